import type { Context } from 'hono'
import { clientAddress, networkOf } from '../../platform/http/client-address.ts'
import type { Allowance } from '../../platform/http/limits.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Route } from './route.ts'
import type { Runtime } from './visit.ts'

/** Somebody who types all day stays far below it, a script does not. */
const perPerson: Allowance = { burst: 300, perMinute: 300 }
/** A whole city hall or school sits behind one address: those who are signed in do not count here. */
const perAddress: Allowance = { burst: 600, perMinute: 300 }

export type Limited = { waitSeconds: number } | undefined

/** The network a request comes from; undefined where there is no socket. */
export function networkIn(runtime: Runtime, c: Context): string | undefined {
  const address = clientAddress(c, runtime.trustedProxies)
  return address === undefined ? undefined : networkOf(address)
}

/** Whether somebody sends too much: by account where there is one, otherwise by address. Undefined: go on. */
export function limitedNow(runtime: Runtime, c: Context, viewer: Viewer, route: Route): Limited {
  const network = networkIn(runtime, c)
  if (network === undefined) return undefined
  const who = viewer === undefined ? `address ${network}` : `person ${viewer.person.id}`
  const taken = runtime.limits.take(who, viewer === undefined ? perAddress : perPerson)
  if (!taken.ok) return taken
  const rare = route.seldom && runtime.limits.take(`${route.path} ${who}`, route.seldom)
  return rare?.ok === false ? rare : undefined
}
