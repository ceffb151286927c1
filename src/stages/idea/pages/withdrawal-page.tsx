import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, RadioGroup, TextArea } from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { most } from '../rules.ts'

const nothing: Failed = { errors: [], kept: {} }

export function withdrawalPage(visit: CaseVisit, failed: Failed = nothing): Page {
  const { lang, city, case: subject } = visit
  const words = messages(lang)
  const errors = sayErrors(failed.errors, lang, { reason: words.reason })
  const here = casePath(city, subject.number)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={subject.title} lead={words.withdrawLead}>
        {words.withdrawTitle}
      </Heading>
      <Form lang={lang} action={`${here}/withdrawal`} submissionId={blindId()}>
        <TextArea
          lang={lang}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          required
          maxLength={most.reason}
          value={keptText(failed.kept, 'reason')}
          error={messageFor(errors, 'reason')}
        />
        {subject.visibility === 'public' && (
          <RadioGroup
            lang={lang}
            name="text"
            label={words.withdrawText}
            hint={words.withdrawTextHint}
            value={keptText(failed.kept, 'text') || 'keep'}
            options={[
              { value: 'keep', label: words.withdrawKeep },
              { value: 'close', label: words.withdrawClose },
            ]}
          />
        )}
        <p>
          <Button kind="danger">{words.withdraw}</Button>
        </p>
      </Form>
      <p>
        <a href={here}>{words.backToCase}</a>
      </p>
    </>
  )
  const breadcrumbs = [{ label: subject.number, href: here }, { label: words.withdrawTitle }]
  return { title: words.withdrawTitle, body, breadcrumbs }
}
