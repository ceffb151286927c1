import {
  browserCipher,
  type Cipher,
  type DraftOption,
  isCipherKey,
  newCipherKey,
  pathFor,
  plain,
} from '../../draft/index.ts'
import { cityPath } from '../paths.ts'
import type { Visit } from '../visit.ts'

const cookieDays = 60
const cookie = (slug: string): string => `yui_sheet_${slug}`

/** How the draft of a form is stored, and under which path its id is made. */
export type Keeping = { cipher: Cipher; idPath: string }

const unsealed = (path: string): Keeping => ({ cipher: plain, idPath: path })

const keyIn = (read: (name: string) => string | undefined, slug: string): string | undefined => {
  const key = read(cookie(slug))
  return isCipherKey(key) ? key : undefined
}

/** Undefined where the form is sealed and this browser has no key for it: then it is not kept at all. */
export function keepingOf(
  option: Pick<DraftOption, 'sealed'> | undefined,
  path: string,
  read: (name: string) => string | undefined,
  slug: string,
): Keeping | undefined {
  if (!option?.sealed) return unsealed(path)
  const key = keyIn(read, slug)
  return key === undefined ? undefined : { cipher: browserCipher(key, path), idPath: pathFor(path, key) }
}

type Where = Pick<Visit, 'city' | 'runtime'>
/** For this one form alone: no other page of ours is sent it. */
const line = ({ city, runtime }: Where, page: string, value: string, seconds: number): string =>
  [
    `${cookie(city.slug)}=${value}`,
    `Path=${cityPath(city, page)}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(runtime.origin.startsWith('https:') ? ['Secure'] : []),
    `Max-Age=${seconds}`,
  ].join('; ')

/** The browser's key, made where there is none yet, with the cookie that keeps it for some weeks more. */
export function beginKeeping(
  visit: Visit,
  option: DraftOption,
  path: string,
  page: string,
): { keeping: Keeping; cookies: string[] } {
  if (!option.sealed) return { keeping: unsealed(path), cookies: [] }
  const key = keyIn(visit.cookie, visit.city.slug) ?? newCipherKey()
  return {
    keeping: { cipher: browserCipher(key, path), idPath: pathFor(path, key) },
    cookies: [line(visit, page, key, cookieDays * 24 * 3600)],
  }
}

/** Handed in: the key is forgotten, and no copy of what was stored can be read again. */
export const forgetKey = (visit: Where, page: string): string => line(visit, page, '', 0)
