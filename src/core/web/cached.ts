import { gunzipSync, gzipSync } from 'node:zlib'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { addDays, todayInJapan } from '../../lib/dates.ts'
import type { KnownAddress } from '../../platform/http/address-book.ts'
import { dressed } from '../../platform/http/guards.ts'
import type { CachedPage } from '../../platform/http/page-cache.ts'
import { cityOf } from '../edition/directory.ts'
import { sessionCookie } from '../people/session.ts'
import { found } from './errors.ts'
import { anonymousAddress, keptAt, pageHeaders, tokenOf, wantsGzip } from './kept-page.ts'
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
  const { id: cityId } = found(await cityOf(runtime, slug))
  const now = runtime.clock()
  const seen = found(await runtime.pageToken(cityId))
  const key = keyOf(runtime, c, route)
  const token = tokenOf(seen)
  let other: Response | undefined
  // Whoever asks for the same page of the same token meanwhile waits for this one: nothing was written in between.
  const render = () =>
    runtime.pages.join(`${token} ${key}`, async () => {
      const response = await fresh(c)
      if (response.status === 200) return keep(runtime, key, await keepable(response, token, now))
      other = response
      return undefined
    })
  const page = keptAt(runtime, seen, key) ?? (await render())
  if (page === undefined) return other ?? fresh(c)
  remember(runtime, c, { key, cityId, route: c.req.routePath })
  return send(c, page)
}

/** Token and day are from before the page was made: what changed meanwhile makes it old at once. */
async function keepable(response: Response, token: string, now: Date): Promise<CachedPage> {
  // Copied, since what zlib returns is a piece of a larger block.
  const gzip = Buffer.from(gzipSync(await response.arrayBuffer()))
  return { gzip, status: 200, token, validUntil: nextMidnight(now) }
}

function keep(runtime: Runtime, key: string, page: CachedPage): CachedPage {
  runtime.pages.set(key, page)
  return page
}

function keyOf(runtime: Runtime, c: Context, route: Route): string {
  const query = Object.entries(queryFor(route, queryOf(c))).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([route.path, c.req.param(), query, langOfRequest(c), runtime.build])
}

/** Only behind a real server; the tests' requests have no address as it was written. */
function remember(runtime: Runtime, c: Context, known: KnownAddress) {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  const address = incoming && anonymousAddress(incoming)
  if (address !== undefined) runtime.addresses.set(address, known)
}

function send(c: Context, page: CachedPage): Response {
  const zipped = wantsGzip(c.req.header('accept-encoding'))
  const headers = zipped ? { ...pageHeaders, 'Content-Encoding': 'gzip' } : pageHeaders
  return dressed(c, new Uint8Array(zipped ? page.gzip : gunzipSync(page.gzip)), 200, headers)
}
