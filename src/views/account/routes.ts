import { z } from 'zod'
import { findAccountOf } from '../../core/people/accounts.ts'
import { changeHat } from '../../core/people/enter.ts'
import { accountEventKinds, listAccountEvents } from '../../core/people/events.ts'
import { waysOf } from '../../core/people/way.ts'
import { found } from '../../core/web/errors.ts'
import { safeNext, switchedMark } from '../../core/web/paths.ts'
import { signedIn } from '../../core/web/policies.ts'
import { action, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { line } from '../../lib/form-text.ts'
import { confirmRoutes } from './confirm.ts'
import { detailsRoutes } from './details.tsx'
import { deviceRoutes } from './devices.tsx'
import { emailRoutes } from './email.ts'
import { historyRoutes } from './history.tsx'
import { accountPage, guestPage } from './page.tsx'
import { passwordRoutes } from './password.tsx'
import { secondFactorRoutes } from './second.ts'

const lately = 5

async function show(visit: Visit): Promise<Page> {
  const { person } = found(visit.viewer)
  if (person.guest) return guestPage(visit)
  return accountPage(visit, {
    account: found(await findAccountOf(visit.tx, person.id, visit.today)),
    ways: await waysOf(visit, (way) => way.account?.(visit)),
    events: await listAccountEvents(visit.tx, person.id, accountEventKinds, lately),
  })
}

/** The next page says what was switched; it is the one whoever switched was on the way to. */
async function switchHat(visit: Visit, { hat, next }: { hat: string; next: string }): Promise<Outcome> {
  const { person, hats } = found(visit.viewer)
  const chosen = found(hats.find((one) => one.id === hat))
  const to = safeNext(visit.city, next || undefined)
  return changeHat(visit, person.id, chosen.id, `${to}${to.includes('?') ? '&' : '?'}${switchedMark}`)
}

export const accountRoutes: readonly Route[] = [
  page('/account', { policy: signedIn, show }),
  action('/account/hat', {
    policy: signedIn,
    halfway: true,
    form: z.object({ hat: line({ max: 40, required: true }), next: line({ max: 300 }) }),
    act: switchHat,
    again: show,
  }),
  ...confirmRoutes,
  ...passwordRoutes,
  ...emailRoutes,
  ...secondFactorRoutes,
  ...detailsRoutes,
  ...deviceRoutes,
  ...historyRoutes,
]
