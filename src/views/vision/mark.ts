import { createHash, randomBytes } from 'node:crypto'
import { cityCookie } from '../../core/people/enter.ts'
import type { Visit } from '../../core/web/visit.ts'

/** A cookie that this site alone reads, set by the first press and by nothing else. It tells nothing but "the same browser". */
const cookieName = ({ city }: Visit): string => `yui_wish_${city.slug}`
const yearSeconds = 365 * 24 * 60 * 60

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

const browserOf = (visit: Visit): string | undefined => {
  const sent = visit.cookie(cookieName(visit))
  return sent && /^[\w-]{43}$/.test(sent) ? sent : undefined
}

/** Who agrees, as a secret of theirs: the person, or the browser; undefined where neither is known. */
export const secretOf = (visit: Visit): string | undefined =>
  visit.viewer ? `person ${visit.viewer.person.id}` : browserOf(visit)

/** Their secret, with a new one for a browser that has none, and the cookie that keeps it. */
export function secretFor(visit: Visit): { secret: string; cookies: string[] } {
  const known = secretOf(visit)
  if (known) return { secret: known, cookies: [] }
  const secret = randomBytes(32).toString('base64url')
  return { secret, cookies: [cityCookie(visit, cookieName(visit), secret, yearSeconds)] }
}

/** What is kept of it for one post: nobody sees from two of them that they are one browser’s. */
export const agreementMark = (secret: string, postId: string): string => hash(`agree ${secret} ${postId}`)

/** By this the browser finds its own posts again. */
export const ownMark = (secret: string): string => hash(`own ${secret}`)
export const ownMarkOf = (visit: Visit): string | undefined => {
  const secret = browserOf(visit)
  return secret && ownMark(secret)
}

/** The browser forgets what it wrote: on a screen that others use, too. */
export const forgetBrowser = (visit: Visit): string => cityCookie(visit, cookieName(visit), '', 0)
