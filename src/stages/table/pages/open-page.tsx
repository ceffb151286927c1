import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, RadioGroup, TextArea } from '../../../ui/forms.tsx'
import { tableMessages } from '../messages.ts'
import { modes } from '../rules.ts'

export function openPage(visit: CaseVisit, failed?: Failed): Page {
  const { lang, city, case: subject } = visit
  const words = tableMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, { why: words.why, mode: words.mode })
  const field = (name: string, first = '') => ({
    lang,
    name,
    value: failed ? keptText(failed.kept, name) : first,
    error: messageFor(errors, name),
  })
  return {
    title: `${words.open} ${subject.title}`,
    breadcrumbs: [{ label: subject.title, href: casePath(city, subject.number) }, { label: words.open }],
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={subject.title} lead={words.openLead}>
          {words.open}
        </Heading>
        <Form lang={lang} action={casePath(city, subject.number, '/table')} submissionId={blindId()}>
          <TextArea
            {...field('why')}
            label={words.why}
            hint={words.whyHint}
            required
            maxLength={1000}
            rows={4}
          />
          <RadioGroup
            {...field('mode', 'sittings')}
            label={words.mode}
            required
            options={modes.map((value) => ({ value, label: words[value] }))}
          />
          <Button>{words.open}</Button>
        </Form>
      </>
    ),
  }
}
