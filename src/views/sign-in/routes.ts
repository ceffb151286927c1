import { z } from 'zod'
import { findAccount, passwordOpens } from '../../core/people/accounts.ts'
import { enter, enterAccount, leave } from '../../core/people/enter.ts'
import { secret } from '../../core/people/secret-field.ts'
import { notFound } from '../../core/web/errors.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import { anyone, signedIn } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { line } from '../../lib/form-text.ts'
import { mailRoutes } from './mail.ts'
import { signInPage } from './pages.tsx'
import { listDemoPeople } from './queries.ts'
import { secondRoutes } from './second.tsx'

const signInForm = z.object({
  email: line({ max: 200, required: true }),
  password: secret(1),
  next: line({ max: 500 }),
})

async function signIn(visit: Visit, input: z.output<typeof signInForm>): Promise<Outcome> {
  const account = await findAccount(visit.tx, input.email.normalize('NFKC').toLowerCase(), visit.today)
  const opens = await passwordOpens(visit, account, input.password)
  const to = safeNext(visit.city, input.next)
  const inside = opens && account ? await enterAccount(visit, account, { factor: 'password' }, to) : undefined
  if (inside) return inside
  return { errors: [{ field: 'email', code: 'wrong' }], kept: { email: input.email, next: input.next } }
}

const demoForm = z.object({
  person: line({ max: 40, required: true }),
  hat: line({ max: 40, required: true }),
  next: line({ max: 500 }),
})

async function demoSignIn(visit: Visit, input: z.output<typeof demoForm>): Promise<Outcome> {
  if (!visit.runtime.demo) throw notFound()
  const chosen = (await listDemoPeople(visit.tx, visit.today)).find(
    (one) => one.person_id === input.person && one.hat_id === input.hat,
  )
  if (!chosen) throw notFound()
  return enter(visit, chosen.person_id, chosen.hat_id, { factor: 'demo' }, safeNext(visit.city, input.next))
}

async function show(visit: Visit, failed?: Failed): Promise<Page> {
  return signInPage(visit, visit.runtime.demo ? await listDemoPeople(visit.tx, visit.today) : [], failed)
}

export const signInRoutes: readonly Route[] = [
  page('/sign-in', { policy: anyone, show: (visit) => show(visit) }),
  action('/sign-in', { policy: anyone, form: signInForm, act: signIn, again: show }),
  action('/demo-sign-in', { policy: anyone, form: demoForm, act: demoSignIn, again: (visit) => show(visit) }),
  ...mailRoutes,
  ...secondRoutes,
  action('/sign-out', {
    policy: signedIn,
    halfway: true,
    ownData: true,
    form: z.object({}),
    act: (visit) => leave(visit, cityPath(visit.city)),
    again: (visit) => show(visit),
  }),
]
