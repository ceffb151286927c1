import { sql } from 'kysely'
import type { Entry, Party } from '../../../core/case/types.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { AskInput, Part, PartKind } from './rules.ts'

/** As a value in a row: `p` is a part, `d` its duty. A section that has gone lives on in the duty. */
export const partJson = sql`json_build_object('duty_id', p.duty_id, 'case_id', p.case_id, 'kind', p.kind,
  'section', coalesce(d.section, p.section), 'question', p.question, 'due_on', p.due_on, 'asked_at', p.asked_at,
  'state', p.state, 'answer', p.answer, 'answered_by', p.answered_by, 'answered_at', p.answered_at, 'version', p.version)`

type NewPart = Pick<AskInput, 'partSection' | 'question' | 'partDue'> & {
  partKind: PartKind
  consentedOn?: PlainDate
  dutyId: string
  caseId: string
  askedBy: string
  personId: string
  hatId: string
}

export async function insertPart({ db, cityId }: Tx, input: NewPart, now: Date): Promise<void> {
  await db
    .insertInto('consultation_part')
    .values({
      city_id: cityId,
      duty_id: input.dutyId,
      case_id: input.caseId,
      kind: input.partKind,
      section: input.partSection,
      asked_by_section: input.askedBy,
      question: input.question,
      due_on: input.partDue,
      consented_on: input.consentedOn ?? null,
      person_id: input.personId,
      hat_id: input.hatId,
      asked_at: now,
      state: 'open',
      answered_by: null,
      answered_at: null,
    })
    .execute()
}

type Patch =
  | { state: 'answered'; answer: string; answered_by: string; answered_at: Date }
  | { state: 'withdrawn' }

/** False when it is no longer open, or has gone on since it was read. */
export async function changePart(
  { db, cityId }: Tx,
  read: { duty_id: string; version?: number },
  patch: Patch,
): Promise<boolean> {
  let query = db
    .updateTable('consultation_part')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('duty_id', '=', read.duty_id)
    .where('state', '=', 'open')
  if (read.version !== undefined) query = query.where('version', '=', read.version)
  return (await query.executeTakeFirst()).numUpdatedRows > 0n
}

/** A part with what is asked about. What was said is read by those who work along, not by who is asked a question. */
export type PartOfCase = Part & {
  /** Who asked, to be told of the answer. */
  person_id: string
  number: string
  title: string
  issue: string
  wish: string
  in_charge: string | null
  edition_id: string
  case_state: string
  parties: Party[]
  said: Entry[]
}

const mostSaid = 200

export async function findPart({ db, cityId }: Tx, id: string): Promise<PartOfCase | undefined> {
  const { rows } = await sql<{ part: Part } & Omit<PartOfCase, keyof Part>>`
    SELECT ${partJson} AS part, p.person_id, c.number, c.title, c.issue, c.wish, c.section AS in_charge, c.edition_id, c.state AS case_state,
      (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'person_id', o.person_id,
          'organization_id', o.organization_id) ORDER BY o.position), '[]')
        FROM party o WHERE o.city_id = c.city_id AND o.case_id = c.id AND o.left_at IS NULL) AS parties,
      CASE WHEN p.kind = 'joint' THEN (SELECT coalesce(json_agg(to_jsonb(e) ORDER BY e.seq), '[]') FROM (SELECT * FROM entry
        WHERE entry.city_id = c.city_id AND entry.case_id = c.id AND entry.stage = 'consultation'
          AND entry.visibility IN ('public', 'parties') ORDER BY entry.seq DESC LIMIT ${mostSaid}) e) ELSE '[]' END AS said
    FROM consultation_part p
    JOIN duty d ON d.city_id = p.city_id AND d.id = p.duty_id
    JOIN collaboration c ON c.city_id = p.city_id AND c.id = p.case_id
    WHERE p.city_id = ${cityId} AND p.duty_id = ${id}`.execute(db)
  const row = rows[0]
  return row && { ...row, ...row.part }
}

export const listOpenParts = ({ db, cityId }: Tx, caseId: string): Promise<{ duty_id: string }[]> =>
  db
    .selectFrom('consultation_part')
    .select('duty_id')
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .execute()
