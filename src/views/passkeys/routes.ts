import { z } from 'zod'
import { findAccountOf } from '../../core/people/accounts.ts'
import { enterAccount, proveAgain } from '../../core/people/enter.ts'
import { lacksSecondNow } from '../../core/people/proof.ts'
import { keepAndTell } from '../../core/people/tell-account.ts'
import { waysOf } from '../../core/people/way.ts'
import { hasOtherWay } from '../../core/people/ways-left.ts'
import { tripOver } from '../../core/round-trip/index.ts'
import { forbidden, found, notFound } from '../../core/web/errors.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import { anyone, withAccount } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import { confirmPath } from '../../core/web/step-up.tsx'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { countsTwice, type Made, readAssertion, readNew, sendOptions } from './ceremony.ts'
import { passkeyMessages } from './messages.ts'
import { passkeysPage, triedPage } from './pages.tsx'
import { insertPasskey, listPasskeys, removePasskey, usePasskey } from './queries.ts'
import {
  type AddInput,
  addForm,
  type BeginInput,
  beginForm,
  type EnterInput,
  enterForm,
  mostPasskeys,
} from './rules.ts'

const personOf = (visit: Visit): string => found(visit.viewer).person.id

/** What was typed stays; the credential was used up and is not shown again. */
const mistake = (code: string, kept: Failed['kept'] = { credential: '' }): Failed => ({
  errors: [{ field: 'credential', code }],
  kept,
})

/** The response, and the browser's secret is gone. */
function over(visit: Visit, response: Response): Response {
  response.headers.append('Set-Cookie', tripOver(visit, 'passkey'))
  return response
}

async function comeIn(visit: Visit, { credential, next }: EnterInput): Promise<Outcome> {
  const shown = await readAssertion(visit, 'enter', credential)
  if (typeof shown === 'string') return mistake(shown)
  const { passkey, counter, verified } = shown
  const account = await findAccountOf(visit.tx, passkey.person_id, visit.today)
  if (account === undefined) return mistake('noHat')
  const second = verified ? ('passkey' as const) : undefined
  const proof = { factor: 'passkey', second } as const
  const inside = await enterAccount(visit, account, proof, safeNext(visit.city, next))
  if (inside === undefined) return mistake('noHat')
  await usePasskey(visit.tx, passkey.id, counter, visit.now)
  return over(visit, inside)
}

async function confirm(visit: Visit, { credential, next }: EnterInput): Promise<Outcome> {
  const shown = await readAssertion(visit, 'confirm', credential)
  if (typeof shown === 'string') return mistake(shown)
  const { passkey, counter, verified } = shown
  if (passkey.person_id !== personOf(visit)) return mistake('unknown')
  if (!verified && countsTwice(visit)) return mistake('notVerified')
  await usePasskey(visit.tx, passkey.id, counter, visit.now)
  const to = safeNext(visit.city, next)
  return over(visit, await proveAgain(visit, verified ? 'passkey' : undefined, to))
}

async function add(visit: Visit, { credential, name }: AddInput): Promise<Outcome> {
  const kept = { name, credential: '' }
  if ((await listPasskeys(visit.tx, personOf(visit))).length >= mostPasskeys) return mistake('tooMany', kept)
  const made = await readNew(visit, credential)
  if (typeof made === 'string') return mistake(made, kept)
  if (!(await keep(visit, name, made))) return mistake('taken', kept)
  return { to: cityPath(visit.city, '/account/passkeys?done=added') }
}

async function keep(visit: Visit, name: string, made: Made): Promise<boolean> {
  const personId = personOf(visit)
  if ((await insertPasskey(visit, personId, { name, ...made })) === undefined) return false
  await keepAndTell(visit, { personId, kind: 'passkeyAdded' })
  return true
}

/** Whoever has only a password must not put a factor of their own beside the one that is there. */
async function refuseSecond(visit: Visit): Promise<void> {
  const mayBegin = lacksSecondNow(visit) && !visit.session?.totp
  if (!mayBegin || (await waysOf(visit, (way) => way.second?.(visit, ''))).length > 0) throw forbidden()
}

/** Somebody of the staff who has nothing yet to show a second time: the passkey is that, from now on. */
async function begin(visit: Visit, { credential, name, next }: BeginInput): Promise<Outcome> {
  await refuseSecond(visit)
  const made = await readNew(visit, credential)
  if (typeof made === 'string') return mistake(made)
  if (!made.verified) return mistake('notVerified')
  if (!(await keep(visit, name, made))) return mistake('taken')
  return over(visit, await proveAgain(visit, 'passkey', safeNext(visit.city, next)))
}

async function sendFirst(visit: Visit): Promise<Response> {
  await refuseSecond(visit)
  return sendOptions(visit, 'link')
}

async function remove(visit: Visit): Promise<Outcome> {
  const id = visit.params.id ?? ''
  if (!isUuid(id)) throw notFound()
  const personId = personOf(visit)
  if (!(await hasOtherWay(visit.tx, personId, id)))
    return { errors: [{ field: 'passkeys', code: 'lastWay' }], kept: {} }
  if (!(await removePasskey(visit.tx, id, personId, visit.now))) throw notFound()
  await keepAndTell(visit, { personId, kind: 'passkeyRemoved' })
  return { to: cityPath(visit.city, '/account/passkeys?done=removed') }
}

const show = async (visit: Visit, failed?: Failed): Promise<Page> =>
  passkeysPage(visit, await listPasskeys(visit.tx, personOf(visit)), failed)
const tried = async (visit: Visit, failed: Failed): Promise<Page> =>
  triedPage(visit, passkeyMessages(visit.lang).triedTitle, '/sign-in', failed)
const confirmTried = async (visit: Visit, failed: Failed): Promise<Page> =>
  triedPage(
    visit,
    passkeyMessages(visit.lang).confirmTried,
    lacksSecondNow(visit) ? '/sign-in/second' : confirmPath,
    failed,
  )

const nothing = z.object({})

export const passkeyRoutes: readonly Route[] = [
  action('/passkeys/options', {
    policy: anyone,
    form: nothing,
    act: (visit) => sendOptions(visit, 'enter'),
    again: tried,
  }),
  action('/passkeys', { policy: anyone, form: enterForm, act: comeIn, again: tried }),
  action('/passkeys/confirm/options', {
    policy: withAccount,
    halfway: true,
    form: nothing,
    act: (visit) => sendOptions(visit, 'confirm'),
    again: confirmTried,
  }),
  action('/passkeys/confirm', {
    policy: withAccount,
    halfway: true,
    form: enterForm,
    act: confirm,
    again: confirmTried,
  }),
  action('/passkeys/first/options', {
    policy: withAccount,
    halfway: true,
    stepUp: true,
    form: nothing,
    act: sendFirst,
    again: confirmTried,
  }),
  action('/passkeys/first', {
    policy: withAccount,
    halfway: true,
    stepUp: true,
    form: beginForm,
    act: begin,
    again: confirmTried,
  }),
  page('/account/passkeys', {
    policy: withAccount,
    stepUp: true,
    query: z.object({ done: z.enum(['added', 'removed']).optional().catch(undefined) }),
    show: (visit) => show(visit),
  }),
  action('/account/passkeys/options', {
    policy: withAccount,
    stepUp: true,
    form: nothing,
    act: (visit) => sendOptions(visit, 'link'),
    again: show,
  }),
  action('/account/passkeys', { policy: withAccount, stepUp: true, form: addForm, act: add, again: show }),
  action('/account/passkeys/:id/ending', {
    policy: withAccount,
    stepUp: true,
    form: nothing,
    act: remove,
    again: show,
  }),
]
