import { isOpen, type Recovery } from '../../../core/group/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { colon, joined } from '../../../lib/language.ts'
import { Notice, PlainText, Section } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import { recoveryMessages } from './messages.ts'

const Basis = ({ visit: { lang }, recovery }: { visit: Visit; recovery: Recovery }) => {
  const words = recoveryMessages(lang)
  return (
    <>
      <p>
        {words.seen}
        {colon(lang)}
        {joined(
          recovery.seen.map((thing) => words[thing]),
          lang,
        )}
      </p>
      <PlainText text={recovery.checked} />
    </>
  )
}

type Props = { visit: Visit; recovery: Recovery | undefined }

/** What the counter has begun, for those of the group and for the office. */
export const RecoveryNotice = ({ visit, recovery }: Props) => {
  const { lang, today } = visit
  const words = recoveryMessages(lang)
  if (recovery === undefined) return null
  if (recovery.objection !== null)
    return (
      <Notice lang={lang} kind="warning" title={words.stopped}>
        <p>{words.stoppedText}</p>
        <PlainText text={recovery.objection} />
      </Notice>
    )
  if (!isOpen(recovery, today)) return null
  return (
    <Notice lang={lang} kind="warning" title={words.running}>
      <p>{words.runningText(recovery.name, formatDate(recovery.starts_on, lang))}</p>
      <Basis visit={visit} recovery={recovery} />
    </Notice>
  )
}

/** Any member may stop it, with a reason. */
export const Objection = ({ visit, recovery, failed }: Props & { failed?: Failed | undefined }) => {
  const { lang, today, city } = visit
  const words = recoveryMessages(lang)
  const { tooLate } = words
  const errors = sayErrors(failed?.errors ?? [], lang, { reason: words.reason }, { tooLate })
  if (recovery === undefined || (!isOpen(recovery, today) && errors.length === 0)) return null
  return (
    <Section id="objection" title={words.objection} lead={words.objectionLead}>
      <ErrorSummary lang={lang} errors={errors} />
      <Form
        lang={lang}
        action={cityPath(city, `/groups/${recovery.group_id}/recovery/objection`)}
        submissionId={blindId()}
      >
        <TextArea
          lang={lang}
          name="reason"
          label={words.reason}
          required
          maxLength={1000}
          value={keptText(failed?.kept ?? {}, 'reason')}
          error={messageFor(errors, 'reason')}
        />
        <Button kind="danger">{words.objectDo}</Button>
      </Form>
    </Section>
  )
}
