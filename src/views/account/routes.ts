import { z } from 'zod'
import { storePassword } from '../../core/people/accounts.ts'
import { changeHat, reopen } from '../../core/people/enter.ts'
import { keepAccountEvent } from '../../core/people/events.ts'
import { hashPassword } from '../../core/people/password.ts'
import { secret } from '../../core/people/secret-field.ts'
import { found, notFound } from '../../core/web/errors.ts'
import { cityPath, switchedMark } from '../../core/web/paths.ts'
import { signedIn } from '../../core/web/policies.ts'
import { action, type Outcome, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { line } from '../../lib/form-text.ts'
import { confirmRoutes } from './confirm.ts'
import { accountPage } from './page.tsx'
import { secondFactorRoutes } from './second.ts'

async function switchHat(visit: Visit, { hat }: { hat: string }): Promise<Outcome> {
  const chosen = visit.viewer?.hats.find((one) => one.id === hat)
  if (!chosen || !visit.viewer) throw notFound()
  return changeHat(visit, visit.viewer.person.id, chosen.id, cityPath(visit.city, `/desk?${switchedMark}`))
}

async function setPassword(visit: Visit, input: { password: string }): Promise<Outcome> {
  const { person } = found(visit.viewer)
  await storePassword(visit.tx, person.id, await hashPassword(input.password))
  await keepAccountEvent(visit, { personId: person.id, kind: 'passwordSet' })
  return reopen(visit, cityPath(visit.city, '/account?changed=password'))
}

export const accountRoutes: readonly Route[] = [
  page('/account', { policy: signedIn, show: (visit) => accountPage(visit) }),
  action('/account/hat', {
    policy: signedIn,
    halfway: true,
    form: z.object({ hat: line({ max: 40, required: true }) }),
    act: switchHat,
    again: (visit) => accountPage(visit),
  }),
  action('/account/password', {
    policy: signedIn,
    stepUp: true,
    form: z.object({ password: secret(12) }),
    act: setPassword,
    again: accountPage,
  }),
  ...confirmRoutes,
  ...secondFactorRoutes,
]
