import type { Context } from 'hono'
import type { HatKind, Viewer } from '../people/viewer.ts'
import type { Runtime } from './visit.ts'

/** Hats of the city hall and of those it lets look in: where an operator closes the public name to them, they work on another. */
const staffHats: readonly HatKind[] = ['officer', 'chief', 'coordination', 'administrator']

export const isStaffHat = (kind: HatKind): boolean => staffHats.includes(kind)

/** Whether staff routes are open under the name that was asked for; the port is no part of a name. */
export function isStaffHost({ staffHosts }: Pick<Runtime, 'staffHosts'>, c: Context): boolean {
  if (staffHosts.length === 0) return true
  return staffHosts.includes(new URL(c.req.url).hostname.toLowerCase())
}

/** Somebody wears a staff hat under a name that is closed to it: there they are nobody. */
export const isStaffElsewhere = (runtime: Runtime, c: Context, viewer: Viewer): boolean =>
  viewer !== undefined && isStaffHat(viewer.hat.kind) && !isStaffHost(runtime, c)
