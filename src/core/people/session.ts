import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { todayInJapan } from '../../lib/dates.ts'
import type { Db, Tx } from '../../platform/db/transaction.ts'
import type { Switches } from '../edition/schema/index.ts'
import { newestSwitches } from '../edition/switch-queries.ts'
import type { Factor, Proof, Second, Session } from './proof.ts'
import type { Hat, HatKind, Person, Viewer } from './viewer.ts'

/** A session ends after two idle hours and after twelve in all. */
export const idleMs = 2 * 60 * 60 * 1000
export const longestSessionMs = 12 * 60 * 60 * 1000
/** `seen_at` is written at most this often. */
export const seenEveryMs = 5 * 60 * 1000

export const sessionCookie = (slug: string): string => `yui_${slug}`
/** Only the hash is stored: who reads the database cannot take over a session. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

type HatRow = {
  id: string
  kind: HatKind
  organization_id: string | null
  organization_name: string | null
  organization_kind: string | null
  section: string | null
}
type SessionRow = {
  id: string
  created_at: string
  proved_at: string | null
  factor: Factor
  second: Second | null
  totp: boolean
  person_id: string
  name: string
  hat_id: string
  seen_at: string
  aliases: string[] | null
  account: boolean
  /** None where the last one ended while the session went on. */
  hats: HatRow[] | null
}
export type Seen = {
  viewer: Viewer
  session: Session | undefined
  stale: boolean
  installation: number
  token: number
  /** Sections the office chose for fields, where the edition says otherwise. */
  routing: Readonly<Record<string, string>>
  /** Which stages it has switched, and where. */
  switches: Switches
}

const hatOf = (row: HatRow): Hat => ({
  id: row.id,
  kind: row.kind,
  organizationId: row.organization_id ?? undefined,
  organizationName: row.organization_name ?? undefined,
  organizationKind: row.organization_kind ?? undefined,
  section: row.section ?? undefined,
})

/** Whoever came back, or has another hat again, has not left. */
const wornToday = (hats: readonly Hat[]): Hat[] => {
  const others = hats.filter(({ kind }) => kind !== 'former')
  return others.length > 0 ? others : [...hats]
}

const personOf = ({ person_id, name, aliases, account }: SessionRow): Person => ({
  id: person_id,
  name,
  ...(aliases ? { aliases } : {}),
  ...(account ? {} : { guest: true }),
})

const sessionOf = (row: SessionRow): Session => ({
  id: row.id,
  since: new Date(row.created_at),
  factor: row.factor,
  second: row.second ?? undefined,
  provedAt: row.proved_at === null ? undefined : new Date(row.proved_at),
  totp: row.totp,
})

/** Who is looking, the installation's version and the page token, in one statement. */
export async function seeWho({ db, cityId }: Tx, token: string | undefined, now: Date): Promise<Seen> {
  const row = await db
    .selectNoFrom([
      sql<number>`(SELECT version FROM installation)`.as('installation'),
      sql<number>`(SELECT sum(n)::bigint FROM page_counter WHERE city_id = ${cityId})`.as('token'),
      chosenRouting(cityId),
      newestSwitches(cityId),
      token === undefined ? sql<null>`null`.as('session') : sessionJson(cityId, hashOf(token), now),
    ])
    .executeTakeFirstOrThrow()
  const session = row.session as SessionRow | null
  const hats = wornToday(session?.hats?.map(hatOf) ?? [])
  const hat = hats.find((one) => one.id === session?.hat_id)
  const viewer = session && hat ? { person: personOf(session), hat, hats } : undefined
  const stale = session !== null && now.getTime() - Date.parse(session.seen_at) > seenEveryMs
  return {
    viewer,
    session: viewer && session ? sessionOf(session) : undefined,
    stale,
    installation: row.installation,
    token: row.token,
    routing: row.routing,
    switches: row.switches,
  }
}

const chosenRouting = (cityId: string) =>
  sql<
    Record<string, string>
  >`(SELECT coalesce(json_object_agg(field, section), '{}') FROM (SELECT DISTINCT ON (field)
    field, section FROM routing_choice WHERE city_id = ${cityId} ORDER BY field, id DESC) newest
    WHERE section IS NOT NULL)`.as('routing')

const sessionJson = (cityId: string, id: string, now: Date) =>
  sql<SessionRow | null>`(SELECT json_build_object('id', s.id, 'created_at', s.created_at, 'proved_at', s.proved_at,
      'factor', s.factor, 'second', s.second, 'totp', EXISTS (SELECT 1 FROM totp t
        WHERE t.city_id = s.city_id AND t.person_id = s.person_id AND t.confirmed_at IS NOT NULL),
      'person_id', s.person_id, 'name', p.name, 'hat_id', s.hat_id,
      'seen_at', s.seen_at, 'account', p.account, 'aliases', (SELECT json_agg(m.from_person_id ORDER BY m.id) FROM person_merge m
        WHERE m.city_id = s.city_id AND m.into_person_id = s.person_id AND m.undone_at IS NULL), 'hats', (SELECT json_agg(json_build_object('id', h.id, 'kind', h.kind, 'section', h.section,
        'organization_id', o.id, 'organization_name', o.name, 'organization_kind', o.kind) ORDER BY h.id)
        FROM hat h LEFT JOIN organization o ON o.city_id = h.city_id AND o.id = h.organization_id
        WHERE h.city_id = s.city_id AND h.person_id = s.person_id AND h.since <= ${todayInJapan(now)}::date
          AND (h.until IS NULL OR h.until >= ${todayInJapan(now)}::date)))
    FROM session s JOIN person p ON p.city_id = s.city_id AND p.id = s.person_id
    WHERE s.city_id = ${cityId} AND s.id = ${id} AND s.seen_at > ${new Date(now.getTime() - idleMs)}
      AND s.created_at > ${new Date(now.getTime() - longestSessionMs)})`.as('session')

/** How a session begins. Left out: with a password, just now. */
export type Beginning = Partial<Proof> & {
  device?: string
  /** Where it goes on under a new token, as after a change of hat: its hours are not begun anew. */
  since?: Date
  provedAt?: Date | undefined
}

/** A new session for a person with one hat on; tells the token for the cookie, which is stored nowhere. */
export async function openSession(
  { db, cityId }: Tx,
  personId: string,
  hatId: string,
  now: Date,
  { factor = 'password', second, device = '', since = now, ...rest }: Beginning = {},
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('session')
    .values({
      city_id: cityId,
      id: hashOf(token),
      person_id: personId,
      hat_id: hatId,
      created_at: since,
      seen_at: now,
      factor,
      second: second ?? null,
      proved_at: 'provedAt' in rest ? (rest.provedAt ?? null) : now,
      device,
    })
    .execute()
  return token
}

export async function closeSession({ db, cityId }: Tx, token: string): Promise<void> {
  await db.deleteFrom('session').where('city_id', '=', cityId).where('id', '=', hashOf(token)).execute()
}

/** The session goes on; written in a short transaction of its own. */
export async function touchSession(db: Db, cityId: string, token: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: now })
    .where('city_id', '=', cityId)
    .where('id', '=', hashOf(token))
    .execute()
}

/** The same session under a new token, its person having just shown who they are. */
export async function renewSession(
  { db, cityId }: Tx,
  token: string,
  second: Second | undefined,
  now: Date,
): Promise<string> {
  const renewed = randomBytes(32).toString('base64url')
  await db
    .updateTable('session')
    .set({ id: hashOf(renewed), proved_at: now, seen_at: now, ...(second ? { second } : {}) })
    .where('city_id', '=', cityId)
    .where('id', '=', hashOf(token))
    .execute()
  return renewed
}
