import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { todayInJapan } from '../../lib/dates.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { inCity, type Tx } from '../../platform/db/transaction.ts'
import { findCase } from '../case/find.ts'
import { actsForNobody } from '../case/types.ts'
import { type City, cityOf } from '../edition/directory.ts'
import type { Definition } from '../edition/schema/index.ts'
import { runsSomewhere, withSwitches, withSwitchesFor } from '../edition/switches.ts'
import { withRouting, withSectionsToday } from '../edition/view.ts'
import { limitsOf } from '../files/index.ts'
import { asksStaffTwice, lacksSecond } from '../people/proof.ts'
import { type Seen, seeWho, sessionCookie, touchSession } from '../people/session.ts'
import { signatureOf } from '../people/signature.ts'
import { keepRead, noteCaseRead } from '../privacy/reads.ts'
import { openLedger } from '../trail/ledger.ts'
import { withArrivals } from './arrivals.ts'
import { answerCached } from './cached.ts'
import { keepTyped, type Typed } from './drafting/keep-typed.ts'
import { showForm } from './drafting/show-form.tsx'
import { found, tooMuch } from './errors.ts'
import { limitedNow, networkIn } from './limit.ts'
import { notBegunPage } from './not-begun.tsx'
import { act } from './post.ts'
import { refusal } from './refusal.ts'
import { langOfRequest, queryFor, queryOf, type ReadBody, readBody } from './request.ts'
import type { ActionRoute, CaseActionRoute, Route } from './route.ts'
import { send } from './send.ts'
import { isStaffElsewhere, isStaffHost } from './staff-host.ts'
import type { CaseVisit, Runtime, Visit } from './visit.ts'

export const cityRoute = (path: string): string => `/:city{[a-z][a-z0-9-]+}${path === '/' ? '' : path}`

type Form = ActionRoute | CaseActionRoute
type Asked = {
  runtime: Runtime
  c: Context
  route: Route
  body?: ReadBody | undefined
  /** Of a page: the form on it that is kept while it is typed. */
  form?: Form | undefined
  /** Of such a form: what was kept when it was sent. */
  typed?: Typed | undefined
}

type Run = () => void | Promise<void>
/** What runs after the transaction: once it is kept, or whenever the page was shown. */
type Later = { done: Run[]; shown: Run[] }

/** Answers one route: session, policy, handler, thread and trail, all in one transaction of one city. */
export async function answer(asked: Asked): Promise<Response> {
  const { runtime, c, body } = asked
  const city = found(await cityOf(runtime, c.req.param('city')))
  await runtime.newDay?.(city)
  const typed = await typedIn(asked, city)
  if (typed instanceof Response) return typed
  const mode = body === undefined ? 'read' : 'write'
  const later: Later = { done: [], shown: [] }
  const work = (tx: Tx) => answerIn({ ...asked, typed }, city, tx, later)
  const response = await inCity(runtime.pool, city.id, mode, work, (result) => result.status < 400)
  for (const run of [...later.shown, ...(response.status < 400 ? later.done : [])]) await run()
  return c.get('outside')?.() ?? response
}

const typedIn = ({ runtime, c, route, body }: Asked, city: City) =>
  body && 'form' in route && route.draft ? keepTyped({ runtime, c, route, body, city }) : undefined

async function answerIn(
  { runtime, c, route, body, form, typed }: Asked,
  city: City,
  tx: Tx,
  later: Later,
): Promise<Response> {
  const now = runtime.clock()
  const token = getCookie(c, sessionCookie(city.slug))
  const who = await seeWho(tx, token, now)
  const known = runtime.directory.saw(who.installation) ? city : found(await cityOf(runtime, city.slug))
  const current = { ...known, definition: asKept(known.definition, who) }
  if (who.stale && token) later.done.push(() => keepSession(runtime, city, token, now))
  const present = presentAs(runtime, c, route, who, current.definition)
  const { viewer } = present
  const limited = body === undefined ? undefined : limitedNow(runtime, c, viewer, route)
  if (limited) throw tooMuch(limited.waitSeconds)
  const ledger = openLedger(tx, signatureOf(viewer, current.definition), now)
  const visit: Visit = {
    runtime,
    requestId: c.get('requestId'),
    now,
    today: todayInJapan(now),
    lang: langOfRequest(c),
    city: current,
    definition: current.definition,
    ...present,
    sessionToken: token,
    cookie: (name) => getCookie(c, name),
    userAgent: c.req.header('user-agent'),
    network: networkIn(runtime, c),
    tx,
    path: c.req.path,
    query: queryFor(route, queryOf(c)),
    params: c.req.param() as Record<string, string>,
    files: body?.files ?? {},
    range: c.req.header('range'),
    record: ledger.record,
    afterRecord: ledger.afterwards,
    readPersonal: (persons, read) =>
      later.shown.push(() => keepRead(runtime.pool, city.id, { viewer: who.viewer, persons, read, now })),
    afterCommit: (run) => later.done.push(run),
  }
  const response = await respond({ c, route, body, form, typed }, visit)
  if (response.status < 400) await ledger.flush()
  c.set('statements', tx.statements())
  return response
}

/** The edition as the office keeps it: its own routing, and the stages that run. */
const asKept = (edition: Definition, { routing, switches }: Seen): Definition =>
  withSwitches(withRouting(edition, routing), switches)

/** The session goes on; nobody waits for it. */
function keepSession({ pool }: Runtime, city: City, token: string, now: Date): void {
  inCity(pool, city.id, 'write', ({ db }) => touchSession(db, city.id, token, now)).catch(() => undefined)
}

/** Who somebody is for this route: nobody yet while a second factor is missing, or under a name that is closed to staff. */
function presentAs(
  runtime: Runtime,
  c: Context,
  route: Route,
  { viewer, session }: Seen,
  definition: Definition,
): Pick<Visit, 'viewer' | 'session' | 'staffHere'> {
  const staffHere = isStaffHost(runtime, c)
  if (isStaffElsewhere(runtime, c, viewer)) return { viewer: undefined, session: undefined, staffHere }
  const halfway = lacksSecond(viewer, session, asksStaffTwice(definition, runtime.demo))
  const left = viewer?.hat.kind === 'former'
  const closed = (halfway && !route.halfway) || (left && !route.ownData)
  const asSeen = left && session ? { ...session, left: true as const } : session
  return { viewer: closed ? undefined : viewer, session: asSeen, staffHere }
}

async function respond(asked: Omit<Asked, 'runtime'>, visit: Visit): Promise<Response> {
  const { c, route, body, form, typed } = asked
  const subject = isAboutCase(route) ? await caseVisit(visit) : undefined
  const seen = (subject ?? visit) as CaseVisit
  const refused = (await notBegun(c, route, visit)) ?? refusal(c, route, seen, subject)
  if (refused) return refused
  if ('form' in route) return act(c, route, seen, { body: body ?? { fields: {}, files: {} }, typed })
  if (subject) noteCaseRead(subject)
  return send(c, seen, await (form ? showForm(route, form, seen) : route.show(seen)))
}

/** What begins a stage that the city does not work with today is answered by where to turn to instead. */
const notBegun = async (c: Context, route: Route, visit: Visit): Promise<Response | undefined> =>
  route.begins && !runsSomewhere(visit.definition, route.begins)
    ? send(c, visit, notBegunPage(visit, 'form' in route && route.draft !== undefined))
    : undefined

const isAboutCase = ({ kind }: Route): boolean => kind === 'casePage' || kind === 'caseAction'

/** The case in the address, read under the edition it began under; 404 for whoever may not know of it. */
async function caseVisit(visit: Visit): Promise<CaseVisit> {
  const number = found(parseReferenceNumber(visit.params.number ?? ''))
  const subject = found(await findCase(visit.tx, visit.viewer, number))
  const { viewer } = visit
  return {
    ...visit,
    ...subject,
    viewer: viewer && actsForNobody(viewer, subject) ? { ...viewer, entangled: true } : viewer,
    definition: withSwitchesFor(
      withSectionsToday(await visit.runtime.directory.definition(subject.case.edition_id), visit.definition),
      visit.definition.switches ?? {},
      subject.case,
    ),
  }
}

/** Reads a form to its end, then answers it; a file that came with it is there as long as that takes. */
async function answerForm({ runtime, c, route }: Asked & { route: Form }): Promise<Response> {
  const city = await cityOf(runtime, c.req.param('city'))
  const body = await readBody(c, runtime.filesDir, city ? limitsOf(city.definition).form : 0)
  try {
    return await answer({ runtime, c, route, body: await withArrivals({ runtime, c, route }, body) })
  } finally {
    await body.drop()
  }
}

/** Puts a city's routes on the app. */
export function mount(app: Hono, runtime: Runtime, routes: readonly Route[]): void {
  const forms = new Map(
    routes.flatMap((route) => ('form' in route && route.draft ? [[route.draft.page, route] as const] : [])),
  )
  for (const route of routes) {
    if (route.kind === 'page' || route.kind === 'casePage') {
      const fresh = (c: Context) => answer({ runtime, c, route, form: forms.get(route.path) })
      app.get(cityRoute(route.path), route.cached ? (c) => answerCached(runtime, c, route, fresh) : fresh)
    } else {
      app.post(cityRoute(route.path), (c) => answerForm({ runtime, c, route }))
    }
  }
}
