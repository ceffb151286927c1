import { z } from 'zod'
import { findAccountOf } from '../../core/people/accounts.ts'
import { enter, proveAgain } from '../../core/people/enter.ts'
import { keepAccountEvent } from '../../core/people/events.ts'
import { hasOtherWay } from '../../core/people/ways-left.ts'
import { tripOver } from '../../core/round-trip/index.ts'
import { found, notFound } from '../../core/web/errors.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import { anyone, signedIn } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { countsTwice, readAssertion, readNew, sendOptions } from './ceremony.ts'
import { mailAdded, mailRemoved } from './mail.ts'
import { passkeyMessages } from './messages.ts'
import { passkeysPage, triedPage } from './pages.tsx'
import { insertPasskey, listPasskeys, removePasskey, usePasskey } from './queries.ts'
import { type AddInput, addForm, type EnterInput, enterForm, mostPasskeys } from './rules.ts'

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
  if (!account?.hat_id) return mistake('noHat')
  await usePasskey(visit.tx, passkey.id, counter, visit.now)
  const second = verified ? ('passkey' as const) : undefined
  const to = safeNext(visit.city, next)
  return over(visit, await enter(visit, account.id, account.hat_id, { factor: 'passkey', second }, to))
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
  const personId = personOf(visit)
  if ((await listPasskeys(visit.tx, personId)).length >= mostPasskeys) return mistake('tooMany', kept)
  const made = await readNew(visit, credential)
  if (typeof made === 'string') return mistake(made, kept)
  if ((await insertPasskey(visit, personId, { name, ...made })) === undefined) return mistake('taken', kept)
  await keepAccountEvent(visit, { personId, kind: 'passkeyAdded' })
  await mailAdded(visit, personId)
  return { to: cityPath(visit.city, '/account/passkeys?done=added') }
}

async function remove(visit: Visit): Promise<Outcome> {
  const id = visit.params.id ?? ''
  if (!isUuid(id)) throw notFound()
  const personId = personOf(visit)
  if (!(await hasOtherWay(visit.tx, personId, id)))
    return { errors: [{ field: 'passkeys', code: 'lastWay' }], kept: {} }
  if (!(await removePasskey(visit.tx, id, personId, visit.now))) throw notFound()
  await keepAccountEvent(visit, { personId, kind: 'passkeyRemoved' })
  await mailRemoved(visit, personId)
  return { to: cityPath(visit.city, '/account/passkeys?done=removed') }
}

const show = async (visit: Visit, failed?: Failed): Promise<Page> =>
  passkeysPage(visit, await listPasskeys(visit.tx, personOf(visit)), failed)
const tried = async (visit: Visit, failed: Failed): Promise<Page> =>
  triedPage(visit, passkeyMessages(visit.lang).triedTitle, '/sign-in', failed)
const confirmTried = async (visit: Visit, failed: Failed): Promise<Page> =>
  triedPage(visit, passkeyMessages(visit.lang).confirmTried, '/account', failed)

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
    policy: signedIn,
    halfway: true,
    form: nothing,
    act: (visit) => sendOptions(visit, 'confirm'),
    again: confirmTried,
  }),
  action('/passkeys/confirm', {
    policy: signedIn,
    halfway: true,
    form: enterForm,
    act: confirm,
    again: confirmTried,
  }),
  page('/account/passkeys', {
    policy: signedIn,
    stepUp: true,
    query: z.object({ done: z.enum(['added', 'removed']).optional().catch(undefined) }),
    show: (visit) => show(visit),
  }),
  action('/account/passkeys/options', {
    policy: signedIn,
    stepUp: true,
    form: nothing,
    act: (visit) => sendOptions(visit, 'link'),
    again: show,
  }),
  action('/account/passkeys', { policy: signedIn, stepUp: true, form: addForm, act: add, again: show }),
  action('/account/passkeys/:id/ending', {
    policy: signedIn,
    stepUp: true,
    form: nothing,
    act: remove,
    again: show,
  }),
]
