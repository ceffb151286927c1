import type { Hold } from '../../../core/records/holds.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { PlainText, Section } from '../../../ui/components/index.ts'
import { Button, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import { recordsMessages } from '../messages.ts'

export const holdErrors = ({ lang }: Visit, failed: Failed | undefined) =>
  sayErrors(failed?.errors ?? [], lang, { reason: recordsMessages(lang).reason })

type Of = { visit: Visit; path: string }

const HoldForm = ({ visit, path, failed }: Of & { failed: Failed | undefined }) => {
  const { lang } = visit
  const words = recordsMessages(lang)
  return (
    <Form lang={lang} action={`${path}/hold`} submissionId={blindId()}>
      <TextArea
        lang={lang}
        name="reason"
        label={words.reason}
        required
        rows={3}
        maxLength={500}
        value={keptText(failed?.kept ?? {}, 'reason')}
        error={messageFor(holdErrors(visit, failed), 'reason')}
      />
      <Button kind="secondary">{words.hold}</Button>
    </Form>
  )
}

const Standing = ({ visit, path, hold }: Of & { hold: Hold }) => {
  const words = recordsMessages(visit.lang)
  return (
    <>
      <p>
        <strong>{words.heldSince(formatDate(todayInJapan(hold.at), visit.lang))}</strong>
      </p>
      <PlainText text={hold.reason} />
      <Form lang={visit.lang} action={`${path}/release`} submissionId={blindId()}>
        <Button kind="secondary">{words.lift}</Button>
      </Form>
    </>
  )
}

type Shown = Of & { lead: string; hold: Hold | undefined; failed?: Failed | undefined }

/** What stands, with the way to lift it; else the form that orders it. */
export const HoldSection = ({ visit, path, lead, hold, failed }: Shown) => (
  <Section id="hold" title={recordsMessages(visit.lang).hold} lead={lead}>
    {hold ? (
      <Standing visit={visit} path={path} hold={hold} />
    ) : (
      <HoldForm visit={visit} path={path} failed={failed} />
    )}
  </Section>
)
