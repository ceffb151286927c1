import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Tx } from '../../platform/db/transaction.ts'
import { cityCookie } from '../people/enter.ts'
import type { Visit } from '../web/visit.ts'

type TripKind = 'openid' | 'passkey'
/** Why somebody leaves: to come in, to add a way in, to show once more who they are, to register. */
type Purpose = 'enter' | 'link' | 'confirm' | 'register'

/** Long enough to sign in somewhere else; a touch of a key is quicker. */
const minutes: Record<TripKind, number> = { openid: 10, passkey: 5 }

/** Whom a provider told of and nobody here knows yet. */
type Told = {
  issuer: string
  subject: string
  name: string | undefined
  email: string | undefined
  strong: boolean
}

export type Trip = {
  id: string
  purpose: Purpose
  provider: string | null
  /** Whoever was signed in when it began. */
  person_id: string | null
  next: string
  issuer: string | null
  subject: string | null
  name: string | null
  email: string | null
  strong: boolean
}

const cookieName = (visit: Visit, kind: TripKind): string => `yui_${visit.city.slug}_${kind}`
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Made from the browser's secret, so that the database holds nothing by which a way could be walked. */
export const derived = (secret: string, what: string): string =>
  createHmac('sha256', secret).update(what).digest('base64url')

type Beginning = {
  kind: TripKind
  purpose: Purpose
  next: string
  provider?: string | undefined
  told?: Told | undefined
}

/** Begins a way out and back; the cookie binds it to this browser, and one begun before leads nowhere any more. */
export async function beginTrip(
  visit: Visit,
  { kind, purpose, next, provider, told }: Beginning,
): Promise<{ secret: string; cookie: string }> {
  const secret = randomBytes(32).toString('base64url')
  await visit.tx.db
    .insertInto('round_trip')
    .values({
      city_id: visit.tx.cityId,
      id: hashOf(secret),
      kind,
      purpose,
      provider: provider ?? null,
      person_id: visit.viewer?.person.id ?? null,
      next,
      begun_at: visit.now,
      taken_at: null,
      issuer: told?.issuer ?? null,
      subject: told?.subject ?? null,
      name: told?.name ?? null,
      email: told?.email ?? null,
      strong: told?.strong ?? false,
    })
    .execute()
  return { secret, cookie: cityCookie(visit, cookieName(visit, kind), secret, minutes[kind] * 60) }
}

/** The secret that this browser holds. */
export const tripSecret = (visit: Visit, kind: TripKind): string | undefined =>
  visit.cookie(cookieName(visit, kind)) || undefined

/** The cookie that takes the secret out of the browser. */
export const tripOver = (visit: Visit, kind: TripKind): string =>
  cityCookie(visit, cookieName(visit, kind), '', 0)

const since = (visit: Visit, kind: TripKind): Date =>
  new Date(visit.now.getTime() - minutes[kind] * 60 * 1000)

const fields = [
  'id',
  'purpose',
  'provider',
  'person_id',
  'next',
  'issuer',
  'subject',
  'name',
  'email',
  'strong',
] as const

/** The way this browser is on; none when it was gone already, or begun too long ago. */
export async function findTrip(visit: Visit, kind: TripKind): Promise<Trip | undefined> {
  const secret = tripSecret(visit, kind)
  if (secret === undefined) return undefined
  return visit.tx.db
    .selectFrom('round_trip')
    .select(fields)
    .where('city_id', '=', visit.tx.cityId)
    .where('id', '=', hashOf(secret))
    .where('kind', '=', kind)
    .where('taken_at', 'is', null)
    .where('begun_at', '>', since(visit, kind))
    .executeTakeFirst()
}

/** The same, and it counts no more from now on: of two who come at once, one finds none. What was told is emptied. */
export async function takeTrip(visit: Visit, kind: TripKind): Promise<Trip | undefined> {
  const found = await findTrip(visit, kind)
  if (found === undefined) return undefined
  const { db, cityId }: Tx = visit.tx
  const taken = await db
    .updateTable('round_trip')
    .set({ taken_at: visit.now, subject: null, name: null, email: null })
    .where('city_id', '=', cityId)
    .where('id', '=', found.id)
    .where('taken_at', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n ? found : undefined
}
