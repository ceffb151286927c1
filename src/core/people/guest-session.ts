import { deviceOf } from '../../lib/device.ts'
import { casePath, cityPath } from '../web/paths.ts'
import type { Visit } from '../web/visit.ts'
import type { Guest } from './guest.ts'
import { closeSession, openSession, sessionCookie } from './session.ts'

const keyCookie = (slug: string): string => `yui_key_${slug}`
/** How long the receipt can be loaded again with its key on it. */
const keyShownSeconds = 30 * 60

const line = (
  visit: Visit,
  name: string,
  value: string,
  path: string,
  rest: readonly string[] = [],
): string =>
  [
    `${name}=${value}`,
    `Path=${path}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(visit.runtime.origin.startsWith('https:') ? ['Secure'] : []),
    ...rest,
  ].join('; ')

/** A key that has just been made, for one page, for half an hour. */
export const keyLine = (visit: Visit, path: string, key: string): string =>
  line(visit, keyCookie(visit.city.slug), key, path, [`Max-Age=${keyShownSeconds}`])

/** The page shows no key any more. */
export const forgetKeyLine = (visit: Visit, path: string): string =>
  line(visit, keyCookie(visit.city.slug), '', path, ['Max-Age=0'])

type Shown = { number: string; key: string }

/**
 * Lets somebody without an account look after their matter, and tells the Set-Cookie lines for it. Where a key has just
 * been given, the receipt alone may show it, for half an hour.
 */
export async function openGuestSession(visit: Visit, guest: Guest, shown?: Shown): Promise<string[]> {
  const { city, tx, now } = visit
  if (visit.sessionToken) await closeSession(tx, visit.sessionToken)
  const token = await openSession(tx, guest.personId, guest.hatId, now, {
    factor: 'key',
    provedAt: undefined,
    device: deviceOf(visit.userAgent),
  })
  const session = line(visit, sessionCookie(city.slug), token, cityPath(city))
  if (shown === undefined) return [session]
  return [session, keyLine(visit, casePath(city, shown.number, '/receipt'), shown.key)]
}

/** The key that was given a moment ago, for the receipt. */
export const shownKey = (visit: Visit): string | undefined => visit.cookie(keyCookie(visit.city.slug))
