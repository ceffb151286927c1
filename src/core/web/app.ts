import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { setCookie } from 'hono/cookie'
import { isLang } from '../../lib/language.ts'
import { serveAssets } from '../../platform/http/assets.ts'
import { requestId, sameOriginOnly, secure } from '../../platform/http/guards.ts'
import { BrokenForm, FormTooLarge } from '../../platform/http/multipart.ts'
import { cityOf } from '../edition/directory.ts'
import { isProblem } from './errors.ts'
import { renderPage } from './frame.tsx'
import { problemPage } from './problem-page.tsx'
import { langCookie, langOfRequest, standingAt } from './request.ts'
import type { Runtime } from './visit.ts'

/** Bytes of a form without files; one with files has bounds of its own, and is never in memory as a whole. */
const mostText = 25 * 1024 * 1024

/** The app with everything that every request goes through; routes are put on it by `app.tsx`. */
export function newApp(runtime: Runtime, assetsDir: string): Hono {
  const app = new Hono()
  app.use(requestId, secure)
  app.use(async (c, next) => {
    const began = performance.now()
    await next()
    logRequest(runtime, c, performance.now() - began)
  })
  app.get('/assets/*', serveAssets(assetsDir))
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', (c) => ready(runtime, c))
  app.use(
    sameOriginOnly(runtime.origin, ...runtime.staffHosts.map((host) => `https://${host}`)),
    chooseLanguage,
  )
  // Only where a body is read: asking a GET for its body costs as much as the rest of the middleware.
  app.post('*', (c, next) => (isMultipart(c) ? next() : boundText(c, next)))
  app.notFound((c) => showProblem(runtime, c, 404))
  app.onError((error, c) => showProblem(runtime, c, statusFor(runtime, c, error)))
  return app
}

const isMultipart = (c: Context) => /^multipart\/form-data/i.test(c.req.header('content-type') ?? '')
const boundText = bodyLimit({
  maxSize: mostText,
  onError: () => {
    throw new FormTooLarge()
  },
})

/** A line that broke while a form or a file was on its way: nobody waits for an answer, and nothing of ours failed. */
const isCutOff = (error: unknown): boolean =>
  error instanceof Error && error.message === 'aborted' && (error as { code?: unknown }).code === 'ECONNRESET'

/** The status that tells of an error. What nobody expected is logged by its request id. */
export function statusFor(runtime: Runtime, c: Context, error: unknown): Status {
  const status = statusOf(error)
  if (status === 500 && !isCutOff(error))
    runtime.log.error({ requestId: c.get('requestId'), err: describe(error) }, 'request failed')
  if (status === 503) c.header('Retry-After', '5')
  if (status === 429) c.header('Retry-After', String((error as { waitSeconds?: number }).waitSeconds ?? 60))
  return status
}

function logRequest(runtime: Runtime, c: Context, ms: number) {
  const line = {
    requestId: c.get('requestId'),
    method: c.req.method,
    path: c.req.routePath,
    status: c.res.status,
    ms: Math.round(ms * 10) / 10,
    statements: c.get('statements'),
  }
  runtime.log.info(line, 'request')
}

async function ready(runtime: Runtime, c: Context) {
  try {
    await runtime.pool.query('SELECT 1')
    return c.text('ok')
  } catch {
    return c.text('database not reachable', 503)
  }
}

/** `?lang=en` on any page: kept in a cookie, then the same page without it. */
const chooseLanguage = async (c: Context, next: () => Promise<void>) => {
  const lang = c.req.query('lang')
  if (c.req.method !== 'GET' || !isLang(lang)) return next()
  setCookie(c, langCookie, lang, { path: '/', sameSite: 'Lax', maxAge: 365 * 24 * 3600 })
  const url = new URL(c.req.url)
  url.searchParams.delete('lang')
  // A path that begins with two slashes would lead to another site (class 3).
  return c.redirect(`/${url.pathname.replace(/^\/+/, '')}${url.search}`, 303)
}

type Status = 400 | 403 | 404 | 409 | 413 | 429 | 500 | 503

/** PostgreSQL out of room, or our own pool: busy, not broken. */
const busyCodes = new Set(['53300', '57P03', '55P03', '57014'])

function statusOf(error: unknown): Status {
  if (isProblem(error)) return error.status
  if (error instanceof FormTooLarge) return 413
  if (error instanceof BrokenForm) return 400
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (busyCodes.has(String(code)) || /timeout exceeded when trying to connect/.test(String(message)))
    return 503
  return 500
}

/** What a developer needs, without the values that were bound. */
function describe(error: unknown) {
  const { name, message, stack, code } = error as Error & { code?: unknown }
  return { name, message, code, stack }
}

async function showProblem(runtime: Runtime, c: Context, status: Status): Promise<Response> {
  const lang = langOfRequest(c)
  const city =
    status === 503 ? undefined : await cityOf(runtime, c.req.path.split('/')[1]).catch(() => undefined)
  const { path } = standingAt(c)
  const page = problemPage({ status, lang, requestId: c.get('requestId'), city, path })
  c.header('Cache-Control', 'no-store')
  return c.html(await renderPage({ runtime, lang, path, city }, page), status)
}
