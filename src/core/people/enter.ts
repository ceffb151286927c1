import { deviceOf } from '../../lib/device.ts'
import { cityPath } from '../web/paths.ts'
import type { Visit } from '../web/visit.ts'
import type { Account } from './accounts.ts'
import { keepAccountEvent } from './events.ts'
import { insertHat } from './insert.ts'
import type { Proof } from './proof.ts'
import { type Beginning, closeSession, openSession, renewSession, sessionCookie } from './session.ts'

/** A cookie of ours on the city's path, out of reach of scripts. `maxAge` 0 takes it away; none lasts until the browser closes. */
export const cityCookie = (visit: Visit, name: string, value: string, maxAge?: number): string =>
  [
    `${name}=${value}`,
    `Path=/${visit.city.slug}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(visit.runtime.origin.startsWith('https:') ? ['Secure'] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
  ].join('; ')

/** 303 with a cookie. */
export const goWith = (to: string, ...cookies: readonly string[]): Response =>
  new Response(null, {
    status: 303,
    headers: [
      ['Location', to],
      ['Cache-Control', 'no-store'],
      ...cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
    ],
  })

const sessionIs = (visit: Visit, token: string, maxAge?: number) =>
  cityCookie(visit, sessionCookie(visit.city.slug), token, maxAge)

async function open(visit: Visit, personId: string, hatId: string, begins: Beginning, to: string) {
  if (visit.sessionToken) await closeSession(visit.tx, visit.sessionToken)
  const device = deviceOf(visit.userAgent)
  const token = await openSession(visit.tx, personId, hatId, visit.now, { device, ...begins })
  return goWith(to, sessionIs(visit, token))
}

/**
 * Lets somebody in who has shown who they are: a new session, since an old token is worth nothing afterwards, and the
 * event in their account. Where a second factor is still missing, the next page asks for it.
 */
export async function enter(
  visit: Visit,
  personId: string,
  hatId: string,
  proof: Proof,
  to: string,
): Promise<Response> {
  await keepAccountEvent(visit, { personId, kind: 'signedIn', by: { personId, hatId } })
  return open(visit, personId, hatId, proof, to)
}

/**
 * Lets the owner of an account in with the first hat in force. Where the last has ended they see to their own data and to
 * nothing else, under a hat for that which is put on when they first come back. Undefined: an account without any hat.
 */
export async function enterAccount(
  visit: Visit,
  account: Pick<Account, 'id' | 'hat_id' | 'left'>,
  proof: Proof,
  to: string,
): Promise<Response | undefined> {
  const { tx, now, today, city } = visit
  const { id: personId, left, hat_id: worn } = account
  const hatId =
    worn ?? (left ? await insertHat(tx, { personId, kind: 'former', since: today }, now) : undefined)
  if (hatId === undefined) return undefined
  return enter(visit, personId, hatId, proof, left ? cityPath(city, '/account/data') : to)
}

/** The session as it was under a new token, after all of the person's were ended or another hat was put on. */
export function reopen(visit: Visit, to: string, hatId?: string): Promise<Response> {
  const { viewer, session } = visit
  if (viewer === undefined || session === undefined) throw new Error('nobody is signed in')
  const { factor, second, since, provedAt } = session
  return open(visit, viewer.person.id, hatId ?? viewer.hat.id, { factor, second, since, provedAt }, to)
}

/** The same person in another hat. */
export async function changeHat(
  visit: Visit,
  personId: string,
  hatId: string,
  to: string,
): Promise<Response> {
  await keepAccountEvent(visit, { personId, kind: 'hatSwitched', hatId })
  return reopen(visit, to, hatId)
}

/** The person has shown once more who they are, perhaps by a second factor: the session goes on under a new token. */
export async function proveAgain(visit: Visit, second: Proof['second'], to: string): Promise<Response> {
  const token = await renewSession(visit.tx, visit.sessionToken ?? '', second, visit.now)
  return goWith(to, sessionIs(visit, token))
}

/** Signs out. */
export async function leave(visit: Visit, to: string): Promise<Response> {
  if (visit.sessionToken) await closeSession(visit.tx, visit.sessionToken)
  return goWith(to, sessionIs(visit, '', 0))
}
