import { z } from 'zod'
import { findAccountOf } from '../../core/people/accounts.ts'
import { type AccountEventKind, keepAccountEvent } from '../../core/people/events.ts'
import { lacksSecondNow } from '../../core/people/proof.ts'
import { keepSecond } from '../../core/people/sessions.ts'
import { tellAccount } from '../../core/people/tell-account.ts'
import { beginTotp, confirmTotp, dropTotp, findTotp, makeRecoveryCodes } from '../../core/people/totp.ts'
import { waysOf } from '../../core/people/way.ts'
import { forbidden, found } from '../../core/web/errors.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import { withAccount } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { digitsOf } from '../../lib/digits.ts'
import { line } from '../../lib/form-text.ts'
import { codesPage, secondPage, setUpPage } from './second-pages.tsx'

const personId = (visit: Visit): string => found(visit.viewer).person.id

/** Kept, and told to the person by mail. */
async function changed(visit: Visit, kind: AccountEventKind): Promise<void> {
  await keepAccountEvent(visit, { personId: personId(visit), kind })
  const account = found(await findAccountOf(visit.tx, personId(visit), visit.today))
  await tellAccount(visit, account, kind)
}

const nextForm = z.object({ next: line({ max: 500 }) })

/** Whoever has only a password must not put a factor of their own beside the one that is there. */
async function start(visit: Visit, { next }: z.output<typeof nextForm>): Promise<Outcome> {
  const others = lacksSecondNow(visit) ? await waysOf(visit, (way) => way.second?.(visit, '')) : []
  if (others.length > 0 || (lacksSecondNow(visit) && visit.session?.totp)) throw forbidden()
  await beginTotp(visit.tx, personId(visit))
  const to = next === '' ? cityPath(visit.city, '/account') : safeNext(visit.city, next)
  return { to: cityPath(visit.city, `/account/second/new?next=${encodeURIComponent(to)}`) }
}

async function showSetUp(visit: Visit, failed?: Failed): Promise<Page | Response> {
  const { pending } = await findTotp(visit.tx, personId(visit))
  if (pending !== null) return setUpPage(visit, pending, failed)
  return Response.redirect(`${visit.runtime.origin}${cityPath(visit.city, '/account/second')}`, 303)
}

const codeForm = z.object({ code: line({ max: 20, required: true }), next: line({ max: 500 }) })

async function finish(visit: Visit, { code, next }: z.output<typeof codeForm>): Promise<Outcome> {
  if (!(await confirmTotp(visit, personId(visit), digitsOf(code) ?? '')))
    return { errors: [{ field: 'code', code: 'wrongCode' }], kept: { next } }
  await keepSecond(visit.tx, found(visit.session), 'totp', visit.now)
  await changed(visit, 'secondOn')
  return codesPage(
    visit,
    await makeRecoveryCodes(visit.tx, personId(visit), visit.now),
    safeNext(visit.city, next),
  )
}

async function newCodes(visit: Visit): Promise<Outcome> {
  const { on } = await findTotp(visit.tx, personId(visit))
  if (!on) throw forbidden()
  await changed(visit, 'recoveryMade')
  const codes = await makeRecoveryCodes(visit.tx, personId(visit), visit.now)
  return codesPage(visit, codes, cityPath(visit.city, '/account/second'))
}

async function stop(visit: Visit): Promise<Outcome> {
  await dropTotp(visit.tx, personId(visit), visit.now)
  await changed(visit, 'secondOff')
  return { to: cityPath(visit.city, '/account/second') }
}

const show = async (visit: Visit): Promise<Page> =>
  secondPage(visit, await findTotp(visit.tx, personId(visit)))
const policy = withAccount
const stepUp = true
const halfway = true
const nothing = z.object({})

export const secondFactorRoutes: readonly Route[] = [
  page('/account/second', { policy, show }),
  action('/account/second/start', { policy, stepUp, halfway, form: nextForm, act: start, again: show }),
  page('/account/second/new', { policy, stepUp, halfway, show: (visit) => showSetUp(visit) }),
  action('/account/second/new', {
    policy,
    stepUp,
    halfway,
    form: codeForm,
    act: finish,
    again: async (visit, failed) =>
      setUpPage(visit, found((await findTotp(visit.tx, personId(visit))).pending ?? undefined), failed),
  }),
  action('/account/second/codes', { policy, stepUp, form: nothing, act: newCodes, again: show }),
  action('/account/second/off', { policy, stepUp, form: nothing, act: stop, again: show }),
]
