import { type Entry, sitsAt } from '../../../core/case/types.ts'
import { maySeeEntry } from '../../../core/case/visibility.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { PlainText, Section } from '../../../ui/components/index.ts'
import { Button, type FieldError, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import { tablePath } from '../here.ts'
import { tableMessages } from '../messages.ts'
import { isAtTable } from '../rules.ts'

type Props = { visit: CaseVisit; thread: readonly Entry[]; errors: FieldError[] }

const linesOf = (visit: CaseVisit, thread: readonly Entry[], of: string): Entry[] =>
  thread.filter(
    (entry) => entry.stage === 'table' && entry.kind === of && maySeeEntry(visit.viewer, visit, entry),
  )
export const hasNotes = (visit: CaseVisit, thread: readonly Entry[]): boolean =>
  linesOf(visit, thread, 'noted').length > 0

const Lines = ({ visit, thread, kind }: Omit<Props, 'errors'> & { kind: string }) => (
  <>
    {linesOf(visit, thread, kind).map((entry) => (
      <div>
        <p>
          <small>
            {formatDateTime(entry.at, visit.lang)} {entry.actor_name}
          </small>
        </p>
        <PlainText text={String(entry.facts.text)} />
      </div>
    ))}
  </>
)

/** Of one's own party: the rows themselves are asked who may see them. */
export const Notes = ({ visit, thread, errors }: Props) => {
  const { lang } = visit
  const words = tableMessages(lang)
  return (
    <Section id="notes" title={words.notes} lead={words.notesLead}>
      <Lines visit={visit} thread={thread} kind="noted" />
      {isAtTable(visit) && (
        <Form lang={lang} action={tablePath(visit, '/notes')} submissionId={blindId()}>
          <TextArea
            lang={lang}
            name="note"
            label={words.note}
            required
            rows={4}
            maxLength={4000}
            error={messageFor(errors, 'note')}
          />
          <Button kind="secondary">{words.keepNote}</Button>
        </Form>
      )}
    </Section>
  )
}

/** ⑤ What the coordinator says to all. */
export const Remarks = ({ visit, thread, errors }: Props) => {
  const { lang, viewer } = visit
  const words = tableMessages(lang)
  return (
    <Section id="remarks" title={words.remarks}>
      <Lines visit={visit} thread={thread} kind="remarked" />
      {isAtTable(visit) && sitsAt(viewer, visit) && (
        <Form lang={lang} action={tablePath(visit, '/remarks')} submissionId={blindId()}>
          <TextArea
            lang={lang}
            name="remark"
            label={words.remark}
            required
            rows={4}
            maxLength={2000}
            error={messageFor(errors, 'remark')}
          />
          <Button kind="secondary">{words.keepRemark}</Button>
        </Form>
      )}
    </Section>
  )
}
