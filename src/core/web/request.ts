import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { isLang, type Lang } from '../../lib/language.ts'
import { readMultipart, type SentFile } from '../../platform/http/multipart.ts'
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

export type ReadBody = { fields: Record<string, string | string[]>; files: Record<string, SentFile[]> }
/** Its files are there until it is dropped. */
type ArrivedBody = ReadBody & { drop: () => Promise<void> }

const only = <T>(values: readonly T[]): T | T[] => (values.length === 1 ? (values[0] as T) : [...values])

const textsOf = (texts: Iterable<readonly [string, readonly string[]]>): ReadBody['fields'] =>
  Object.fromEntries(Array.from(texts, ([name, values]) => [name, only(values)]))

/** Whoever sends more than this is cut off: nobody chose so large a file by mistake. */
const mostSent = 1024 * 1024 * 1024

/** A form as sent, texts apart from files. Read before any transaction begins; `keep` is how many bytes of files a form may have. */
export async function readBody(c: Context, dir: string, keep: number): Promise<ArrivedBody> {
  const type = c.req.header('content-type') ?? ''
  const { body } = c.req.raw
  if (!/^multipart\/form-data/i.test(type) || body === null) {
    const entries = Object.entries(await c.req.parseBody({ all: true }))
    const texts = entries.map(
      ([name, value]) => [name, [value].flat().filter((one) => typeof one === 'string')] as const,
    )
    return { fields: textsOf(texts), files: {}, drop: async () => undefined }
  }
  const { texts, files, drop } = await readMultipart(type, body, { dir, keep, most: mostSent })
  // Where nothing was chosen, browsers send a file without name; one that is empty has a name, and is told so.
  const chosen = Array.from(
    files,
    ([name, some]) => [name, some.filter((file) => file.size > 0 || file.name !== '')] as const,
  )
  return {
    fields: textsOf(texts),
    files: Object.fromEntries(chosen.filter(([, some]) => some.length > 0)),
    drop,
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
