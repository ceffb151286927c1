import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import {
  Card,
  CardGrid,
  EmptyState,
  Heading,
  Notice,
  Pager,
  SearchBox,
  Section,
  Stack,
} from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton, messageFor, TextField } from '../../../ui/forms.tsx'
import { pageSize } from '../queries.ts'
import { outboxMessages } from './messages.ts'
import type { ListedMail } from './queries.ts'
import { type MailState, mailStates } from './rules.ts'
import { StateChip } from './state-chip.tsx'

export type OutboxList = {
  mails: readonly ListedMail[]
  state: MailState | undefined
  q: string | undefined
  /** Minutes that notices wait; only for those who may change it. */
  wait: number | undefined
}

type Asked = { q: string | undefined; state?: MailState | undefined; after?: string }

function listAddress({ city }: Visit, asked: Asked): string {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return `${cityPath(city, '/outbox')}?${new URLSearchParams(given)}`
}

const Filter = ({ visit, list }: { visit: Visit; list: OutboxList }) => {
  const words = outboxMessages(visit.lang)
  const href = (state?: MailState) => listAddress(visit, { q: list.q, state })
  return (
    <nav aria-label={words.states}>
      <p>
        <LinkButton href={href()} kind={list.state ? 'quiet' : 'secondary'}>
          {words.all}
        </LinkButton>
        {mailStates.map((state) => (
          <>
            {' '}
            <LinkButton href={href(state)} kind={state === list.state ? 'secondary' : 'quiet'}>
              {words[state]}
            </LinkButton>
          </>
        ))}
      </p>
    </nav>
  )
}

const Mails = ({ visit, mails }: { visit: Visit; mails: readonly ListedMail[] }) => (
  <CardGrid>
    {mails.slice(0, pageSize).map((mail) => (
      <Card
        title={mail.subject}
        href={cityPath(visit.city, `/outbox/${mail.id}`)}
        level={2}
        chips={<StateChip visit={visit} mail={mail} />}
        meta={formatDateTime(mail.sent_at ?? mail.queued_at, visit.lang)}
      >
        <p>{mail.address ?? outboxMessages(visit.lang).nobody}</p>
      </Card>
    ))}
  </CardGrid>
)

const WaitForm = ({ visit, wait, failed }: { visit: Visit; wait: number; failed: Failed | undefined }) => {
  const words = outboxMessages(visit.lang)
  const errors = sayErrors(failed?.errors ?? [], visit.lang, { minutes: words.minutes })
  const kept = failed?.kept.minutes
  return (
    <Section id="wait" title={words.waitTitle} lead={words.waitLead}>
      <Form lang={visit.lang} action={cityPath(visit.city, '/outbox/wait')} submissionId={blindId()}>
        <TextField
          lang={visit.lang}
          name="minutes"
          label={words.minutes}
          hint={words.minutesHint}
          required
          inputmode="numeric"
          width="s"
          value={typeof kept === 'string' ? kept : String(wait)}
          error={messageFor(errors, 'minutes')}
        />
        <Button kind="secondary">{words.waitChange}</Button>
      </Form>
    </Section>
  )
}

const Top = ({ visit, list }: { visit: Visit; list: OutboxList }) => {
  const { lang, city } = visit
  const words = outboxMessages(lang)
  return (
    <>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {visit.query.done && <Notice lang={lang} kind="success" title={words.done} />}
      {visit.runtime.demo && <Notice lang={lang}>{words.demo}</Notice>}
      <SearchBox
        lang={lang}
        action={cityPath(city, '/outbox')}
        label={words.search}
        value={list.q ?? ''}
        hidden={list.state ? { state: list.state } : {}}
      />
      <Filter visit={visit} list={list} />
    </>
  )
}

export function outboxPage(visit: Visit, list: OutboxList, failed?: Failed): Page {
  const { lang } = visit
  const words = outboxMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, { minutes: words.minutes })
  const last = list.mails[pageSize - 1]
  const { state, q } = list
  const next =
    list.mails.length > pageSize && last ? { nextHref: listAddress(visit, { q, state, after: last.id }) } : {}
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Top visit={visit} list={list} />
      {list.mails.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
      <Mails visit={visit} mails={list.mails} />
      <Pager lang={lang} {...next} />
      <p>
        <small>{words.ownOnly}</small>
      </p>
      {list.wait !== undefined && <WaitForm visit={visit} wait={list.wait} failed={failed} />}
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
