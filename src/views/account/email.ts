import { z } from 'zod'
import { findAccountOf, lockAccountOf, stampOf, storeEmail } from '../../core/people/accounts.ts'
import { goWith } from '../../core/people/enter.ts'
import { keepAccountEvent } from '../../core/people/events.ts'
import {
  addressAsked,
  askByMail,
  findByToken,
  type MailProof,
  takeCode,
  useUp,
} from '../../core/people/mail-proof.ts'
import { endSessions } from '../../core/people/sessions.ts'
import { tellAccount } from '../../core/people/tell-account.ts'
import { found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { anyone, withAccount } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { digitsOf } from '../../lib/digits.ts'
import { email, line } from '../../lib/form-text.ts'
import { pick } from '../../lib/language.ts'
import { emailMessages } from './email-messages.ts'
import { emailDeadPage, emailDonePage, emailLinkPage, emailPage, emailSentPage } from './email-pages.tsx'

const mine = async (visit: Visit) =>
  found(await findAccountOf(visit.tx, found(visit.viewer).person.id, visit.today))

const askForm = z.object({ email: email({ required: true }) })

/** Whether the address is somebody's already is not told: then its link leads to nothing. */
async function ask(visit: Visit, input: z.output<typeof askForm>): Promise<Outcome> {
  const account = await mine(visit)
  const words = emailMessages(account.lang)
  const city = pick(visit.definition.city.name, account.lang)
  const cookie = await askByMail(visit, {
    purpose: 'email',
    address: input.email,
    account,
    lang: account.lang,
    next: '',
    page: '/account/email',
    words: (link, code) => ({ subject: words.subject, body: words.body(city, link, code) }),
  })
  return goWith(cityPath(visit.city, '/account/email-code'), cookie)
}

/**
 * The new address counts from now on, and the old one is told. All other sessions end; links that are on their way are
 * dead with the old address. Nothing where the proof is dead or the address is somebody else's.
 */
async function change(visit: Visit, proof: MailProof): Promise<Outcome | undefined> {
  if (proof.person_id === null || !(await useUp(visit, proof.id))) return undefined
  const account = await lockAccountOf(visit.tx, proof.person_id, visit.today)
  if (account === undefined || stampOf(account) !== proof.stamp) return undefined
  if (!(await storeEmail(visit.tx, account.id, proof.address))) return undefined
  const here = visit.viewer?.person.id === account.id
  await endSessions(visit.tx, account.id, here ? visit.session?.id : undefined)
  await keepAccountEvent(visit, {
    personId: account.id,
    kind: 'emailChanged',
    by: here ? undefined : { personId: account.id },
  })
  await tellAccount(visit, account, 'emailChanged')
  return here ? { to: cityPath(visit.city, '/account?changed=email') } : emailDonePage(visit)
}

const codeForm = z.object({ code: line({ max: 20, required: true }) })

async function byCode(visit: Visit, input: z.output<typeof codeForm>): Promise<Outcome> {
  const proof = await takeCode(visit, digitsOf(input.code) ?? '', ['email'])
  const own = proof?.person_id === visit.viewer?.person.id
  const done = proof && own ? await change(visit, proof) : undefined
  return done ?? { errors: [{ field: 'code', code: 'wrongCode' }], kept: {} }
}

const proofOf = (visit: Visit) => findByToken(visit, visit.params.token ?? '', ['email'])

async function showLink(visit: Visit): Promise<Page> {
  const proof = await proofOf(visit)
  return proof ? emailLinkPage(visit, visit.params.token ?? '', proof) : emailDeadPage(visit)
}

async function byLink(visit: Visit): Promise<Outcome> {
  const proof = await proofOf(visit)
  return (proof && (await change(visit, proof))) ?? emailDeadPage(visit)
}

const show = async (visit: Visit, failed?: Failed) => emailPage(visit, (await mine(visit)).email, failed)
const showSent = async (visit: Visit, failed?: Failed) =>
  emailSentPage(visit, await addressAsked(visit), failed)
const policy = withAccount
const stepUp = true

export const emailRoutes: readonly Route[] = [
  page('/account/email', { policy, stepUp, show: (visit) => show(visit) }),
  action('/account/email', { policy, stepUp, form: askForm, act: ask, again: show }),
  page('/account/email-code', { policy, show: (visit) => showSent(visit) }),
  action('/account/email-code', { policy, form: codeForm, act: byCode, again: showSent }),
  // Opened on whatever device the mail is read; what counts is the token, which a confirmed person asked for.
  page('/account/email/:token', { policy: anyone, show: showLink }),
  action('/account/email/:token', { policy: anyone, form: z.object({}), act: byLink, again: showLink }),
]
