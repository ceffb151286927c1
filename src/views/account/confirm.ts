import { z } from 'zod'
import { type Account, findAccountOf, passwordOpens } from '../../core/people/accounts.ts'
import { goWith, proveAgain } from '../../core/people/enter.ts'
import { askByMail, takeCode, useUp } from '../../core/people/mail-proof.ts'
import { secret } from '../../core/people/secret-field.ts'
import { totpOpens } from '../../core/people/totp.ts'
import { found, notFound } from '../../core/web/errors.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import { withAccount } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import { confirmPath } from '../../core/web/step-up.tsx'
import type { Visit } from '../../core/web/visit.ts'
import { digitsOf } from '../../lib/digits.ts'
import { line } from '../../lib/form-text.ts'
import { pick } from '../../lib/language.ts'
import { confirmMessages } from './confirm-messages.ts'
import { confirmPage, donePage, stay } from './confirm-pages.tsx'

const leadsTo = (visit: Visit, next: string): string =>
  next === stay ? cityPath(visit.city, `${confirmPath}?done=1`) : safeNext(visit.city, next)

const mine = async (visit: Visit): Promise<Account> =>
  found(await findAccountOf(visit.tx, found(visit.viewer).person.id, visit.today))

const next = line({ max: 500 })
const wrong = (field: string, input: { next: string }): Failed => ({
  errors: [{ field, code: 'wrong' }],
  kept: { next: input.next },
})

/** Whoever has an app is asked for its digits, and for nothing weaker. */
const refuseBesideApp = ({ session }: Visit): void => {
  if (session?.totp) throw notFound()
}

const passwordForm = z.object({ password: secret(1), next })
async function byPassword(visit: Visit, input: z.output<typeof passwordForm>): Promise<Outcome> {
  refuseBesideApp(visit)
  if (!(await passwordOpens(visit, await mine(visit), input.password))) return wrong('password', input)
  return proveAgain(visit, undefined, leadsTo(visit, input.next))
}

const appForm = z.object({ code: line({ max: 20, required: true }), next })
async function byApp(visit: Visit, input: z.output<typeof appForm>): Promise<Outcome> {
  const { person } = found(visit.viewer)
  if (!(await totpOpens(visit, person.id, digitsOf(input.code) ?? ''))) return wrong('code', input)
  return proveAgain(visit, 'totp', leadsTo(visit, input.next))
}

const nextForm = z.object({ next })
async function sendMail(visit: Visit, input: z.output<typeof nextForm>): Promise<Outcome> {
  refuseBesideApp(visit)
  const account = await mine(visit)
  if (account.email === null) throw notFound()
  const words = confirmMessages(account.lang)
  const city = pick(visit.definition.city.name, account.lang)
  const cookie = await askByMail(visit, {
    purpose: 'confirm',
    address: account.email,
    account,
    lang: account.lang,
    next: '',
    page: confirmPath,
    words: (_, code) => ({ subject: words.mailSubject, body: words.mailBody(city, code) }),
  })
  const to = `${confirmPath}?sent=1&next=${encodeURIComponent(input.next)}`
  return goWith(cityPath(visit.city, to), cookie)
}

const mailedForm = z.object({ mailed: line({ max: 20, required: true }), next })
async function byMail(visit: Visit, input: z.output<typeof mailedForm>): Promise<Outcome> {
  refuseBesideApp(visit)
  const proof = await takeCode(visit, digitsOf(input.mailed) ?? '', ['confirm'])
  const own = proof?.person_id === visit.viewer?.person.id
  if (!proof || !own || !(await useUp(visit, proof.id))) return wrong('mailed', input)
  return proveAgain(visit, undefined, leadsTo(visit, input.next))
}

async function inDemo(visit: Visit, input: z.output<typeof nextForm>): Promise<Outcome> {
  if (visit.session?.factor !== 'demo' || !visit.runtime.demo) throw notFound()
  return proveAgain(visit, undefined, leadsTo(visit, input.next))
}

const show = async (visit: Visit, failed?: Failed): Promise<Page> =>
  visit.query.done === '1' && !failed ? donePage(visit) : confirmPage(visit, await mine(visit), failed)

const policy = withAccount
const halfway = true
const ownData = true
const route = { policy, halfway, ownData, again: show } as const

export const confirmRoutes: readonly Route[] = [
  page(confirmPath, { policy, halfway, ownData, show: (visit) => show(visit) }),
  action(`${confirmPath}/password`, { ...route, form: passwordForm, act: byPassword }),
  action(`${confirmPath}/app`, { ...route, form: appForm, act: byApp }),
  action(`${confirmPath}/mail`, { ...route, form: nextForm, act: sendMail }),
  action(`${confirmPath}/code`, { ...route, form: mailedForm, act: byMail }),
  action(`${confirmPath}/demo`, { ...route, form: nextForm, act: inDemo }),
]
