import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { Heading } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, RadioGroup, TextArea } from '../../../ui/forms.tsx'
import { zoneMessages } from './messages.ts'
import { unplaced, zonesOf } from './rules.ts'

const nothing: Failed = { errors: [], kept: {} }

export function zonePage(visit: CaseVisit, { errors, kept }: Failed = nothing): Page {
  const { lang, city, definition, case: subject } = visit
  const words = zoneMessages(lang)
  const said = sayErrors(errors, lang, { zone: words.to, reason: words.reason }, { same: words.same })
  const body = (
    <>
      <ErrorSummary lang={lang} errors={said} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Form lang={lang} action={casePath(city, subject.number, '/zone')} submissionId={blindId()}>
        <input type="hidden" name="version" value={String(subject.version)} />
        <RadioGroup
          lang={lang}
          name="zone"
          label={words.to}
          required
          value={keptText(kept, 'zone') || (subject.zone ?? unplaced)}
          error={messageFor(said, 'zone')}
          options={[
            ...zonesOf(definition).map(({ code, name }) => ({
              value: code,
              label: name ? `${code} ${pick(name, lang)}` : `${code} ${words.blank}`,
            })),
            { value: unplaced, label: words.unplaced },
          ]}
        />
        <TextArea
          lang={lang}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          required
          rows={3}
          maxLength={1000}
          value={keptText(kept, 'reason')}
          error={messageFor(said, 'reason')}
        />
        <p>
          <Button>{words.save}</Button> <a href={casePath(city, subject.number)}>{words.back}</a>
        </p>
      </Form>
    </>
  )
  const breadcrumbs = [
    { label: subject.number, href: casePath(city, subject.number) },
    { label: words.title },
  ]
  return { title: words.title, body, breadcrumbs }
}
