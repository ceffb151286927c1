import { type Arrived, type Provider, saidNo, type TripSecrets } from '../../core/openid/index.ts'
import { goWith } from '../../core/people/enter.ts'
import {
  beginTrip,
  derived,
  findTrip,
  type Trip,
  takeTrip,
  tripOver,
  tripSecret,
} from '../../core/round-trip/index.ts'
import { found } from '../../core/web/errors.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import type { Outside, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { outPage } from './pages.tsx'
import type { Ending } from './rules.ts'
import { settle } from './settle.ts'

export const providerOf = (visit: Visit): Provider =>
  found(visit.runtime.providers(visit.city.slug).find(({ code }) => code === visit.params.provider))

const secretsOf = (secret: string): TripSecrets => ({
  state: derived(secret, 'state'),
  nonce: derived(secret, 'nonce'),
  verifier: derived(secret, 'verifier'),
})

const pathOf = (visit: Visit, { code }: Provider, rest: string): string =>
  cityPath(visit.city, `/openid/${code}/${rest}`)

/** As registered at the provider: one for each city and provider, so that no answer can be brought to another. */
const redirectUri = (visit: Visit, provider: Provider): string =>
  `${visit.runtime.origin}${pathOf(visit, provider, 'back')}`

/** Tells how it ended, at an address without code and state. */
export const tell = (visit: Visit, provider: Provider, what: Ending): Response =>
  goWith(`${pathOf(visit, provider, 'told')}?what=${what}`, tripOver(visit, 'openid'))

/** Begins, and leads to a page of ours that leads on: a form may not end at another site (`form-action`). */
export async function start(
  visit: Visit,
  purpose: 'enter' | 'link' | 'confirm',
  next: string,
): Promise<Response> {
  const provider = providerOf(visit)
  const to = safeNext(visit.city, next)
  const { cookie } = await beginTrip(visit, { kind: 'openid', purpose, provider: provider.code, next: to })
  return goWith(pathOf(visit, provider, 'out'), cookie)
}

const isOn = (trip: Trip | undefined, visit: Visit, provider: Provider): trip is Trip =>
  trip !== undefined &&
  trip.provider === provider.code &&
  trip.purpose !== 'register' &&
  (trip.purpose === 'enter' || trip.person_id === visit.viewer?.person.id)

/** Who confirms signs in there once more, though they may be signed in there. */
const outOf = (visit: Visit, provider: Provider, secret: string, trip: Trip) => ({
  ...secretsOf(secret),
  redirectUri: redirectUri(visit, provider),
  again: trip.purpose === 'confirm',
})

/** The page in between. The provider's metadata are asked for outside of any transaction. */
export async function leave(visit: Visit): Promise<Page | Response | Outside> {
  const provider = providerOf(visit)
  const secret = tripSecret(visit, 'openid')
  const trip = await findTrip(visit, 'openid')
  if (secret === undefined || !isOn(trip, visit, provider)) return tell(visit, provider, 'again')
  return {
    outside: async () => {
      try {
        const address = await provider.addressOut(outOf(visit, provider, secret, trip))
        return outPage(visit, provider, address.href)
      } catch (error) {
        logFailure(visit, provider, error)
        return tell(visit, provider, 'failed')
      }
    },
  }
}

/** What the provider said, without what it said of whom. */
function logFailure({ runtime, requestId }: Visit, { code }: Provider, error: unknown): void {
  const { name, code: reason, cause } = error as { name?: string; code?: string; cause?: { code?: string } }
  runtime.log.warn({ requestId, provider: code, error: name, reason, cause: cause?.code }, 'openid failed')
}

/**
 * Back from the provider. This GET writes (docs/decisions/2026-11-25-ways-in.md): the way is used up first, the provider is
 * asked while no transaction is open, and what comes of it is written in one of its own.
 */
export async function comeBack(visit: Visit): Promise<Response | Outside> {
  const provider = providerOf(visit)
  const secret = tripSecret(visit, 'openid')
  if (secret === undefined) return tell(visit, provider, 'again')
  return { outside: () => arriveAt(visit, provider, secret) }
}

const write = <T>(visit: Visit, work: (writing: Visit) => Promise<T>): Promise<T> =>
  inCity(visit.runtime.pool, visit.city.id, 'write', (tx) => work({ ...visit, tx }))

async function arriveAt(visit: Visit, provider: Provider, secret: string): Promise<Response> {
  const trip = await write(visit, (writing) => takeTrip(writing, 'openid'))
  if (!isOn(trip, visit, provider)) return tell(visit, provider, 'again')
  let arrived: Arrived
  try {
    const url = new URL(redirectUri(visit, provider))
    url.search = new URLSearchParams(visit.query).toString()
    arrived = await provider.arrive(url, outOf(visit, provider, secret, trip))
  } catch (error) {
    if (saidNo(error)) return tell(visit, provider, 'no')
    logFailure(visit, provider, error)
    return tell(visit, provider, 'failed')
  }
  return write(visit, (writing) => settle(writing, provider, trip, arrived))
}
