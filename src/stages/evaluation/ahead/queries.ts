import { type Selectable, sql } from 'kysely'
import type { By } from '../../../core/people/by.ts'
import { addDays, type PlainDate } from '../../../lib/dates.ts'
import type { Schema } from '../../../platform/db/schema.ts'
import type { AheadChoice, AheadVia } from '../../../platform/db/tables/review.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { lockCase } from '../queries.ts'
import type { AnswerInput } from './rules.ts'

export type Asked = Selectable<Schema['ahead']>
export type Answer = Pick<
  Selectable<Schema['ahead_answer']>,
  'party_id' | 'choice' | 'reason' | 'via' | 'said_by' | 'said_on' | 'person_id'
>
/** `rounds`: how often they looked back. */
export type Ahead = { asked: Asked | undefined; answers: Answer[]; rounds: number }

/** The newest question of a case and what the sides said to it. */
export async function readAhead({ db, cityId }: Tx, caseId: string): Promise<Ahead> {
  const { rows } = await sql<
    Asked & { answers: Answer[]; rounds: number }
  >`SELECT a.*, (SELECT count(*)::int FROM evaluation_round e WHERE e.city_id = a.city_id AND e.case_id = a.case_id) AS rounds, (SELECT coalesce(json_agg(json_build_object(
      'party_id', r.party_id, 'choice', r.choice, 'reason', r.reason, 'via', r.via, 'said_by', r.said_by,
      'said_on', r.said_on, 'person_id', r.person_id)), '[]') FROM ahead_answer r
      WHERE r.city_id = a.city_id AND r.case_id = a.case_id AND r.ends_on = a.ends_on) AS answers
    FROM ahead a WHERE a.city_id = ${cityId} AND a.case_id = ${caseId} ORDER BY a.ends_on DESC LIMIT 1`.execute(
    db,
  )
  const [row] = rows
  return { asked: row, answers: row?.answers ?? [], rounds: row?.rounds ?? 0 }
}

/** Cases that end soon and whose parties have not been asked before that end. */
export async function listToAsk(
  { db, cityId }: Tx,
  { today, days }: { today: PlainDate; days: number },
): Promise<{ number: string; ends_on: PlainDate }[]> {
  const { rows } = await sql<{
    number: string
    ends_on: PlainDate
  }>`SELECT c.number, c.ends_on FROM collaboration c
    WHERE c.city_id = ${cityId} AND c.state = 'open' AND c.stage = 'running' AND c.kind <> 'occasion'
      AND c.ends_on >= ${today}::date AND c.ends_on <= ${addDays(today, days)}::date
      AND NOT EXISTS (SELECT 1 FROM ahead a WHERE a.city_id = c.city_id AND a.case_id = c.id AND a.ends_on = c.ends_on)
    ORDER BY c.ends_on, c.id LIMIT 500`.execute(db)
  return rows
}

/** Cases whose end has passed, of which nothing was decided, and of which whoever answered wants the same. */
export async function listPastEnd({ db, cityId }: Tx, today: PlainDate): Promise<{ number: string }[]> {
  const { rows } = await sql<{
    number: string
  }>`SELECT c.number FROM ahead a JOIN collaboration c ON c.city_id = a.city_id AND c.id = a.case_id
    WHERE a.city_id = ${cityId} AND a.choice IS NULL AND a.ends_on < ${today}::date AND c.state = 'open'
      AND (SELECT count(DISTINCT r.choice) FROM ahead_answer r WHERE r.city_id = a.city_id AND r.case_id = a.case_id
        AND r.ends_on = a.ends_on) = 1
    ORDER BY c.number LIMIT 500`.execute(db)
  return rows
}

/** False where they were asked before this end already. */
export async function insertAsked(
  { db, cityId }: Tx,
  { caseId, endsOn, today }: { caseId: string; endsOn: PlainDate; today: PlainDate },
): Promise<boolean> {
  const made = await db
    .insertInto('ahead')
    .values({
      city_id: cityId,
      case_id: caseId,
      ends_on: endsOn,
      asked_on: today,
      choice: null,
      decided_on: null,
      person_id: null,
      hat_id: null,
    })
    .onConflict((oc) => oc.columns(['city_id', 'case_id', 'ends_on']).doNothing())
    .executeTakeFirst()
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** How it reached the staff who type it in for a side without an account. */
export type TypedFrom = { via: AheadVia; saidBy: string; saidOn: PlainDate | null; fileId: string | null }

export async function saveAnswer(
  { db, cityId }: Tx,
  { case_id, ends_on }: Asked,
  { partyId, choice, reason, ...typed }: AnswerInput & { partyId: string } & Partial<TypedFrom>,
  { personId, hatId, now }: By,
): Promise<void> {
  const { via = 'web', saidBy: said_by = '', saidOn: said_on = null, fileId: file_id = null } = typed
  const said = { choice, reason, via, said_by, said_on, file_id, person_id: personId, hat_id: hatId, at: now }
  await db
    .insertInto('ahead_answer')
    .values({ city_id: cityId, case_id, ends_on, party_id: partyId, ...said })
    .onConflict((oc) => oc.columns(['city_id', 'case_id', 'ends_on', 'party_id']).doUpdateSet(said))
    .execute()
}

/** What was begun for this case when it was renewed or rebuilt. The case is locked: two who press at once begin one. */
export async function findSeedling(tx: Tx, caseId: string): Promise<string | undefined> {
  await lockCase(tx, caseId)
  const { db, cityId } = tx
  const row = await db
    .selectFrom('collaboration')
    .select('number')
    .where('city_id', '=', cityId)
    .where('parent_id', '=', caseId)
    .where('source', '=', 'evaluation')
    .orderBy('ordinal')
    .limit(1)
    .executeTakeFirst()
  return row?.number
}

/** False where somebody else was faster. */
export async function decide(
  { db, cityId }: Tx,
  { case_id, ends_on }: Asked,
  {
    version,
    choice,
    words,
    today,
  }: { version: number; choice: AheadChoice; words: string; today: PlainDate },
  { personId, hatId }: { personId: string | null; hatId: string | null },
): Promise<boolean> {
  const done = await db
    .updateTable('ahead')
    .set({ choice, words, decided_on: today, person_id: personId, hat_id: hatId, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('case_id', '=', case_id)
    .where('ends_on', '=', ends_on)
    .where('version', '=', version)
    .where('choice', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
