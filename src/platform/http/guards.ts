import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'

declare module 'hono' {
  interface ContextVariableMap {
    requestId: string
    /** How many statements the request sent, for the log and for tests. */
    statements: number
    /** A response that has the headers of every response already. */
    dressed: Response
  }
}

/** A number on every log line and error page, by which an incident is found. */
export const requestId: MiddlewareHandler = async (c, next) => {
  c.set('requestId', randomUUID())
  await next()
  if (c.res !== c.get('dressed')) c.header('X-Request-Id', c.get('requestId'))
}

export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data:",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
}

export const secure: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.res === c.get('dressed')) return
  for (const [name, value] of Object.entries(securityHeaders)) {
    if (!c.res.headers.has(name)) c.header(name, value)
  }
}

type Body = string | Uint8Array<ArrayBuffer>

/** A page with all its headers at once: added to a response afterwards they cost as much as rendering it. */
export function dressed(
  c: Context,
  body: Body,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  const response = new Response(body, {
    status,
    headers: { ...securityHeaders, ...headers, 'X-Request-Id': c.get('requestId') },
  })
  c.set('dressed', response)
  return response
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

function isOurs(origins: readonly string[], request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  const from = request.headers.get('origin')
  const ours = (from !== null && origins.includes(from)) || from === new URL(request.url).origin
  return site === null ? ours : site === 'same-origin' && (from === null || ours)
}

/**
 * A state is changed only from our own pages (vulnerability class 23): browsers say where a request comes from, and
 * what says nothing is refused too. There is no way to switch this off for a route.
 */
export const sameOriginOnly =
  (...origins: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    if (safeMethods.has(c.req.method) || isOurs(origins, c.req.raw)) return next()
    return c.text('このページからの送信は受け付けられません。 / Cross-origin form posts are refused.', 403)
  }
