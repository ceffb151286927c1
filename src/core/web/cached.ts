import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { addDays, todayInJapan } from '../../lib/dates.ts'
import type { CachedPage } from '../../platform/http/page-cache.ts'
import { cityOf } from '../edition/directory.ts'
import { sessionCookie } from '../people/session.ts'
import { found } from './errors.ts'
import { langOfRequest, queryFor, queryOf } from './request.ts'
import type { Route } from './route.ts'
import type { Runtime } from './visit.ts'

/** Days turn at midnight in Japan: what was due today is then overdue, an edition may have begun. */
const nextMidnight = (now: Date): number => Date.parse(`${addDays(todayInJapan(now), 1)}T00:00:00+09:00`)

/**
 * A public page for whoever is not signed in: from memory while its city's token stands, otherwise rendered anew.
 * The key is what the route reads from the address, never the address itself.
 */
export async function answerCached(
  runtime: Runtime,
  c: Context,
  route: Route,
  fresh: (c: Context) => Promise<Response>,
): Promise<Response> {
  const slug = c.req.param('city') ?? ''
  if (getCookie(c, sessionCookie(slug)) !== undefined) return fresh(c)
  const city = found(await cityOf(runtime, slug))
  const seen = found(await runtime.pageToken(city.id))
  runtime.directory.saw(seen.installation)
  const token = `${seen.installation}.${seen.token}`
  const nowMs = runtime.clock().getTime()
  const key = keyOf(runtime, c, route)
  const hit = runtime.pages.get(key, token, nowMs)
  if (hit) return send(c, hit)
  const response = await fresh(c)
  if (response.status !== 200) return response
  const body = Buffer.from(await response.arrayBuffer())
  const page = { body, gzip: gzipSync(body), status: 200, token, validUntil: nextMidnight(runtime.clock()) }
  runtime.pages.set(key, page)
  return send(c, page)
}

function keyOf(runtime: Runtime, c: Context, route: Route): string {
  const query = Object.entries(queryFor(route, queryOf(c))).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([route.path, c.req.param(), query, langOfRequest(c), runtime.build])
}

function send(c: Context, page: CachedPage): Response {
  const zipped = (c.req.header('accept-encoding') ?? '').includes('gzip')
  c.header('Content-Type', 'text/html; charset=UTF-8')
  c.header('Cache-Control', 'private, no-cache')
  c.header('Vary', 'Accept-Encoding, Cookie')
  if (zipped) c.header('Content-Encoding', 'gzip')
  return c.body(new Uint8Array(zipped ? page.gzip : page.body), 200)
}
