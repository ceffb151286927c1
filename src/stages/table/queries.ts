import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Pulse } from './pulse/rules.ts'
import type { OpeningInput, PartnerTable, Seat, Sitting } from './rules.ts'

export type Todo = {
  id: string
  sitting: number
  party_id: string
  who: string
  what: string
  due_on: PlainDate | null
  duty_id: string
  done: boolean
}

export type Stored = PartnerTable & {
  sittings: Omit<Sitting, 'seats'>[]
  todos: Todo[]
  pulses: Pulse[]
  /** Coordinators without an account: they sit there, and the office answers for them. */
  guests: Seat[]
}

export async function insertTable({ db, cityId }: Tx, caseId: string, now: Date): Promise<void> {
  await db
    .insertInto('partner_table')
    .values({
      city_id: cityId,
      case_id: caseId,
      state: 'open',
      mode: 'sittings',
      why: '',
      facilitator: null,
      outcome: null,
      opened_at: now,
      ended_at: null,
    })
    .onConflict((oc) => oc.columns(['city_id', 'case_id']).doNothing())
    .execute()
}

/** All that stands at the table, in one statement. */
export async function findRoom({ db, cityId }: Tx, caseId: string): Promise<Stored | undefined> {
  return await db
    .selectFrom('partner_table as t')
    .selectAll('t')
    .select([
      sql<
        Sitting[]
      >`(SELECT coalesce(json_agg(json_build_object('number', s.number, 'state', s.state, 'held_on', s.held_on,
        'from_time', s.from_time, 'until_time', s.until_time, 'place', s.place, 'online', s.online, 'agenda', s.agenda,
        'version', s.version,
        'candidates', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'held_on', c.held_on, 'from_time', c.from_time,
          'until_time', c.until_time) ORDER BY c.held_on, c.from_time, c.id), '[]') FROM table_candidate c
          WHERE c.city_id = s.city_id AND c.case_id = s.case_id AND c.sitting = s.number),
        'answers', (SELECT coalesce(json_agg(json_build_object('candidate_id', a.candidate_id, 'member_id', a.member_id,
          'answer', a.answer, 'by_phone', a.by_phone, 'typed_by', p.name)), '[]')
          FROM table_answer a JOIN table_candidate c ON c.city_id = a.city_id AND c.case_id = a.case_id AND c.id = a.candidate_id
          JOIN person p ON p.city_id = a.city_id AND p.id = a.person_id
          WHERE a.city_id = s.city_id AND a.case_id = s.case_id AND c.sitting = s.number)
        ) ORDER BY s.number), '[]') FROM table_sitting s WHERE s.city_id = t.city_id AND s.case_id = t.case_id)`.as(
        'sittings',
      ),
      sql<
        Todo[]
      >`(SELECT coalesce(json_agg(json_build_object('id', d.id, 'sitting', d.sitting, 'party_id', d.party_id, 'who', d.who,
        'what', d.what, 'due_on', d.due_on, 'duty_id', d.duty_id, 'done', d.done_at IS NOT NULL)
        ORDER BY d.due_on NULLS LAST, d.id), '[]') FROM table_todo d
        WHERE d.city_id = t.city_id AND d.case_id = t.case_id)`.as('todos'),
      sql<
        Pulse[]
      >`(SELECT coalesce(json_agg(json_build_object('sitting', u.sitting, 'mode', u.mode, 'given', u.given,
        'marks', u.marks, 'people', u.people, 'until_on', u.until_on) ORDER BY u.sitting), '[]') FROM table_pulse u
        WHERE u.city_id = t.city_id AND u.case_id = t.case_id)`.as('pulses'),
      sql<
        Seat[]
      >`(SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', a.name, 'guest', true) ORDER BY g.id), '[]') FROM adviser_seat g
        JOIN adviser a ON a.city_id = g.city_id AND a.id = g.adviser_id
        WHERE g.city_id = t.city_id AND g.case_id = t.case_id AND g.state = 'accepted' AND g.person_id IS NULL)`.as(
        'guests',
      ),
    ])
    .where('t.city_id', '=', cityId)
    .where('t.case_id', '=', caseId)
    .executeTakeFirst()
}

type Patch = Partial<OpeningInput & Pick<PartnerTable, 'facilitator' | 'state' | 'outcome' | 'ended_at'>>

export async function changeTable({ db, cityId }: Tx, caseId: string, patch: Patch): Promise<void> {
  await db
    .updateTable('partner_table')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .execute()
}

type NewTodo = Omit<Todo, 'done'> & { caseId: string }

export async function insertTodo({ db, cityId }: Tx, { caseId, ...todo }: NewTodo): Promise<void> {
  await db
    .insertInto('table_todo')
    .values({ city_id: cityId, case_id: caseId, ...todo, done_at: null, done_by: null })
    .execute()
}

/** False where it is done already. */
export async function finishTodo(
  { db, cityId }: Tx,
  { caseId, id, by }: { caseId: string; id: string; by: string },
  now: Date,
): Promise<boolean> {
  const done = await db
    .updateTable('table_todo')
    .set({ done_at: now, done_by: by })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** テーブルを終える目標: what the newest minutes say that name one. */
export async function findGoal({ db, cityId }: Tx, caseId: string): Promise<string> {
  const row = await db
    .selectFrom('joint_version')
    .select(sql<string>`content->'content'->>'goal'`.as('goal'))
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('kind', 'like', 'tableMinutes%' as never)
    .where(sql<boolean>`content->'content'->>'goal' <> ''`)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.goal ?? ''
}
