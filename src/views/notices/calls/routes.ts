import { findReach, insertLetter, keepNoticeEvent } from '../../../core/notice/index.ts'
import { noteReads } from '../../../core/privacy/reads.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import { listNoticeEvents } from '../queries.ts'
import { staffOfCases as policy } from '../scope.ts'
import { callPage, callsPage } from './pages.tsx'
import { countTry, findCall, type ListedCall, listCalls } from './queries.ts'
import { type CallTry, callsQuery, closes, tryForm } from './rules.ts'

const callOf = async (visit: Visit): Promise<ListedCall> => {
  const id = visit.params.call ?? ''
  return found(isUuid(id) ? await findCall(visit.tx, visit.viewer, id) : undefined)
}
const showCall = async (visit: Visit, failed?: Failed) => {
  const call = await callOf(visit)
  noteReads(visit, 'call', [call])
  return callPage(visit, call, await listNoticeEvents(visit.tx, call.id), failed)
}

async function showList(visit: Visit) {
  const calls = await listCalls(visit.tx, visit.viewer, callsQuery.parse(visit.query).after)
  noteReads(visit, 'call', calls)
  return callsPage(visit, calls)
}

const wrong = (field: string, code: string): Failed => ({ errors: [{ field, code }], kept: {} })

async function mistakeIn(visit: Visit, call: ListedCall, { result, againOn }: CallTry) {
  if (againOn !== undefined && againOn <= visit.today) return wrong('againOn', 'past')
  const person = result === 'byLetter' ? await findReach(visit.tx, call.person_id) : undefined
  return person && !person.hasAddress ? wrong('result', 'noAddress') : undefined
}

async function keepTry(visit: Visit, given: CallTry): Promise<Outcome> {
  const { version, result, note, againOn = null } = given
  const call = await callOf(visit)
  const mistake = await mistakeIn(visit, call, given)
  if (mistake) return mistake
  const done = closes(result)
  const tried = { tries: version, againOn: done ? null : againOn, closedAt: done ? visit.now : null }
  if (!(await countTry(visit.tx, call.id, tried))) throw conflict()
  if (result === 'byLetter') await writeInstead(visit, call)
  const event = { about: 'call' as const, aboutId: call.id, kind: result, note }
  await keepNoticeEvent(visit.tx, found(visit.viewer), event, visit.now)
  return { to: cityPath(visit.city, done ? '/calls?done=1' : `/calls/${call.id}?done=1`) }
}

const writeInstead = ({ tx, now }: Visit, call: ListedCall): Promise<void> =>
  insertLetter(
    tx,
    {
      personId: call.person_id,
      caseId: call.case_id,
      kind: call.kind,
      lang: call.lang,
      subject: call.subject,
      text: call.script,
      path: call.path,
      once: `call:${call.id}`,
    },
    now,
  )

export const callRoutes: readonly Route[] = [
  page('/calls', {
    policy,
    query: callsQuery,
    show: showList,
  }),
  page('/calls/:call', { policy, show: (visit) => showCall(visit) }),
  action('/calls/:call/tries', { policy, form: tryForm, act: keepTry, again: showCall }),
]
