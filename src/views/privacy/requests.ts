import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

export type OpenCorrection = {
  id: string
  person_id: string
  name: string
  wanted: string
  due_on: string
  version: number
}
export type WaitingErasure = { id: string; person_id: string; name: string; due_on: string; held: boolean }

/** What waits for an answer, the most urgent first. */
export const listCorrections = ({ db, cityId }: Tx): Promise<OpenCorrection[]> =>
  db
    .selectFrom('correction as c')
    .innerJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 'c.city_id').onRef('p.id', '=', 'c.person_id'),
    )
    .select(['c.id', 'c.person_id', 'p.name', 'c.wanted', 'c.due_on', 'c.version'])
    .where('c.city_id', '=', cityId)
    .where('c.state', '=', 'open')
    .orderBy('c.due_on')
    .orderBy('c.id')
    .limit(50)
    .execute()

export async function listErasures({ db, cityId }: Tx): Promise<WaitingErasure[]> {
  const { rows } =
    await sql<WaitingErasure>`SELECT e.id, e.person_id, p.name, e.due_on, EXISTS (SELECT 1 FROM legal_hold h
      WHERE h.city_id = e.city_id AND h.lifted_at IS NULL AND (h.record_id = e.person_id OR h.record_id IN (
        SELECT case_id FROM party y WHERE y.city_id = e.city_id AND y.person_id = e.person_id))) AS held
    FROM erasure e JOIN person p ON p.city_id = e.city_id AND p.id = e.person_id
    WHERE e.city_id = ${cityId} AND e.done_at IS NULL AND e.withdrawn_at IS NULL ORDER BY e.due_on, e.id LIMIT 50`.execute(
      db,
    )
  return rows
}

type Answer = { state: 'done' | 'refused'; answer: string; by: string; version: number }

/** Answered once: whoever was slower is told. */
export async function answerCorrection(
  { db, cityId }: Tx,
  id: string,
  given: Answer,
  now: Date,
): Promise<boolean> {
  const done = await db
    .updateTable('correction')
    .set({
      state: given.state,
      answer: given.answer,
      answered_by: given.by,
      answered_at: now,
      version: given.version + 1,
    })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('version', '=', given.version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** People without an account in the case of that number: they come to the counter. */
export const listGuests = ({ db, cityId }: Tx, number: string): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('party as y')
    .innerJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 'y.city_id').onRef('c.id', '=', 'y.case_id'),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 'y.city_id').onRef('p.id', '=', 'y.person_id'),
    )
    .select(['p.id', 'p.name'])
    .distinct()
    .where('y.city_id', '=', cityId)
    .where('c.number', '=', number)
    .where('p.account', '=', false)
    .execute()
