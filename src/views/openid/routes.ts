import { z } from 'zod'
import type { Provider } from '../../core/openid/index.ts'
import { enter } from '../../core/people/enter.ts'
import { keepAccountEvent } from '../../core/people/events.ts'
import { keepAndTell } from '../../core/people/tell-account.ts'
import { hasOtherWay } from '../../core/people/ways-left.ts'
import { findTrip, type Trip, takeTrip, tripOver } from '../../core/round-trip/index.ts'
import { found, notFound } from '../../core/web/errors.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import { anyone, withAccount } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { accountPage } from './account-page.tsx'
import { registerPage, toldPage } from './pages.tsx'
import { endIdentity, insertIdentity, insertResident, listIdentities, useIdentity } from './queries.ts'
import { type Ending, hatsFor, type RegisterInput, registerForm, startForm, toldQuery } from './rules.ts'
import { comeBack, leave, providerOf, start, tell } from './trip.ts'

const showTold = async (visit: Visit): Promise<Page> =>
  toldPage(visit, providerOf(visit), (visit.query.what ?? 'again') as Ending)

const personOf = (visit: Visit): string => visit.viewer?.person.id ?? ''

async function showAccount(visit: Visit, failed?: Failed): Promise<Page> {
  const kinds = visit.viewer?.hats.map(({ kind }) => kind) ?? []
  const links = await listIdentities(visit.tx, personOf(visit))
  const linkable = visit.runtime
    .providers(visit.city.slug)
    .filter(({ code }) => !links.some(({ provider }) => provider === code))
    .filter((one) => hatsFor(one.for).some((kind) => kinds.includes(kind)))
  return accountPage(visit, links, linkable, failed)
}

async function unlink(visit: Visit): Promise<Outcome> {
  const id = visit.params.id ?? ''
  if (!isUuid(id)) throw notFound()
  if (!(await hasOtherWay(visit.tx, personOf(visit), id)))
    return { errors: [{ field: 'linked', code: 'lastWay' }], kept: {} }
  if (!(await endIdentity(visit.tx, id, personOf(visit), visit.now))) throw notFound()
  await keepAndTell(visit, { personId: personOf(visit), kind: 'providerUnlinked' })
  return { to: cityPath(visit.city, '/account/openid?done=unlinked') }
}

const isWaiting = (trip: Trip | undefined, provider: Provider): trip is Trip & { subject: string } =>
  trip?.purpose === 'register' && trip.provider === provider.code && trip.subject !== null

async function showRegister(visit: Visit, failed?: Failed): Promise<Page> {
  const provider = providerOf(visit)
  const trip = await findTrip(visit, 'openid')
  return isWaiting(trip, provider)
    ? registerPage(visit, provider, trip, failed)
    : toldPage(visit, provider, 'again')
}

/** A new resident, who is known by the provider from now on. */
async function register(visit: Visit, { name }: RegisterInput): Promise<Outcome> {
  const provider = providerOf(visit)
  const trip = await takeTrip(visit, 'openid')
  if (!isWaiting(trip, provider) || !provider.mayRegister) return tell(visit, provider, 'again')
  const { personId, hatId } = await insertResident(visit, { name, email: trip.email })
  const told = { issuer: trip.issuer ?? provider.issuer, subject: trip.subject }
  const identity = found(await insertIdentity(visit, personId, provider, told))
  await useIdentity(visit.tx, identity, visit.now)
  await keepAccountEvent(visit, { personId, kind: 'registered', by: { personId, hatId } })
  const second = trip.strong ? ('directory' as const) : undefined
  const to = safeNext(visit.city, trip.next)
  const response = await enter(visit, personId, hatId, { factor: 'openid', second }, to)
  response.headers.append('Set-Cookie', tripOver(visit, 'openid'))
  return response
}

const at = '/openid/:provider'
const accountAt = '/account/openid'

export const openidRoutes: readonly Route[] = [
  action(at, {
    policy: anyone,
    form: startForm,
    act: (visit, { next }) => start(visit, 'enter', next),
    again: showTold,
  }),
  page(`${at}/out`, { policy: anyone, halfway: true, show: leave }),
  page(`${at}/back`, { policy: anyone, halfway: true, show: comeBack }),
  page(`${at}/told`, { policy: anyone, halfway: true, query: toldQuery, show: showTold }),
  page(`${at}/register`, { policy: anyone, show: (visit) => showRegister(visit) }),
  action(`${at}/register`, { policy: anyone, form: registerForm, act: register, again: showRegister }),
  action(`${at}/confirm`, {
    policy: withAccount,
    halfway: true,
    form: startForm,
    act: (visit, { next }) => start(visit, 'confirm', next),
    again: showTold,
  }),
  page(accountAt, {
    policy: withAccount,
    stepUp: true,
    query: z.object({
      done: z
        .string()
        .regex(/^[a-z][a-z0-9-]{1,29}$/)
        .optional()
        .catch(undefined),
    }),
    show: (visit) => showAccount(visit),
  }),
  action(`${accountAt}/:provider`, {
    policy: withAccount,
    stepUp: true,
    form: z.object({}),
    act: (visit) => start(visit, 'link', cityPath(visit.city, accountAt)),
    again: showAccount,
  }),
  action(`${accountAt}/links/:id/ending`, {
    policy: withAccount,
    stepUp: true,
    form: z.object({}),
    act: unlink,
    again: showAccount,
  }),
]
