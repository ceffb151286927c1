import { z } from 'zod'
import { keepAccountEvent } from '../../core/people/events.ts'
import { endSession, endSessions, type ListedSession, listSessions } from '../../core/people/sessions.ts'
import { hatLabel } from '../../core/people/signature.ts'
import { found, notFound } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { withAccount } from '../../core/web/policies.ts'
import { action, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDateTime } from '../../lib/dates.ts'
import { line } from '../../lib/form-text.ts'
import { blindId } from '../../lib/ids.ts'
import { inBrackets } from '../../lib/language.ts'
import { DataTable, Heading, Notice, Stack } from '../../ui/components/index.ts'
import { Button, Form } from '../../ui/forms.tsx'
import { crumbsTo } from './crumbs.ts'
import { deviceMessages } from './device-messages.ts'

const path = '/account/devices'

/** Ends one session of one's own; somebody else's is not there. */
async function end(visit: Visit, input: { device: string }): Promise<Outcome> {
  const { person } = found(visit.viewer)
  if (!(await endSession(visit.tx, person.id, input.device))) throw notFound()
  await keepAccountEvent(visit, { personId: person.id, kind: 'sessionEnded' })
  return { to: cityPath(visit.city, `${path}?done=1`) }
}

async function endOthers(visit: Visit): Promise<Outcome> {
  const { person } = found(visit.viewer)
  await endSessions(visit.tx, person.id, found(visit.session).id)
  await keepAccountEvent(visit, { personId: person.id, kind: 'sessionsEnded' })
  return { to: cityPath(visit.city, `${path}?done=1`) }
}

function rowOf(visit: Visit, one: ListedSession) {
  const { lang, city, definition, viewer } = visit
  const words = deviceMessages(lang)
  const name = one.device === '' ? words.unknown : one.device
  const hat = viewer?.hats.find(({ id }) => id === one.hat_id)
  const act =
    one.id === visit.session?.id ? (
      words.here
    ) : (
      <Form lang={lang} action={cityPath(city, `${path}/ending`)} submissionId={blindId()}>
        <input type="hidden" name="device" value={one.id} />
        <Button kind="secondary">
          {words.end}
          <span class="yui-visually-hidden">{inBrackets(words.endThis(name), lang)}</span>
        </Button>
      </Form>
    )
  return [
    name,
    hat ? hatLabel(hat, definition, lang) : '',
    `${words[one.factor]}${one.second === null ? '' : words.andSecond}`,
    formatDateTime(one.created_at, lang),
    formatDateTime(one.seen_at, lang),
    act,
  ]
}

async function show(visit: Visit): Promise<Page> {
  const { lang, city } = visit
  const words = deviceMessages(lang)
  const sessions = await listSessions(visit.tx, found(visit.viewer).person.id, visit.now)
  const labels = [words.device, words.as, words.how, words.since, words.seen, words.end]
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {visit.query.done === '1' && <Notice lang={lang} kind="success" title={words.ended} />}
      <DataTable
        id="devices"
        caption={words.caption}
        columns={labels.map((label) => ({ label }))}
        rows={sessions.map((one) => rowOf(visit, one))}
        stack
      />
      {sessions.length > 1 ? (
        <Form lang={lang} action={cityPath(city, `${path}/others`)} submissionId={blindId()}>
          <Button>{words.endOthers}</Button>
        </Form>
      ) : (
        <p>{words.onlyHere}</p>
      )}
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: crumbsTo(visit, words.title) }
}

const policy = withAccount

export const deviceRoutes: readonly Route[] = [
  page(path, { policy, show }),
  action(`${path}/ending`, {
    policy,
    form: z.object({ device: line({ max: 64, required: true }) }),
    act: end,
    again: show,
  }),
  action(`${path}/others`, { policy, form: z.object({}), act: endOthers, again: show }),
]
