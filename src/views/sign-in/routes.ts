import { z } from 'zod'
import { hashPassword, passwordFits } from '../../core/people/password.ts'
import { closeSession, openSession, sessionCookie } from '../../core/people/session.ts'
import { notFound } from '../../core/web/errors.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import { anyone, signedIn } from '../../core/web/policies.ts'
import { action, type Outcome, page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { line } from '../../lib/form-text.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { accountPage, signInPage } from './pages.tsx'
import {
  changePassword,
  clearFailures,
  countFailure,
  findAccount,
  findAccountOf,
  listDemoPeople,
} from './queries.ts'

const mostFailures = 5
const lockMs = 15 * 60 * 1000

const people = async (visit: Visit) => (visit.runtime.demo ? listDemoPeople(visit.tx) : [])
const secret = (min: number) =>
  z.unknown().transform((value, context): string => {
    const text = typeof value === 'string' ? value : ''
    if (text === '') context.addIssue({ code: 'custom', message: 'required', input: undefined })
    else if (text.length < min)
      context.addIssue({ code: 'custom', message: `tooShort:${min}`, input: undefined })
    else if (text.length > 500) context.addIssue({ code: 'custom', message: 'tooLong:500', input: undefined })
    return text
  })

const cookieFor = (visit: Visit, token: string, maxAge?: number): string =>
  [
    `${sessionCookie(visit.city.slug)}=${token}`,
    `Path=/${visit.city.slug}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(visit.runtime.origin.startsWith('https:') ? ['Secure'] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
  ].join('; ')

const goWith = (to: string, cookie: string): Response =>
  new Response(null, {
    status: 303,
    headers: { Location: to, 'Set-Cookie': cookie, 'Cache-Control': 'no-store' },
  })

/** Every sign-in and every change of hat is a new session: an old token is worth nothing afterwards. */
async function enter(visit: Visit, personId: string, hatId: string, to: string): Promise<Response> {
  if (visit.sessionToken) await closeSession(visit.tx, visit.sessionToken)
  return goWith(to, cookieFor(visit, await openSession(visit.tx, personId, hatId, visit.now)))
}

const signInForm = z.object({
  email: line({ max: 200, required: true }),
  password: secret(1),
  next: line({ max: 500 }),
})

async function signIn(visit: Visit, input: z.output<typeof signInForm>): Promise<Outcome> {
  const account = await findAccount(visit.tx, input.email.toLowerCase(), visit.today)
  const fits = await passwordFits(account?.password_hash, input.password)
  const resting = account?.locked_until != null && account.locked_until > visit.now
  if (account && fits && !resting && account.hat_id) {
    await clearFailures(visit.tx, account.id)
    return enter(visit, account.id, account.hat_id, safeNext(visit.city, input.next))
  }
  if (account && !resting) {
    // The counter must stay though the answer is a mistake and is rolled back: a short transaction of its own.
    const until = new Date(visit.now.getTime() + lockMs)
    await inCity(visit.runtime.pool, visit.city.id, 'write', (tx) =>
      countFailure(tx, account.id, mostFailures, until),
    )
  }
  return { errors: [{ field: 'email', code: 'wrong' }], kept: { email: input.email, next: input.next } }
}

const demoForm = z.object({
  person: line({ max: 40, required: true }),
  hat: line({ max: 40, required: true }),
  next: line({ max: 500 }),
})

async function demoSignIn(visit: Visit, input: z.output<typeof demoForm>): Promise<Outcome> {
  if (!visit.runtime.demo) throw notFound()
  const chosen = (await listDemoPeople(visit.tx)).find(
    (one) => one.person_id === input.person && one.hat_id === input.hat,
  )
  if (!chosen) throw notFound()
  return enter(visit, chosen.person_id, chosen.hat_id, safeNext(visit.city, input.next))
}

async function switchHat(visit: Visit, { hat }: { hat: string }): Promise<Outcome> {
  const chosen = visit.viewer?.hats.find((one) => one.id === hat)
  if (!chosen || !visit.viewer) throw notFound()
  return enter(visit, visit.viewer.person.id, chosen.id, cityPath(visit.city, '/desk'))
}

async function setPassword(visit: Visit, input: { current: string; password: string }): Promise<Outcome> {
  const viewer = visit.viewer
  if (!viewer) throw notFound()
  const account = await findAccountOf(visit.tx, viewer.person.id)
  if (account?.password_hash && !(await passwordFits(account.password_hash, input.current)))
    return { errors: [{ field: 'current', code: 'wrongCurrent' }], kept: {} }
  await changePassword(visit.tx, viewer.person.id, await hashPassword(input.password))
  return enter(visit, viewer.person.id, viewer.hat.id, cityPath(visit.city, '/account?changed=password'))
}

async function signOut(visit: Visit): Promise<Outcome> {
  if (visit.sessionToken) await closeSession(visit.tx, visit.sessionToken)
  return goWith(cityPath(visit.city), cookieFor(visit, '', 0))
}

const showSignIn = async (visit: Visit) => signInPage(visit, await people(visit))
const showAccount = async (visit: Visit) => accountPage(visit)

export const signInRoutes = [
  page('/sign-in', { policy: anyone, show: showSignIn }),
  action('/sign-in', {
    policy: anyone,
    form: signInForm,
    act: signIn,
    again: async (visit, failed) => signInPage(visit, await people(visit), failed),
  }),
  action('/demo-sign-in', {
    policy: anyone,
    form: demoForm,
    act: demoSignIn,
    again: async (visit) => signInPage(visit, await people(visit)),
  }),
  page('/account', { policy: signedIn, show: showAccount }),
  action('/account/hat', {
    policy: signedIn,
    form: z.object({ hat: line({ max: 40, required: true }) }),
    act: switchHat,
    again: showAccount,
  }),
  action('/account/password', {
    policy: signedIn,
    form: z.object({ current: secret(0).optional().default(''), password: secret(12) }),
    act: setPassword,
    again: async (visit, failed) => accountPage(visit, failed),
  }),
  action('/sign-out', { policy: signedIn, form: z.object({}), act: signOut, again: showAccount }),
]
