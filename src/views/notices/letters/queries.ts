import { sql } from 'kysely'
import type { Viewer } from '../../../core/people/viewer.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import type { Lang } from '../../../lib/language.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { ofScope, pageSize, withCase } from '../queries.ts'

export type ListedLetter = {
  id: string
  person_id: string
  case_id: string | null
  name: string
  postal_code: string | null
  address: string | null
  account: boolean
  number: string | null
  lang: Lang
  subject: string
  body: string
  path: string
  written_at: Date
  printed_at: Date | null
  posted_on: PlainDate | null
}
export type WhichLetters = 'waiting' | 'unprinted' | 'posted'

const which: Record<WhichLetters, ReturnType<typeof sql>> = {
  waiting: sql`t.posted_on IS NULL`,
  unprinted: sql`t.posted_on IS NULL AND t.printed_at IS NULL`,
  posted: sql`t.posted_on IS NOT NULL`,
}
const columns = sql`t.id, t.person_id, t.case_id, p.name, p.postal_code, p.address, p.account, c.number, t.lang, t.subject, t.body,
  t.path, t.written_at, t.printed_at, t.posted_on`
const from = sql`letter t JOIN person p ON p.city_id = t.city_id AND p.id = t.person_id ${withCase('t')}`

export async function listLetters(
  { db, cityId }: Tx,
  viewer: Viewer,
  asked: { which: WhichLetters; after: string | undefined },
): Promise<ListedLetter[]> {
  const { rows } = await sql<ListedLetter>`SELECT ${columns} FROM ${from}
    WHERE t.city_id = ${cityId} AND ${ofScope(viewer)} AND ${which[asked.which]}
      AND ${asked.after === undefined ? sql`true` : sql`t.id > ${asked.after}`}
    ORDER BY t.id LIMIT ${pageSize + 1}`.execute(db)
  return rows
}

export async function findLetter(
  { db, cityId }: Tx,
  viewer: Viewer,
  id: string,
): Promise<ListedLetter | undefined> {
  const { rows } = await sql<ListedLetter>`SELECT ${columns} FROM ${from}
    WHERE t.city_id = ${cityId} AND t.id = ${id} AND ${ofScope(viewer)}`.execute(db)
  return rows[0]
}

/** Marks letters of the viewer's cases; tells which it were, so that those alone are recorded. */
export async function markLetters(
  { db, cityId }: Tx,
  viewer: Viewer,
  ids: readonly string[],
  mark: { printedAt: Date } | { printedAt: Date; postedOn: PlainDate },
): Promise<string[]> {
  const posted = 'postedOn' in mark
  const set = posted
    ? sql`printed_at = coalesce(l.printed_at, ${mark.printedAt}), posted_on = ${mark.postedOn}::date`
    : sql`printed_at = ${mark.printedAt}`
  const { rows } = await sql<{ id: string }>`UPDATE letter l SET ${set}
    FROM letter t ${withCase('t')}
    WHERE l.city_id = ${cityId} AND t.city_id = l.city_id AND t.id = l.id AND l.id = ANY (${[...ids]}::uuid[])
      AND l.posted_on IS NULL ${posted ? sql`` : sql`AND l.printed_at IS NULL`} AND ${ofScope(viewer)}
    RETURNING l.id`.execute(db)
  return rows.map(({ id }) => id)
}
