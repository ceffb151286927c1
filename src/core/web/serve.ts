import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { todayInJapan } from '../../lib/dates.ts'
import { readForm } from '../../lib/form-errors.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { inCity, type Tx } from '../../platform/db/transaction.ts'
import { dressed } from '../../platform/http/guards.ts'
import { findCase } from '../case/find.ts'
import { type City, cityOf } from '../edition/directory.ts'
import { asksStaffTwice, lacksSecond } from '../people/proof.ts'
import { seeWho, sessionCookie, touchSession } from '../people/session.ts'
import { signatureOf } from '../people/signature.ts'
import { keepRead, noteCaseRead } from '../privacy/reads.ts'
import { openLedger } from '../trail/ledger.ts'
import { withArrivals } from './arrivals.ts'
import { answerCached } from './cached.ts'
import { conflict, found } from './errors.ts'
import { renderPage } from './frame.tsx'
import { switchedMark } from './paths.ts'
import { refusal } from './refusal.ts'
import { langOfRequest, queryFor, queryOf, type ReadBody, readBody, standingAt } from './request.ts'
import type { ActionRoute, CaseActionRoute, Outcome, Page, Route } from './route.ts'
import { besideConfirm, mustConfirm } from './step-up.tsx'
import { claimSubmission, keepLocation } from './submissions.ts'
import type { CaseVisit, Runtime, Visit } from './visit.ts'

export const cityRoute = (path: string): string => `/:city{[a-z][a-z0-9-]+}${path === '/' ? '' : path}`

type Asked = { runtime: Runtime; c: Context; route: Route; body?: ReadBody | undefined }

/** Answers one route: session, policy, handler, thread and trail, all in one transaction of one city. */
export async function answer({ runtime, c, route, body }: Asked): Promise<Response> {
  const city = found(await cityOf(runtime, c.req.param('city')))
  const mode = body === undefined ? 'read' : 'write'
  const after: (() => void | Promise<void>)[] = []
  const work = (tx: Tx) => answerIn({ runtime, c, route, body }, city, tx, after)
  const response = await inCity(runtime.pool, city.id, mode, work, (result) => result.status < 400)
  if (response.status < 400) for (const run of after) await run()
  return response
}

async function answerIn(
  { runtime, c, route, body }: Asked,
  city: City,
  tx: Tx,
  after: (() => void | Promise<void>)[],
): Promise<Response> {
  const now = runtime.clock()
  const token = getCookie(c, sessionCookie(city.slug))
  const who = await seeWho(tx, token, now)
  const current = runtime.directory.saw(who.installation) ? city : found(await cityOf(runtime, city.slug))
  if (who.stale && token) {
    after.push(
      () =>
        void inCity(runtime.pool, city.id, 'write', ({ db }) => touchSession(db, city.id, token, now)).catch(
          () => undefined,
        ),
    )
  }
  const halfway = lacksSecond(who.viewer, who.session, asksStaffTwice(current.definition, runtime.demo))
  const viewer = halfway && !route.halfway ? undefined : who.viewer
  const ledger = openLedger(tx, signatureOf(viewer, current.definition), now)
  const visit: Visit = {
    runtime,
    requestId: c.get('requestId'),
    now,
    today: todayInJapan(now),
    lang: langOfRequest(c),
    city: current,
    definition: current.definition,
    viewer,
    session: who.session,
    sessionToken: token,
    cookie: (name) => getCookie(c, name),
    userAgent: c.req.header('user-agent'),
    tx,
    path: c.req.path,
    query: queryFor(route, queryOf(c)),
    params: c.req.param() as Record<string, string>,
    files: body?.files ?? {},
    range: c.req.header('range'),
    record: ledger.record,
    afterRecord: ledger.afterwards,
    readPersonal: (persons, read) =>
      after.push(() => keepRead(runtime.pool, city.id, { viewer: who.viewer, persons, read, now })),
    afterCommit: (run) => after.push(run),
  }
  const response = await respond(c, route, visit, body)
  if (response.status < 400) await ledger.flush()
  c.set('statements', tx.statements())
  return response
}

async function respond(
  c: Context,
  route: Route,
  visit: Visit,
  body: ReadBody | undefined,
): Promise<Response> {
  const subject =
    route.kind === 'casePage' || route.kind === 'caseAction' ? await caseVisit(visit) : undefined
  const refused = refusal(c, route, visit, subject)
  if (refused) return refused
  if (route.kind === 'page') return send(c, visit, await route.show(visit))
  if (route.kind === 'casePage') {
    noteCaseRead(subject as CaseVisit)
    return send(c, visit, await route.show(subject as CaseVisit))
  }
  return act(c, route, (subject ?? visit) as CaseVisit, body ?? { fields: {}, files: {} })
}

/** The case in the address, read under the edition it began under; 404 for whoever may not know of it. */
async function caseVisit(visit: Visit): Promise<CaseVisit> {
  const number = found(parseReferenceNumber(visit.params.number ?? ''))
  const subject = found(await findCase(visit.tx, visit.viewer, number))
  return {
    ...visit,
    ...subject,
    definition: await visit.runtime.directory.definition(subject.case.edition_id),
  }
}

async function act(
  c: Context,
  route: ActionRoute | CaseActionRoute,
  visit: CaseVisit,
  body: ReadBody,
): Promise<Response> {
  if (mustConfirm(route, visit)) {
    const kept = { errors: [], kept: body.fields }
    return send(c, visit, besideConfirm(visit, await route.again(visit, kept)))
  }
  const read = readForm(route.form, body.fields)
  if (!read.ok) return send(c, visit, { status: 422, ...(await route.again(visit, read)) })
  const id = [body.fields.submissionId].flat().at(-1)
  const claim = await claimSubmission(visit, id)
  if (claim.clash) throw conflict()
  if (claim.replay) return c.redirect(claim.replay, 303)
  const outcome = (await route.act(visit, read.value as never)) as Outcome
  if (outcome instanceof Response) return outcome
  if ('to' in outcome) {
    await keepLocation(visit, id, outcome.to)
    return c.redirect(outcome.to, 303)
  }
  if ('body' in outcome) return send(c, visit, outcome)
  const kept = Object.keys(outcome.kept).length > 0 ? outcome.kept : body.fields
  return send(c, visit, { status: 422, ...(await route.again(visit, { errors: outcome.errors, kept })) })
}

async function send(c: Context, visit: Visit, result: Page | Response): Promise<Response> {
  if (result instanceof Response) return result
  const { runtime, lang, city, viewer } = visit
  const where = c.req.method === 'GET' ? { path: visit.path, query: visit.query } : standingAt(c)
  const switched = c.req.query(switchedMark) !== undefined
  const html = await renderPage({ runtime, lang, city, viewer, switched, ...where }, result)
  return dressed(c, html, result.status ?? 200, {
    'Content-Type': 'text/html; charset=UTF-8',
    'Cache-Control': viewer ? 'private, no-store' : 'private, no-cache',
  })
}

/** Puts a city's routes on the app. */
export function mount(app: Hono, runtime: Runtime, routes: readonly Route[]): void {
  for (const route of routes) {
    if (route.kind === 'page' || route.kind === 'casePage') {
      const fresh = (c: Context) => answer({ runtime, c, route })
      app.get(cityRoute(route.path), route.cached ? (c) => answerCached(runtime, c, route, fresh) : fresh)
    } else {
      app.post(cityRoute(route.path), async (c) => {
        const body = await withArrivals({ runtime, c, route }, await readBody(c))
        return answer({ runtime, c, route, body })
      })
    }
  }
}
