import { type RawBuilder, sql } from 'kysely'
import { isCoordination, isStaff, type Viewer } from '../../core/people/viewer.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export const pageSize = 50

/** Of `c`, the case it is about: the office has all of its city, a section what it is in charge of. */
export function ofScope(viewer: Viewer): RawBuilder<boolean> {
  if (isCoordination(viewer)) return sql<boolean>`true`
  const section = isStaff(viewer) ? (viewer?.hat.section ?? null) : null
  return sql<boolean>`coalesce(c.section = ${section}, false)`
}

/** The case of a row that is called by this name. */
export const withCase = (row: string) =>
  sql`LEFT JOIN collaboration c ON c.city_id = ${sql.ref(`${row}.city_id`)} AND c.id = ${sql.ref(`${row}.case_id`)}`

export type NoticeEventRow = { kind: string; note: string; by: string; at: Date }

export async function listNoticeEvents({ db, cityId }: Tx, aboutId: string): Promise<NoticeEventRow[]> {
  return db
    .selectFrom('notice_event as e')
    .innerJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 'e.city_id').onRef('p.id', '=', 'e.by_person_id'),
    )
    .select(['e.kind', 'e.note', 'p.name as by', 'e.at'])
    .where('e.city_id', '=', cityId)
    .where('e.about_id', '=', aboutId)
    .orderBy('e.id', 'desc')
    .limit(pageSize)
    .execute()
}

export type Waiting = { calls: number; letters: number; held: number }

/** What waits behind the three doors, in one statement. */
export async function countWaiting({ db, cityId }: Tx, viewer: Viewer): Promise<Waiting> {
  const { rows } = await sql<Waiting>`SELECT
    (SELECT count(*)::int FROM phone_call t ${withCase('t')} WHERE t.city_id = ${cityId} AND t.closed_at IS NULL AND ${ofScope(viewer)}) AS calls,
    (SELECT count(*)::int FROM letter t ${withCase('t')} WHERE t.city_id = ${cityId} AND t.posted_on IS NULL AND ${ofScope(viewer)}) AS letters,
    (SELECT count(*)::int FROM outbox t ${withCase('t')} WHERE t.city_id = ${cityId} AND t.readable AND t.held_at IS NOT NULL AND t.sent_at IS NULL
      AND ${ofScope(viewer)}) AS held`.execute(db)
  return rows[0] ?? { calls: 0, letters: 0, held: 0 }
}
