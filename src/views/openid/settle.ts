import type { Arrived, Provider } from '../../core/openid/index.ts'
import { findAccount } from '../../core/people/accounts.ts'
import { enter, goWith, proveAgain } from '../../core/people/enter.ts'
import { lacksSecondNow, type Proof } from '../../core/people/proof.ts'
import { keepAndTell } from '../../core/people/tell-account.ts'
import { beginTrip, type Trip, tripOver } from '../../core/round-trip/index.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import type { Visit } from '../../core/web/visit.ts'
import { findHat, findIdentity, insertIdentity, useIdentity } from './queries.ts'
import { type Ending, hatsFor } from './rules.ts'

type Settled = { visit: Visit; provider: Provider; trip: Trip; arrived: Arrived }

/** What comes of somebody whom the provider has told of, by why they left. */
export async function settle(
  visit: Visit,
  provider: Provider,
  trip: Trip,
  arrived: Arrived,
): Promise<Response> {
  const given = { visit, provider, trip, arrived }
  if (trip.purpose === 'link') return link(given)
  return trip.purpose === 'confirm' ? confirm(given) : comeIn(given)
}

const told = ({ visit, provider }: Settled, what: Ending): Response =>
  goWith(cityPath(visit.city, `/openid/${provider.code}/told?what=${what}`), tripOver(visit, 'openid'))

const proofOf = ({ strong }: Arrived): Proof => ({
  factor: 'openid',
  ...(strong ? { second: 'directory' as const } : {}),
})

async function comeIn(given: Settled): Promise<Response> {
  const { visit, provider, arrived } = given
  const known = (await findIdentity(visit.tx, arrived)) ?? (await knownByEmail(given))
  if (known === undefined) return provider.mayRegister ? offerToRegister(given) : told(given, 'unknown')
  return enterAs(given, known)
}

type Known = { id: string; person_id: string }

async function enterAs(given: Settled, { id, person_id }: Known): Promise<Response> {
  const { visit, provider, trip, arrived } = given
  const hatId = await findHat(visit.tx, person_id, hatsFor(provider.for), visit.today)
  if (hatId === undefined) return told(given, 'notForYou')
  await useIdentity(visit.tx, id, visit.now)
  const to = safeNext(visit.city, trip.next)
  return over(visit, await enter(visit, person_id, hatId, proofOf(arrived), to))
}

/** The response, and the browser's secret is gone. */
function over(visit: Visit, response: Response): Response {
  response.headers.append('Set-Cookie', tripOver(visit, 'openid'))
  return response
}

/**
 * Somebody who has never come this way, with the address of an account: the same person only where the operator says that
 * this provider's word counts, and the provider says that it checked the address.
 */
async function knownByEmail({ visit, provider, arrived }: Settled): Promise<Known | undefined> {
  if (!provider.knownByEmail || !arrived.emailVerified || arrived.email === undefined) return undefined
  const account = await findAccount(visit.tx, arrived.email, visit.today)
  if (account === undefined || account.demo) return undefined
  if ((await findHat(visit.tx, account.id, hatsFor(provider.for), visit.today)) === undefined)
    return undefined
  const id = await insertIdentity(visit, account.id, provider, arrived)
  if (id === undefined) return undefined
  const by = { personId: account.id }
  await keepAndTell(visit, { personId: account.id, kind: 'providerLinked', by })
  return { id, person_id: account.id }
}

/** A form in between, so that nobody is registered twice without noticing; what was told waits there for some minutes. */
async function offerToRegister({ visit, provider, trip, arrived }: Settled): Promise<Response> {
  const { issuer, subject, name, strong } = arrived
  const { cookie } = await beginTrip(visit, {
    kind: 'openid',
    purpose: 'register',
    provider: provider.code,
    next: trip.next,
    told: { issuer, subject, name, strong, email: arrived.emailVerified ? arrived.email : undefined },
  })
  return goWith(cityPath(visit.city, `/openid/${provider.code}/register`), cookie)
}

async function link(given: Settled): Promise<Response> {
  const { visit, provider, arrived } = given
  const personId = visit.viewer?.person.id ?? ''
  const known = await findIdentity(visit.tx, arrived)
  if (known && known.person_id !== personId) return told(given, 'taken')
  if (known === undefined) {
    if ((await insertIdentity(visit, personId, provider, arrived)) === undefined) return told(given, 'taken')
    await keepAndTell(visit, { personId, kind: 'providerLinked' })
  }
  const to = cityPath(visit.city, `/account/openid?done=${provider.code}`)
  return goWith(to, tripOver(visit, 'openid'))
}

/** Once more, or for the second time: it counts for whoever is signed in alone, in a hat that the provider is for. */
async function confirm(given: Settled): Promise<Response> {
  const { visit, provider, trip, arrived } = given
  const { viewer } = visit
  const known = await findIdentity(visit.tx, arrived)
  if (known === undefined || known.person_id !== viewer?.person.id) return told(given, 'other')
  if (!hatsFor(provider.for).includes(viewer.hat.kind)) return told(given, 'notForYou')
  const { second } = proofOf(arrived)
  if (second === undefined && lacksSecondNow(visit)) return told(given, 'notStrong')
  await useIdentity(visit.tx, known.id, visit.now)
  return over(visit, await proveAgain(visit, second, safeNext(visit.city, trip.next)))
}
