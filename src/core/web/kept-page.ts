import type { IncomingMessage } from 'node:http'
import { languages } from '../../lib/language.ts'
import type { CachedPage } from '../../platform/http/page-cache.ts'
import type { PageToken } from '../../platform/http/page-token.ts'
import { langCookie } from './request.ts'
import type { Runtime } from './visit.ts'

const longestAddress = 300
/** Nobody's cookies: none, or the language and nothing else. */
const anonymousCookies = new Set<string | undefined>([
  undefined,
  ...languages.map((lang) => `${langCookie}=${lang}`),
])

/** An address that may be answered from memory: read by nobody in particular. The cookie in it is the language. */
export function anonymousAddress({ method, url = '', headers }: IncomingMessage): string | undefined {
  if (method !== 'GET' || url.length > longestAddress || !anonymousCookies.has(headers.cookie))
    return undefined
  return `${headers.cookie ?? ''} ${url}`
}

/** A kept page if nothing has been written to its city since. */
export function keptAt(runtime: Runtime, seen: PageToken, key: string): CachedPage | undefined {
  if (!runtime.directory.saw(seen.installation)) return undefined
  return runtime.pages.get(key, tokenOf(seen), runtime.clock().getTime())
}

export const tokenOf = ({ installation, token }: PageToken): string => `${installation}.${token}`

export const wantsGzip = (encodings: string | undefined): boolean => encodings?.includes('gzip') ?? false

export const pageHeaders = {
  'Content-Type': 'text/html; charset=UTF-8',
  'Cache-Control': 'private, no-cache',
  Vary: 'Accept-Encoding, Cookie',
} as const
