import { sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import {
  DescriptionList,
  Heading,
  Notice,
  PlainText,
  Section,
  Timeline,
} from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, TextField } from '../../../ui/forms.tsx'
import type { NoticeEventRow } from '../queries.ts'
import { outboxMessages } from './messages.ts'
import type { ListedMail } from './queries.ts'
import { stateOf } from './rules.ts'
import { StateChip } from './state-chip.tsx'

function factsOf(visit: Visit, mail: ListedMail) {
  const { lang, city } = visit
  const words = outboxMessages(lang)
  const time = (term: string, at: Date | null) =>
    at ? [{ term, description: formatDateTime(at, lang) }] : []
  return [
    { term: words.state, description: <StateChip visit={visit} mail={mail} /> },
    {
      term: words.to,
      description: (
        <>
          {mail.address ?? words.nobody}
          {mail.person_id && (
            <>
              {' '}
              <a href={cityPath(city, `/contacts/${mail.person_id}`)}>{words.person}</a>
            </>
          )}
        </>
      ),
    },
    ...(mail.number
      ? [{ term: words.number, description: <a href={casePath(city, mail.number)}>{mail.number}</a> }]
      : []),
    ...time(words.queued, mail.queued_at),
    ...(mail.sent_at ? [] : time(words.notBefore, mail.not_before)),
    ...time(words.sentAt, mail.sent_at),
    ...(mail.bounce_reason ? [{ term: words.reason, description: mail.bounce_reason }] : []),
    ...(mail.resend_of
      ? [
          {
            term: words.resent,
            description: <a href={cityPath(city, `/outbox/${mail.resend_of}`)}>{words.resent}</a>,
          },
        ]
      : []),
  ]
}

const Small = ({
  visit,
  mail,
  act,
  label,
}: {
  visit: Visit
  mail: ListedMail
  act: string
  label: string
}) => (
  <Form lang={visit.lang} action={cityPath(visit.city, `/outbox/${mail.id}/${act}`)} submissionId={blindId()}>
    <Button kind={act === 'hold' ? 'danger' : 'primary'}>{label}</Button>
  </Form>
)

type ActsProps = { visit: Visit; mail: ListedMail; error: string | undefined; kept: string }

const Acts = ({ visit, mail, error, kept }: ActsProps) => {
  const words = outboxMessages(visit.lang)
  const state = stateOf(mail)
  if (state === 'waiting') return <Small visit={visit} mail={mail} act="hold" label={words.hold} />
  if (state === 'held') return <Small visit={visit} mail={mail} act="release" label={words.release} />
  return (
    <Section id="resend" title={words.resend} lead={words.resendLead}>
      <Form
        lang={visit.lang}
        action={cityPath(visit.city, `/outbox/${mail.id}/resend`)}
        submissionId={blindId()}
      >
        <TextField
          lang={visit.lang}
          name="address"
          type="email"
          label={words.address}
          hint={words.addressHint}
          autocomplete="off"
          value={kept}
          error={error}
        />
        <Button kind={state === 'sent' ? 'secondary' : 'primary'}>{words.resend}</Button>
      </Form>
    </Section>
  )
}

export function mailPage(
  visit: Visit,
  mail: ListedMail,
  events: readonly NoticeEventRow[],
  failed?: Failed,
): Page {
  const { lang, city } = visit
  const words = outboxMessages(lang)
  const errors = sayErrors(
    failed?.errors ?? [],
    lang,
    { address: words.address },
    { badEmail: words.badEmail },
  )
  const said: Record<string, string> = { held: words.held_, released: words.released, resent: words.resent_ }
  const kept = failed?.kept.address
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1}>{mail.subject}</Heading>
      {visit.query.done && <Notice lang={lang} kind="success" title={words.done} />}
      <DescriptionList items={factsOf(visit, mail)} />
      <Section id="preview" title={words.preview} lead={words.previewLead}>
        <PlainText text={mail.body} />
      </Section>
      <Acts
        visit={visit}
        mail={mail}
        error={messageFor(errors, 'address')}
        kept={typeof kept === 'string' ? kept : ''}
      />
      {events.length > 0 && (
        <Section id="history" title={words.history}>
          <Timeline
            label={words.history}
            entries={events.map(({ kind, note, by, at }) => ({
              when: formatDateTime(at, lang),
              dateTime: at.toISOString(),
              who: by,
              what: said[kind] ?? kind,
              body: note,
            }))}
          />
        </Section>
      )}
    </>
  )
  const breadcrumbs = [{ label: words.title, href: cityPath(city, '/outbox') }, { label: mail.subject }]
  return { title: mail.subject, body, breadcrumbs }
}
