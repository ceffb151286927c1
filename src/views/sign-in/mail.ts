import { z } from 'zod'
import { findAccount, lockAccountOf, stampOf } from '../../core/people/accounts.ts'
import { enter, enterAccount, goWith } from '../../core/people/enter.ts'
import { keepAccountEvent } from '../../core/people/events.ts'
import {
  addressAsked,
  askByMail,
  exchange,
  findByToken,
  type MailProof,
  takeCode,
  useUp,
} from '../../core/people/mail-proof.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import { anyone } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { digitsOf } from '../../lib/digits.ts'
import { choice, email, line, reading } from '../../lib/form-text.ts'
import { languages, pick } from '../../lib/language.ts'
import { mailMessages } from './mail-messages.ts'
import { askPage, deadPage, enterPage, makePage, sentPage } from './mail-pages.tsx'
import { insertResident } from './queries.ts'

const purposes = ['signIn', 'register'] as const
const askForm = z.object({ email: email({ required: true }), next: line({ max: 500 }) })

async function ask(visit: Visit, { email, next }: z.output<typeof askForm>): Promise<Outcome> {
  const account = await findAccount(visit.tx, email, visit.today)
  const lang = account?.lang ?? visit.lang
  const words = mailMessages(lang)
  const city = pick(visit.definition.city.name, lang)
  const cookie = await askByMail(visit, {
    purpose: account ? 'signIn' : 'register',
    address: email,
    account,
    lang,
    next: safeNext(visit.city, next),
    page: '/sign-in/mail',
    words: (link, code) =>
      account
        ? { subject: words.linkSubject, body: words.linkBody(city, link, code) }
        : { subject: words.makeSubject, body: words.makeBody(city, link, code) },
  })
  return goWith(cityPath(visit.city, '/sign-in/code'), cookie)
}

/** In, by a proof that is used up with it; nothing where it is dead or somebody was faster. */
async function enterBy(visit: Visit, proof: MailProof): Promise<Response | undefined> {
  if (proof.person_id === null || !(await useUp(visit, proof.id))) return undefined
  const account = await lockAccountOf(visit.tx, proof.person_id, visit.today)
  if (account === undefined || stampOf(account) !== proof.stamp) return undefined
  return enterAccount(visit, account, { factor: 'mail' }, safeNext(visit.city, proof.next))
}

const codeForm = z.object({ code: line({ max: 20, required: true }) })

async function byCode(visit: Visit, { code }: z.output<typeof codeForm>): Promise<Outcome> {
  const proof = await takeCode(visit, digitsOf(code) ?? '', purposes)
  if (proof?.purpose === 'register')
    return { to: cityPath(visit.city, `/sign-in/mail/${await exchange(visit, proof.id)}`) }
  const entered = proof && (await enterBy(visit, proof))
  return entered ?? { errors: [{ field: 'code', code: 'wrongCode' }], kept: {} }
}

const token = (visit: Visit): string => visit.params.token ?? ''

async function showLink(visit: Visit, failed?: Failed): Promise<Page> {
  const proof = await findByToken(visit, token(visit), purposes)
  if (proof === undefined) return deadPage(visit)
  return proof.purpose === 'signIn'
    ? enterPage(visit, token(visit), proof)
    : makePage(visit, token(visit), proof, failed)
}

async function byLink(visit: Visit): Promise<Outcome> {
  const proof = await findByToken(visit, token(visit), ['signIn'])
  return (proof && (await enterBy(visit, proof))) ?? deadPage(visit)
}

const makeForm = z.object({
  name: line({ max: 100, required: true }),
  reading: reading({ max: 100 }),
  lang: choice(languages),
})

/** A new account with a resident's hat, for whoever reads at the address. */
async function make(visit: Visit, input: z.output<typeof makeForm>): Promise<Outcome> {
  const proof = await findByToken(visit, token(visit), ['register'])
  if (proof === undefined || !(await useUp(visit, proof.id))) return deadPage(visit)
  const made = await insertResident(visit, { ...input, email: proof.address })
  if (made === undefined) return deadPage(visit)
  await keepAccountEvent(visit, {
    personId: made.id,
    kind: 'registered',
    by: { personId: made.id, hatId: made.hatId },
  })
  return enter(visit, made.id, made.hatId, { factor: 'mail' }, safeNext(visit.city, proof.next))
}

const showSent = async (visit: Visit, failed?: Failed) => sentPage(visit, await addressAsked(visit), failed)
const policy = anyone

export const mailRoutes: readonly Route[] = [
  page('/sign-in/mail', { policy, show: async (visit) => askPage(visit) }),
  action('/sign-in/mail', {
    policy,
    form: askForm,
    act: ask,
    again: async (visit, failed) => askPage(visit, failed),
  }),
  page('/sign-in/code', { policy, show: (visit) => showSent(visit) }),
  action('/sign-in/code', { policy, form: codeForm, act: byCode, again: showSent }),
  page('/sign-in/mail/:token', { policy, show: (visit) => showLink(visit) }),
  action('/sign-in/mail/:token', { policy, form: z.object({}), act: byLink, again: showLink }),
  action('/sign-in/mail/:token/account', { policy, form: makeForm, act: make, again: showLink }),
]
