import type { Context } from 'hono'
import { forbidden } from './errors.ts'
import { cityPath } from './paths.ts'
import type { Route } from './route.ts'
import { confirmPath, mustConfirm } from './step-up.tsx'
import type { CaseVisit, Visit } from './visit.ts'

const allows = (route: Route, visit: Visit, subject: CaseVisit | undefined): boolean =>
  route.kind === 'casePage' || route.kind === 'caseAction'
    ? route.policy.may(visit.viewer, subject as CaseVisit)
    : route.policy.may(visit.viewer)

/** Not allowed: whoever is not signed in, or not for certain yet, is asked to; everybody else is told. */
export function refusal(
  c: Context,
  route: Route,
  visit: Visit,
  subject: CaseVisit | undefined,
): Response | undefined {
  if (allows(route, visit, subject))
    return !('form' in route) && mustConfirm(route, visit) ? leadTo(c, visit, confirmPath) : undefined
  if (visit.viewer !== undefined) throw forbidden()
  if (visit.session?.left && !lacksApp(visit)) return c.redirect(cityPath(visit.city, '/account/data'), 303)
  return leadTo(c, visit, visit.session === undefined ? '/sign-in' : '/sign-in/second')
}

/** Whoever has left and has an app still owes its code. */
const lacksApp = ({ session }: Visit): boolean => session?.totp === true && session.second === undefined

/** A door that leads back to the page asked for; after a form to the desk, since a form's address takes no GET. */
function leadTo(c: Context, visit: Visit, door: string): Response {
  const asked =
    c.req.method === 'GET' ? visit.path + new URL(c.req.url).search : cityPath(visit.city, '/desk')
  return c.redirect(cityPath(visit.city, `${door}?next=${encodeURIComponent(asked)}`), 303)
}
