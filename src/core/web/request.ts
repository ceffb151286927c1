import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { isLang, type Lang } from '../../lib/language.ts'
import type { Route } from './route.ts'

export const langCookie = 'yui_lang'

/** The language asked for by cookie; Japanese for everybody else. */
export function langOfRequest(c: Context): Lang {
  const value = getCookie(c, langCookie)
  return isLang(value) ? value : 'ja'
}

/** Last value of each parameter; names and values as sent, to be read by a schema and never echoed raw. */
export function queryOf(c: Context): Record<string, string> {
  return Object.fromEntries(Object.entries(c.req.query()).map(([name, value]) => [name, String(value)]))
}

export type ReadBody = { fields: Record<string, string | string[]>; files: Record<string, File[]> }

const only = <T>(values: readonly T[]): T | T[] => (values.length === 1 ? (values[0] as T) : [...values])

/** A form as sent, texts apart from files. Read before any transaction begins. */
export async function readBody(c: Context): Promise<ReadBody> {
  const entries = Object.entries(await c.req.parseBody({ all: true })).map(
    ([name, value]) => [name, [value].flat()] as const,
  )
  const texts = entries.map(
    ([name, values]) => [name, values.filter((one) => typeof one === 'string')] as const,
  )
  const files = entries.map(
    ([name, values]) => [name, values.filter((one) => one instanceof File && one.size > 0)] as const,
  )
  return {
    fields: Object.fromEntries(
      texts.filter(([, some]) => some.length > 0).map(([name, some]) => [name, only(some)]),
    ),
    files: Object.fromEntries(
      files.filter((entry): entry is readonly [string, File[]] => entry[1].length > 0),
    ),
  }
}

/** The parameters a route's schema knows, read by it; what is malformed takes its default, the rest is ignored. */
export function queryFor(route: Route, query: Record<string, string>): Record<string, string> {
  if (!('query' in route) || route.query === undefined) return 'cached' in route && route.cached ? {} : query
  const parsed = route.query.safeParse(query)
  const entries = Object.entries(parsed.success ? parsed.data : {}).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}

/**
 * The page one is on, to come back to. After a form that is where the form stood, since its own address takes no GET;
 * only a page of ours counts.
 */
export function standingAt(c: Context): { path: string; query: Record<string, string> } {
  if (c.req.method === 'GET') return { path: c.req.path, query: queryOf(c) }
  const from = URL.parse(c.req.header('referer') ?? '')
  if (from === null || from.host !== new URL(c.req.url).host) return { path: c.req.path, query: {} }
  return { path: from.pathname, query: Object.fromEntries(from.searchParams) }
}
