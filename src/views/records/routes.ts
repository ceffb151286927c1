import { z } from 'zod'
import { isCoordination } from '../../core/people/viewer.ts'
import { findHold, holdRecord, liftHold } from '../../core/records/holds.ts'
import { recordClasses } from '../../core/records/schedule.ts'
import { conflict, found, notFound } from '../../core/web/errors.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import { sectionInCharge } from '../../core/web/policies.ts'
import {
  action,
  caseAction,
  casePage,
  type Failed,
  type Outcome,
  type Policy,
  page,
  type Route,
} from '../../core/web/route.ts'
import type { CaseVisit, Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { writeCsv } from '../../platform/tables/index.ts'
import { type Due, listDue } from './due.ts'
import { heldRoutes, reasonForm } from './held-routes.ts'
import { recordsMessages } from './messages.ts'
import { caseRecordsPage } from './pages/case-page.tsx'
import { disposalPage } from './pages/disposal-page.tsx'
import { classNames, overviewPage, registerLabel } from './pages/overview-page.tsx'
import {
  bumpList,
  endList,
  findList,
  insertList,
  keepExclusions,
  type List,
  listDisposed,
  listHeld,
} from './queries.ts'
import { transferFile } from './transfer-file.ts'
import { insertHandover, listTransferred, listTransfers } from './transfer-queries.ts'

const recordsOffice: Policy = {
  says: 'the coordination office, which keeps the records',
  may: isCoordination,
}
const here = (visit: Visit, done = '') => cityPath(visit.city, `/records/disposal${done}`)
const most = 5000

async function showOverview(visit: Visit) {
  const held = await listHeld(visit.tx)
  const persons = held.filter(({ record }) => record === 'person').map(({ record_id }) => record_id)
  visit.readPersonal(persons, { what: 'account' })
  return overviewPage(visit, { held, disposed: await listDisposed(visit.tx, 50) })
}

async function showDisposal(visit: Visit) {
  const list = await findList(visit.tx)
  const due = list ? [] : await listDue(visit.tx, recordClasses(visit.definition), visit.today)
  visit.readPersonal(personsIn(list, due), { what: 'account' })
  return disposalPage(visit, { list, due, transfers: await listTransfers(visit.tx) })
}

/** Whose names the page shows, so that nobody is deleted unseen. */
const personsIn = (list: List | undefined, due: readonly Due[]): string[] =>
  [...due, ...(list?.items ?? [])].flatMap(({ person }) => person ?? [])

async function makeList(visit: Visit): Promise<Outcome> {
  const { person } = found(visit.viewer)
  const due = await listDue(visit.tx, recordClasses(visit.definition), visit.today)
  if (due.length === 0 || (await findList(visit.tx))) throw conflict()
  await insertList(visit.tx, due, person.id, visit.now, visit.today)
  return { to: here(visit) }
}

const version = z.coerce.number().int().min(1)
const keptForm = z.object({ version, keep: z.union([z.string(), z.array(z.string())]).optional() })

async function exclude(visit: Visit, input: z.output<typeof keptForm>): Promise<Outcome> {
  const list = found(await findList(visit.tx))
  if (!(await bumpList(visit.tx, list.id, input.version))) throw conflict()
  const asked = new Set([input.keep ?? []].flat())
  await keepExclusions(
    visit.tx,
    list.id,
    list.items.map(({ id }) => id).filter((id) => asked.has(id)),
  )
  return { to: here(visit) }
}

/** Whoever made the list does not approve it: the database refuses that, too. */
async function approve(visit: Visit, input: { version: number }): Promise<Outcome> {
  const { person } = found(visit.viewer)
  const list = found(await findList(visit.tx))
  if (list.made_by === person.id) throw conflict()
  if (!(await endList(visit.tx, list.id, { state: 'approved', by: person.id, ...input }, visit.now)))
    throw conflict()
  return { to: here(visit, '?done=approved') }
}

async function drop(visit: Visit, input: { version: number }): Promise<Outcome> {
  const list = found(await findList(visit.tx))
  if (!(await endList(visit.tx, list.id, { state: 'withdrawn', by: null, ...input }, visit.now)))
    throw conflict()
  return { to: here(visit) }
}

/** Made for this one answer; that it was made, by whom and with which content is kept. */
async function sendTransfer(visit: Visit): Promise<Outcome> {
  const id = visit.params.list ?? ''
  const cases = isUuid(id) ? await listTransferred(visit.tx, id) : []
  if (cases.length === 0) throw notFound()
  const made = await transferFile(visit, cases)
  const { person, hat } = found(visit.viewer)
  const by = { personId: person.id, hatId: hat.id }
  await insertHandover(visit.tx, { listId: id, cases: cases.length, manifest: made.sha256, by }, visit.now)
  return new Response(made.archive, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="yui-transfer-${visit.today}.zip"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

async function sendRegister(visit: Visit): Promise<Response> {
  const words = recordsMessages(visit.lang)
  const names = classNames(visit)
  const head = [words.number, words.className, words.years, words.closedOn, words.expiredOn, words.disposedAt]
  const rows = (await listDisposed(visit.tx, most)).map((one) => [
    registerLabel(visit, one),
    names.get(one.class) ?? one.class,
    String(one.years),
    one.closed_on,
    one.expired_on,
    one.disposed_at.toISOString().slice(0, 10),
  ])
  return new Response(writeCsv([head, ...rows]), {
    headers: {
      'Content-Type': 'text/csv; charset=UTF-8',
      'Content-Disposition': 'attachment; filename="disposed.csv"',
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

const showCase = async (visit: CaseVisit, failed?: Failed) =>
  caseRecordsPage(visit, await findHold(visit.tx, visit.case.id), failed)

async function hold(visit: CaseVisit, { reason }: { reason: string }): Promise<Outcome> {
  await holdRecord(visit.tx, { record: 'case', id: visit.case.id }, reason, found(visit.viewer), visit.now)
  return { to: casePath(visit.city, visit.case.number, '/records?done=held') }
}

async function lift(visit: CaseVisit): Promise<Outcome> {
  await liftHold(visit.tx, visit.case.id, found(visit.viewer).person.id, visit.now)
  return { to: casePath(visit.city, visit.case.number, '/records?done=lifted') }
}

const policy = recordsOffice

export const recordsRoutes: readonly Route[] = [
  page('/records', { policy, show: showOverview }),
  page('/records/register/csv', { policy, show: sendRegister }),
  page('/records/disposal', { policy, show: showDisposal }),
  action('/records/disposal', { policy, form: z.object({}), act: makeList, again: showDisposal }),
  action('/records/disposal/exclusions', { policy, form: keptForm, act: exclude, again: showDisposal }),
  action('/records/disposal/approval', {
    policy,
    stepUp: true,
    form: z.object({ version }),
    act: approve,
    again: showDisposal,
  }),
  action('/records/disposal/withdrawal', {
    policy,
    form: z.object({ version }),
    act: drop,
    again: showDisposal,
  }),
  action('/records/transfers/:list', {
    policy,
    stepUp: true,
    form: z.object({}),
    act: sendTransfer,
    again: showDisposal,
  }),
  ...heldRoutes,
  casePage('/cases/:number/records', { policy: sectionInCharge, show: (visit) => showCase(visit) }),
  caseAction('/cases/:number/records/hold', {
    policy: sectionInCharge,
    form: reasonForm,
    act: hold,
    again: showCase,
  }),
  caseAction('/cases/:number/records/release', {
    policy: sectionInCharge,
    form: z.object({}),
    act: lift,
    again: showCase,
  }),
]

export { recordsOffice }
