import type { Context } from 'hono'
import { dressed } from '../../platform/http/guards.ts'
import { renderPage } from './frame.tsx'
import { switchedMark } from './paths.ts'
import { standingAt } from './request.ts'
import type { Page } from './route.ts'
import type { Visit } from './visit.ts'

/** A page in its frame, as the answer. */
export async function send(c: Context, visit: Visit, result: Page | Response): Promise<Response> {
  if (result instanceof Response) return result
  const { runtime, lang, city, viewer } = visit
  const where = c.req.method === 'GET' ? { path: visit.path, query: visit.query } : standingAt(c)
  const switched = c.req.query(switchedMark) !== undefined
  const html = await renderPage({ runtime, lang, city, viewer, switched, ...where }, result)
  return dressed(c, html, result.status ?? 200, {
    'Content-Type': 'text/html; charset=UTF-8',
    'Cache-Control': viewer || visit.draft ? 'private, no-store' : 'private, no-cache',
    ...(result.cookies?.[0] ? { 'Set-Cookie': result.cookies[0] } : {}),
  })
}
