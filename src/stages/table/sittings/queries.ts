import { sql, type Updateable } from 'kysely'
import { newId } from '../../../lib/ids.ts'
import type { Schema } from '../../../platform/db/schema.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { AgendaPoint } from '../rules.ts'

type NewSitting = { caseId: string; number: number; place: string; online: string; agenda: AgendaPoint[] }

/** False when somebody else has called the same one first. */
export async function insertSitting({ db, cityId }: Tx, one: NewSitting, now: Date): Promise<boolean> {
  const inserted = await db
    .insertInto('table_sitting')
    .values({
      city_id: cityId,
      case_id: one.caseId,
      number: one.number,
      state: 'finding',
      held_on: null,
      from_time: null,
      until_time: null,
      place: one.place,
      online: one.online,
      agenda: JSON.stringify(one.agenda),
      attendance: '[]',
      created_at: now,
    })
    .onConflict((oc) => oc.columns(['city_id', 'case_id', 'number']).doNothing())
    .executeTakeFirst()
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
}

type Time = { on: string; from: string; until: string }

export async function insertCandidates(
  { db, cityId }: Tx,
  { caseId, sitting, times }: { caseId: string; sitting: number; times: readonly Time[] },
  now: Date,
): Promise<void> {
  await db
    .insertInto('table_candidate')
    .values(
      times.map(({ on, from, until }) => ({
        city_id: cityId,
        case_id: caseId,
        id: newId(now.getTime()),
        sitting,
        held_on: on,
        from_time: from,
        until_time: until,
      })),
    )
    .execute()
}

type NewAnswer = {
  caseId: string
  candidateId: string
  memberId: string
  answer: 'yes' | 'maybe' | 'no'
  personId: string
  byPhone: boolean
}

export async function keepAnswers(
  { db, cityId }: Tx,
  answers: readonly NewAnswer[],
  now: Date,
): Promise<void> {
  await db
    .insertInto('table_answer')
    .values(
      answers.map((one) => ({
        city_id: cityId,
        case_id: one.caseId,
        candidate_id: one.candidateId,
        member_id: one.memberId,
        answer: one.answer,
        person_id: one.personId,
        by_phone: one.byPhone,
        at: now,
      })),
    )
    .onConflict((oc) =>
      oc.columns(['city_id', 'case_id', 'candidate_id', 'member_id']).doUpdateSet((eb) => ({
        answer: eb.ref('excluded.answer'),
        person_id: eb.ref('excluded.person_id'),
        by_phone: eb.ref('excluded.by_phone'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute()
}

type Patch = Pick<
  Updateable<Schema['table_sitting']>,
  'state' | 'held_on' | 'from_time' | 'until_time' | 'place' | 'online' | 'agenda'
>

/** False when it has been changed since the version that was read. */
export async function changeSitting(
  { db, cityId }: Tx,
  read: { caseId: string; number: number; version: number },
  patch: Patch,
): Promise<boolean> {
  const changed = await db
    .updateTable('table_sitting')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('case_id', '=', read.caseId)
    .where('number', '=', read.number)
    .where('version', '=', read.version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
