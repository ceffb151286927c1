import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import { likePatterns } from '../../lib/text-fold.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Card } from './profile.ts'

export const pageSize = 50

/** A group as everybody may read it. */
export type ListedGroup = {
  id: string
  name: string
  kind: string
  demo: boolean
  card: Card
  confirmed_on: PlainDate | null
  waiting: boolean
  still_right_on: PlainDate | null
  since: PlainDate
  cases: number
  newest: { number: string; title: string } | null
}
export type DirectoryQuestion = {
  q?: string | undefined
  field?: string | undefined
  kind?: string | undefined
  after?: string | undefined
}

/** Listed unless the group said otherwise, or waits for the city to have seen it for the first time. */
const listed = sql<boolean>`coalesce(l.shown, true)
  AND (o.registration IN ('none', 'confirmed') OR o.confirmed_on IS NOT NULL)`
const sortKey = sql<string>`coalesce(l.sort_key, lower(o.name))`

const groups = (cityId: string) => sql`organization o LEFT JOIN group_listing l
  ON l.city_id = ${cityId} AND l.organization_id = o.id`

const publicCases = (
  cityId: string,
) => sql`party p JOIN collaboration c ON c.city_id = ${cityId} AND c.id = p.case_id
  WHERE p.city_id = ${cityId} AND p.organization_id = page.id AND p.left_at IS NULL AND c.visibility = 'public'`

const columns = sql`o.id, o.name, o.kind, o.demo, coalesce(l.card, '{}') AS card, o.confirmed_on,
  o.registration = 'waiting' AS waiting, o.still_right_on, (o.created_at AT TIME ZONE 'Asia/Tokyo')::date AS since,
  ${sortKey} AS sort_key`

/** Cut to its page first: what a page looks up is for its own rows. */
const read = (cityId: string, page: RawBuilder<unknown>) => sql<ListedGroup>`
  SELECT page.id, page.name, page.kind, page.demo, page.card, page.confirmed_on, page.waiting, page.still_right_on,
    page.since, (SELECT count(DISTINCT c.id)::int FROM ${publicCases(cityId)}) AS cases,
    (SELECT json_build_object('number', c.number, 'title', c.title) FROM ${publicCases(cityId)}
      ORDER BY c.ordinal DESC LIMIT 1) AS newest
  FROM (${page}) page ORDER BY page.sort_key, page.id`

/** One page of the groups of a city in the order of their reading. A city has some thousands: all are looked through. */
export async function listGroups(
  { db, cityId }: Tx,
  { q = '', field, kind, after }: DirectoryQuestion,
): Promise<{ groups: ListedGroup[]; more: boolean }> {
  const words = likePatterns(q)
  const conditions = [
    listed,
    ...(words.length > 0 ? [sql`coalesce(l.folded, lower(o.name)) LIKE ALL (${words}::text[])`] : []),
    ...(field ? [sql`${field} = ANY (l.fields)`] : []),
    ...(kind ? [sql`o.kind = ${kind}`] : []),
    ...(after ? [sql`(${sortKey}, o.id) > (${keyOf(cityId, after)}, ${after}::uuid)`] : []),
  ]
  const page = sql`SELECT ${columns} FROM ${groups(cityId)}
    WHERE o.city_id = ${cityId} AND ${sql.join(conditions, sql` AND `)}
    ORDER BY ${sortKey}, o.id LIMIT ${pageSize + 1}`
  const { rows } = await read(cityId, page).execute(db)
  return { groups: rows.slice(0, pageSize), more: rows.length > pageSize }
}

const keyOf = (cityId: string, id: string) =>
  sql`(SELECT ${sortKey} FROM ${groups(cityId)} WHERE o.city_id = ${cityId} AND o.id = ${id}::uuid)`

/** One group as everybody may read it, if it is listed. */
export async function findListed({ db, cityId }: Tx, id: string): Promise<ListedGroup | undefined> {
  const page = sql`SELECT ${columns} FROM ${groups(cityId)}
    WHERE o.city_id = ${cityId} AND o.id = ${id}::uuid AND ${listed}`
  return (await read(cityId, page).execute(db)).rows[0]
}

export type GroupCase = {
  number: string
  title: string
  stage: string
  state: string
  created_on: PlainDate
  demo: boolean
}
const mostCases = 30

/** Public cases that a group is a party of, the newest first. */
export async function listCasesOf({ db, cityId }: Tx, groupId: string): Promise<GroupCase[]> {
  return await db
    .selectFrom('collaboration as c')
    .select(['c.number', 'c.title', 'c.stage', 'c.state', 'c.created_on', 'c.demo'])
    .where('c.city_id', '=', cityId)
    .where('c.visibility', '=', 'public')
    .where('c.id', 'in', (eb) =>
      eb
        .selectFrom('party as p')
        .select('p.case_id')
        .where('p.city_id', '=', cityId)
        .where('p.organization_id', '=', groupId)
        .where('p.left_at', 'is', null),
    )
    .orderBy('c.ordinal', 'desc')
    .limit(mostCases)
    .execute()
}
