import type { Context } from 'hono'
import { clientAddress, networkOf } from '../../platform/http/client-address.ts'
import type { Allowance } from '../../platform/http/limits.ts'
import type { Viewer } from '../people/viewer.ts'
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
export function limitedNow(runtime: Runtime, c: Context, viewer: Viewer): Limited {
  const network = networkIn(runtime, c)
  if (network === undefined) return undefined
  const taken =
    viewer === undefined
      ? runtime.limits.take(`address ${network}`, perAddress)
      : runtime.limits.take(`person ${viewer.person.id}`, perPerson)
  return taken.ok ? undefined : taken
}
