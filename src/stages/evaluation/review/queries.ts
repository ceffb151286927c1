import { type Selectable, sql } from 'kysely'
import type { By } from '../../../core/people/by.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { newId } from '../../../lib/ids.ts'
import type { Schema } from '../../../platform/db/schema.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { ActionInput, MeetingInput, NoteInput, OutcomeInput } from './rules.ts'

export type Meeting = Selectable<Schema['review_meeting']>
export type Note = Selectable<Schema['review_note']>
export type Action = Selectable<Schema['review_action']>
export type Review = { meeting: Meeting | null; notes: Note[]; actions: Action[] }
type At = { caseId: string; round: number }

/** Of one round the meeting and its notes; the actions of all rounds, those that are open first. */
export async function readReview({ db, cityId }: Tx, { caseId, round }: At): Promise<Review> {
  const { rows } = await sql<Review>`SELECT
    (SELECT to_json(m) FROM review_meeting m
      WHERE m.city_id = ${cityId} AND m.case_id = ${caseId} AND m.round = ${round}) AS meeting,
    (SELECT coalesce(json_agg(n), '[]') FROM review_note n
      WHERE n.city_id = ${cityId} AND n.case_id = ${caseId} AND n.round = ${round}) AS notes,
    (SELECT coalesce(json_agg(a ORDER BY a.done_on IS NOT NULL OR a.dropped_on IS NOT NULL, a.round, a.due_on NULLS LAST, a.id), '[]')
      FROM review_action a WHERE a.city_id = ${cityId} AND a.case_id = ${caseId}) AS actions`.execute(db)
  return rows[0] ?? { meeting: null, notes: [], actions: [] }
}

/** Who works in the support centre today. */
export async function listCentre({ db, cityId }: Tx, today: PlainDate): Promise<string[]> {
  const rows = await db
    .selectFrom('hat')
    .select('person_id')
    .distinct()
    .where('city_id', '=', cityId)
    .where('kind', '=', 'supportCenter')
    .where('since', '<=', today)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', today)]))
    .limit(100)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

export type Invitation = Pick<Meeting, 'held_on' | 'begins' | 'place'> & { number: string; title: string }

export type Said = Pick<Review, 'notes' | 'actions'> & { result: string | null }

/** What a joint statement begins with: the notes of a round, what was resolved, and what the report of completion tells. */
export async function readSaid({ db, cityId }: Tx, { caseId, round }: At): Promise<Said> {
  const { rows } = await sql<Said>`SELECT
    (SELECT coalesce(json_agg(n ORDER BY n.at), '[]') FROM review_note n
      WHERE n.city_id = ${cityId} AND n.case_id = ${caseId} AND n.round = ${round}) AS notes,
    (SELECT coalesce(json_agg(a ORDER BY a.due_on NULLS LAST, a.id), '[]') FROM review_action a
      WHERE a.city_id = ${cityId} AND a.case_id = ${caseId} AND a.round = ${round} AND a.dropped_on IS NULL) AS actions,
    (SELECT e.facts->>'result' FROM entry e WHERE e.city_id = ${cityId} AND e.case_id = ${caseId}
      AND e.stage = 'running' AND e.kind = 'finished' ORDER BY e.seq DESC LIMIT 1) AS result`.execute(db)
  return rows[0] ?? { notes: [], actions: [], result: null }
}

export const findAction = ({ db, cityId }: Tx, caseId: string, id: string): Promise<Action | undefined> =>
  db
    .selectFrom('review_action')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()

const signed = ({ personId, hatId, now }: By) => ({ person_id: personId, hat_id: hatId, at: now })

/** False where somebody else was faster. */
export async function saveMeeting(
  { db, cityId }: Tx,
  { caseId, round }: At,
  { version, heldOn, begins, place, coordinator, centre }: MeetingInput,
  by: By,
): Promise<boolean> {
  const said = { held_on: heldOn, begins, place, coordinator, centre, called_off: false, ...signed(by) }
  if (version === 0) {
    const made = await db
      .insertInto('review_meeting')
      .values({ city_id: cityId, case_id: caseId, round, ...said })
      .onConflict((oc) => oc.columns(['city_id', 'case_id', 'round']).doNothing())
      .executeTakeFirst()
    return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  return changeMeeting({ db, cityId }, { caseId, round, version }, said)
}

async function changeMeeting(
  { db, cityId }: Pick<Tx, 'db' | 'cityId'>,
  { caseId, round, version }: At & { version: number },
  set: Partial<Omit<Meeting, 'city_id' | 'case_id' | 'round' | 'version'>>,
): Promise<boolean> {
  const done = await db
    .updateTable('review_meeting')
    .set({ ...set, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('round', '=', round)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export const callOff = (tx: Tx, at: At & { version: number }, by: By): Promise<boolean> =>
  changeMeeting(tx, at, { called_off: true, ...signed(by) })

/** False where somebody else was faster: two who write of the same item see each other's words. */
export async function saveNote(
  { db, cityId }: Tx,
  { caseId, round, question }: At & { question: string },
  { version, why, change }: NoteInput,
  by: By,
): Promise<boolean> {
  if (version === 0) {
    const made = await db
      .insertInto('review_note')
      .values({ city_id: cityId, case_id: caseId, round, question, why, change, ...signed(by) })
      .onConflict((oc) => oc.columns(['city_id', 'case_id', 'round', 'question']).doNothing())
      .executeTakeFirst()
    return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const done = await db
    .updateTable('review_note')
    .set({ why, change, version: version + 1, ...signed(by) })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('round', '=', round)
    .where('question', '=', question)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function insertAction(
  { db, cityId }: Tx,
  { caseId, round, dutyId }: At & { dutyId: string },
  { what, party, who, dueOn }: ActionInput,
  by: By,
): Promise<void> {
  await db
    .insertInto('review_action')
    .values({
      city_id: cityId,
      id: newId(by.now.getTime()),
      case_id: caseId,
      round,
      what,
      party_id: party,
      who,
      due_on: dueOn ?? null,
      duty_id: dutyId,
      done_on: null,
      dropped_on: null,
      ...signed(by),
    })
    .execute()
}

export async function settleAction(
  { db, cityId }: Tx,
  action: Action,
  { version, standing, outcome }: OutcomeInput,
  today: PlainDate,
): Promise<boolean> {
  const done = await db
    .updateTable('review_action')
    .set({
      outcome,
      done_on: standing === 'done' ? (action.done_on ?? today) : null,
      dropped_on: standing === 'dropped' ? (action.dropped_on ?? today) : null,
      version: version + 1,
    })
    .where('city_id', '=', cityId)
    .where('id', '=', action.id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
