import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { KnownAddress } from '../../platform/http/address-book.ts'
import { securityHeaders } from '../../platform/http/guards.ts'
import type { CachedPage } from '../../platform/http/page-cache.ts'
import { anonymousAddress, keptAt, pageHeaders, wantsGzip } from './kept-page.ts'
import type { Runtime } from './visit.ts'

/**
 * Answers public pages that are kept straight from memory; everything else, and every page that is not kept any more,
 * is the app's. What it sends is what the app would have sent.
 */
export function frontOf(runtime: Runtime, app: RequestListener): RequestListener {
  return (request, response) => {
    const address = anonymousAddress(request)
    const known = address === undefined ? undefined : runtime.addresses.get(address)
    if (known === undefined) return app(request, response)
    const began = performance.now()
    runtime
      .pageToken(known.cityId)
      .then((seen) => seen && keptAt(runtime, seen, known.key))
      // a database that cannot be reached is the app's to tell
      .catch(() => undefined)
      .then((page) => {
        if (page === undefined) return app(request, response)
        sendKept(request, response, page)
        logKept(runtime, response, known, began)
      })
  }
}

const headers: Readonly<Record<string, string>> = { ...securityHeaders, ...pageHeaders }

function sendKept({ headers: asked }: IncomingMessage, response: ServerResponse, page: CachedPage) {
  const zipped = wantsGzip(asked['accept-encoding'])
  const body = zipped ? page.gzip : gunzipSync(page.gzip)
  response.writeHead(page.status, {
    ...headers,
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
    'Content-Length': body.length,
    'X-Request-Id': randomUUID(),
  })
  response.end(body)
}

function logKept({ log }: Runtime, response: ServerResponse, { route }: KnownAddress, began: number) {
  if (!log.isLevelEnabled('info')) return
  const ms = Math.round((performance.now() - began) * 10) / 10
  const requestId = response.getHeader('X-Request-Id')
  log.info({ requestId, method: 'GET', path: route, status: 200, ms, kept: true }, 'request')
}
