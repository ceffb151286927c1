import { accountEventWords } from '../../core/people/event-words.ts'
import { type AccountEvent, accountEventKinds, listAccountEvents } from '../../core/people/events.ts'
import { hatLabel } from '../../core/people/signature.ts'
import { found } from '../../core/web/errors.ts'
import { withAccount } from '../../core/web/policies.ts'
import { type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDateTime } from '../../lib/dates.ts'
import { Heading, Stack, Timeline } from '../../ui/components/index.ts'
import { crumbsTo } from './crumbs.ts'
import { accountMessages } from './messages.ts'

/** Who did it, in which hat; one's own name is not told to oneself. */
function whoDid({ lang, definition, viewer }: Visit, event: AccountEvent): string {
  if (event.by === null) return accountMessages(lang).somebody
  const hat =
    event.hat_kind &&
    hatLabel(
      {
        id: '',
        kind: event.hat_kind,
        section: event.hat_section ?? undefined,
        organizationName: event.hat_organization ?? undefined,
      },
      definition,
      lang,
    )
  const own = event.by === viewer?.person.name
  return [own ? undefined : event.by, hat].filter(Boolean).join('　')
}

export const EventList = ({ visit, events }: { visit: Visit; events: readonly AccountEvent[] }) => {
  const words = accountMessages(visit.lang)
  if (events.length === 0) return <p>{words.nothingYet}</p>
  const entries = events.map((event) => ({
    when: formatDateTime(event.at, visit.lang),
    dateTime: event.at.toISOString(),
    who: whoDid(visit, event),
    what: accountEventWords(event.kind, visit.lang),
  }))
  return <Timeline label={words.history} entries={entries} />
}

async function show(visit: Visit): Promise<Page> {
  const words = accountMessages(visit.lang)
  const id = found(visit.viewer).person.id
  const body = (
    <Stack>
      <Heading level={1} lead={words.historyLead}>
        {words.history}
      </Heading>
      <EventList visit={visit} events={await listAccountEvents(visit.tx, id, accountEventKinds, 100)} />
    </Stack>
  )
  return { title: words.history, body, breadcrumbs: crumbsTo(visit, words.history) }
}

export const historyRoutes: readonly Route[] = [page('/account/history', { policy: withAccount, show })]
