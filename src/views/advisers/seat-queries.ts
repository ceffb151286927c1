import { sql } from 'kysely'
import type { SeatState } from '../../platform/db/tables/advisers.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type Service = {
  id: string
  number: string
  title: string
  visibility: string
  state: SeatState
  why: string
  thanks: string
  asked_at: Date
  ended_at: Date | null
  version: number
}

/** Invitations and the record of service of one entry, newest first. */
export const listService = ({ db, cityId }: Tx, adviserId: string): Promise<Service[]> =>
  db
    .selectFrom('adviser_seat as s')
    .innerJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 's.city_id').onRef('c.id', '=', 's.case_id'),
    )
    .select([
      's.id',
      'c.number',
      'c.title',
      'c.visibility',
      's.state',
      's.why',
      's.thanks',
      's.asked_at',
      's.ended_at',
    ])
    .select('s.version')
    .where('s.city_id', '=', cityId)
    .where('s.adviser_id', '=', adviserId)
    .orderBy('s.id', 'desc')
    .limit(100)
    .execute()

export type Wanted = { number: string; title: string; why: string; asked_at: Date }

/** Cases whose parties asked the office for somebody, oldest first. */
export const listWanted = ({ db, cityId }: Tx): Promise<Wanted[]> =>
  db
    .selectFrom('adviser_seat as s')
    .innerJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 's.city_id').onRef('c.id', '=', 's.case_id'),
    )
    .select(['c.number', 'c.title', 's.why', 's.asked_at'])
    .where('s.city_id', '=', cityId)
    .where('s.state', '=', 'wanted')
    .orderBy('s.id')
    .limit(100)
    .execute()

export const countWanted = async ({ db, cityId }: Tx): Promise<number> =>
  (
    await db
      .selectFrom('adviser_seat')
      .select(sql<number>`count(*)::integer`.as('n'))
      .where('city_id', '=', cityId)
      .where('state', '=', 'wanted')
      .executeTakeFirstOrThrow()
  ).n

export const countInvitations = async ({ db, cityId }: Tx, persons: readonly string[]): Promise<number> =>
  (
    await db
      .selectFrom('adviser_seat')
      .select(sql<number>`count(*)::integer`.as('n'))
      .where('city_id', '=', cityId)
      .where('person_id', 'in', [...persons])
      .where('state', '=', 'invited')
      .executeTakeFirstOrThrow()
  ).n
