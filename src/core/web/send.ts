import type { Context } from 'hono'
import { dressed } from '../../platform/http/guards.ts'
import { renderPage } from './frame.tsx'
import { switchedMark } from './paths.ts'
import { standingAt } from './request.ts'
import type { Outside, Page } from './route.ts'
import type { Visit } from './visit.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** What makes the answer when the request’s transaction has ended. */
    outside: () => Promise<Response>
  }
}

/** A page in its frame, as the answer; a placeholder where that is made when the transaction has ended. */
export async function send(c: Context, visit: Visit, result: Page | Response | Outside): Promise<Response> {
  if (result instanceof Response) return result
  if ('outside' in result) {
    c.set('outside', async () => send(c, visit, await result.outside()))
    return new Response(null, { status: 204 })
  }
  const { runtime, lang, city, viewer } = visit
  const where = c.req.method === 'GET' ? { path: visit.path, query: visit.query } : standingAt(c)
  const switched = c.req.query(switchedMark) !== undefined
  const html = await renderPage({ runtime, lang, city, viewer, switched, ...where }, result)
  return dressed(c, html, result.status ?? 200, {
    'Content-Type': 'text/html; charset=UTF-8',
    'Cache-Control': viewer || visit.draft ? 'private, no-store' : 'private, no-cache',
    ...(result.leadsTo ? { Refresh: `0; url=${result.leadsTo}` } : {}),
    ...(result.cookies?.[0] ? { 'Set-Cookie': result.cookies[0] } : {}),
  })
}
