import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type Pending = { id: string; due_on: string; held: boolean }
export type OwnCase = { number: string; stage: string; closed_on: string | null }
export type Correction = {
  id: string
  wanted: string
  state: 'open' | 'done' | 'refused'
  answer: string
  due_on: string
  asked_at: Date
}

export async function findPending(
  { db, cityId }: Tx,
  persons: readonly string[],
): Promise<Pending | undefined> {
  const { rows } =
    await sql<Pending>`SELECT e.id, e.due_on, EXISTS (SELECT 1 FROM legal_hold h WHERE h.city_id = e.city_id
      AND h.lifted_at IS NULL AND (h.record_id = e.person_id OR h.record_id IN (SELECT case_id FROM party p
        WHERE p.city_id = e.city_id AND p.person_id = e.person_id))) AS held
    FROM erasure e WHERE e.city_id = ${cityId} AND e.person_id = ANY (${[...persons]}::uuid[])
      AND e.done_at IS NULL AND e.withdrawn_at IS NULL LIMIT 1`.execute(db)
  return rows[0]
}

/** Cases whose records stay. */
export async function listOwnCases({ db, cityId }: Tx, persons: readonly string[]): Promise<OwnCase[]> {
  return db
    .selectFrom('party as p')
    .innerJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 'p.city_id').onRef('c.id', '=', 'p.case_id'),
    )
    .select(['c.number', 'c.stage', 'c.closed_on'])
    .where('p.city_id', '=', cityId)
    .where('p.person_id', 'in', [...persons])
    .orderBy('c.number', 'desc')
    .limit(50)
    .execute()
}

type Asking = { personId: string; byPersonId: string; byHatId: string; dueOn: string }

/** One request stands at a time; a second changes nothing. */
export async function insertErasure({ db, cityId }: Tx, asking: Asking, now: Date): Promise<void> {
  await db
    .insertInto('erasure')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      person_id: asking.personId,
      by_person_id: asking.byPersonId,
      by_hat_id: asking.byHatId,
      asked_at: now,
      due_on: asking.dueOn,
      withdrawn_at: null,
      withdrawn_by: null,
      done_at: null,
    })
    .onConflict((oc) =>
      oc
        .columns(['city_id', 'person_id'])
        .where('done_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .doNothing(),
    )
    .execute()
}

export async function withdrawErasure(
  { db, cityId }: Tx,
  id: string,
  by: string,
  now: Date,
): Promise<boolean> {
  const done = await db
    .updateTable('erasure')
    .set({ withdrawn_at: now, withdrawn_by: by })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export const listOwnCorrections = ({ db, cityId }: Tx, persons: readonly string[]): Promise<Correction[]> =>
  db
    .selectFrom('correction')
    .select(['id', 'wanted', 'state', 'answer', 'due_on', 'asked_at'])
    .where('city_id', '=', cityId)
    .where('person_id', 'in', [...persons])
    .orderBy('id', 'desc')
    .limit(20)
    .execute()

export async function insertCorrection(
  { db, cityId }: Tx,
  given: { personId: string; wanted: string; dueOn: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('correction')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      person_id: given.personId,
      wanted: given.wanted,
      state: 'open',
      answered_by: null,
      asked_at: now,
      due_on: given.dueOn,
      answered_at: null,
    })
    .execute()
}
