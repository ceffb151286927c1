import type { Definition } from '../edition/schema/index.ts'
import type { Visit } from '../web/visit.ts'
import type { HatKind, Viewer } from './viewer.ts'

/** How somebody showed who they are: `directory` is a city's own, `key` a reference number with its key. */
export type Factor = 'password' | 'mail' | 'passkey' | 'openid' | 'demo' | 'key'
/** What showed it a second time: something they have, or a directory that says it asked for that. */
export type Second = 'totp' | 'recovery' | 'passkey' | 'directory'
export type Proof = { factor: Factor; second?: Second | undefined }

/** The session of a request: since when, how its person showed who they are, and when they last did. */
export type Session = {
  id: string
  since: Date
  factor: Factor
  second: Second | undefined
  provedAt: Date | undefined
  /** The person has an app that shows codes: then a code is asked for, whatever the hat. */
  totp: boolean
  /** Their last role has ended: their own data is all that opens. */
  left?: true
}

/** What cannot be taken back asks again after so long. */
export const provedForMs = 10 * 60 * 1000

export const isProved = (session: Session | undefined, now: Date): boolean =>
  session?.provedAt !== undefined && now.getTime() - session.provedAt.getTime() <= provedForMs

/** Hats that reach the data of others: worn on a real installation only with a second factor. */
const guarded: readonly HatKind[] = [
  'officer',
  'chief',
  'coordination',
  'supportCenter',
  'judge',
  'administrator',
]
export const isGuarded = (kind: HatKind): boolean => guarded.includes(kind)

/** Whether the city asks its staff for a second factor: unless it says otherwise, everywhere but in the demo. */
export const asksStaffTwice = (definition: Pick<Definition, 'staffSecondFactor'>, demo: boolean): boolean =>
  definition.staffSecondFactor ?? !demo

/** Somebody is known, but a second showing is still missing: until then they are nobody. */
export const lacksSecond = (viewer: Viewer, session: Session | undefined, staffTwice: boolean): boolean => {
  if (viewer === undefined || session === undefined) return false
  if (session.second !== undefined || session.factor === 'demo') return false
  return session.totp || (staffTwice && isGuarded(viewer.hat.kind))
}

/** Whether the one who asks is still halfway in. */
export const lacksSecondNow = ({ viewer, session, definition, runtime }: Visit): boolean =>
  lacksSecond(viewer, session, asksStaffTwice(definition, runtime.demo))
