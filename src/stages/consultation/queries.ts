import { type Selectable, sql, type Updateable } from 'kysely'
import type { GroupChoice } from '../../core/group/index.ts'
import { type Colleague, colleaguesJson } from '../../core/organization/staff.ts'
import type { PlainDate } from '../../lib/dates.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { partJson } from './parts/queries.ts'
import type { Part } from './parts/rules.ts'
import { type Consultation, conclusionDuty, replyDuty } from './rules.ts'
import type { Template } from './templates/rules.ts'

type NewConsultation = Pick<Consultation, 'section' | 'routed_by'> & { caseId: string }

export async function insertConsultation({ db, cityId }: Tx, input: NewConsultation): Promise<void> {
  await db
    .insertInto('consultation')
    .values({
      city_id: cityId,
      case_id: input.caseId,
      section: input.section,
      first_section: input.section,
      answered_section: null,
      answered_on: null,
      answer_due_on: null,
      state: 'received',
      routed_by: input.routed_by,
      next_on: null,
      outcome: null,
    })
    .execute()
}

export async function findConsultation(
  { db, cityId }: Tx,
  caseId: string,
): Promise<Consultation | undefined> {
  const row = await db
    .selectFrom('consultation')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row as Consultation | undefined
}

/** The same, held until the transaction ends: whoever writes next waits and then sees what was done. */
export async function lockConsultation(
  { db, cityId }: Tx,
  caseId: string,
): Promise<Consultation | undefined> {
  const row = await db
    .selectFrom('consultation')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  return row as Consultation | undefined
}

export type OpenDuty = { kind: string; due_on: PlainDate | null }

/** What the section owes now; read once the consultation is held, since the visit's own list may be older. */
export const listOpenDuties = ({ db, cityId }: Tx, caseId: string): Promise<OpenDuty[]> =>
  db
    .selectFrom('duty')
    .select(['kind', 'due_on'])
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('kind', 'in', [replyDuty, conclusionDuty])
    .where('closed_at', 'is', null)
    .execute()

type Changeable = Pick<
  Updateable<Schema['consultation']>,
  | 'section'
  | 'state'
  | 'handed_count'
  | 'next_on'
  | 'outcome'
  | 'answered_section'
  | 'answered_on'
  | 'answer_due_on'
>

/** False when somebody has changed the consultation since the version that was read. */
export async function changeConsultation(
  { db, cityId }: Tx,
  read: Pick<Consultation, 'case_id' | 'version'>,
  patch: Changeable,
): Promise<boolean> {
  const changed = await db
    .updateTable('consultation')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('case_id', '=', read.case_id)
    .where('version', '=', read.version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

type Counted = Pick<
  Selectable<Schema['answer_sum']>,
  'fiscal_year' | 'field' | 'first_section' | 'answered_section'
> & { inTime: boolean }

/** One more that was answered. */
export async function addToSum({ db, cityId }: Tx, { inTime, ...of }: Counted): Promise<void> {
  await db
    .insertInto('answer_sum')
    .values({ city_id: cityId, ...of, answered: 1, in_time: Number(inTime) })
    .onConflict((oc) =>
      oc.columns(['city_id', 'fiscal_year', 'field', 'first_section', 'answered_section']).doUpdateSet({
        answered: sql`answer_sum.answered + 1`,
        in_time: sql`answer_sum.in_time + ${Number(inTime)}::int`,
      }),
    )
    .execute()
}

export type Room = {
  consultation: Consultation
  organizations: readonly GroupChoice[]
  parts: readonly Part[]
  templates: readonly Template[]
  officerId: string | null
  /** Of who looks after the case: 0 while nobody ever did. */
  staffVersion: number
  /** Who can look after it. */
  colleagues: readonly Colleague[]
}

const mostOffered = 500
const mostParts = 50
const mostTemplates = 50

/** All that the section in charge works with besides the thread, in one statement. */
export async function findRoom(
  tx: Tx,
  { id, section }: { id: string; section: string | null },
  today: PlainDate,
): Promise<Room | undefined> {
  const { db, cityId } = tx
  const row = await db
    .selectFrom('consultation')
    .selectAll()
    .select([
      sql<
        GroupChoice[]
      >`(SELECT coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'name', o.name)
        ORDER BY o.name, o.id), '[]') FROM (SELECT id, kind, name FROM organization WHERE city_id = ${cityId}
        ORDER BY name, id LIMIT ${mostOffered}) o)`.as('organizations'),
      sql<
        Part[]
      >`(SELECT coalesce(json_agg(part), '[]') FROM (SELECT ${partJson} AS part FROM consultation_part p
        JOIN duty d ON d.city_id = p.city_id AND d.id = p.duty_id
        WHERE p.city_id = ${cityId} AND p.case_id = ${id} ORDER BY p.duty_id DESC LIMIT ${mostParts}) asked)`.as(
        'parts',
      ),
      sql<Template[]>`(SELECT coalesce(json_agg(t), '[]') FROM (SELECT id, section, title, body, version
        FROM reply_template WHERE city_id = ${cityId} AND retired_at IS NULL AND (section IS NULL OR section = ${section})
        ORDER BY section NULLS LAST, title, id LIMIT ${mostTemplates}) t)`.as('templates'),
      sql<
        string | null
      >`(SELECT officer_id FROM case_staff s WHERE s.city_id = ${cityId} AND s.case_id = ${id})`.as(
        'officerId',
      ),
      sql<number>`coalesce((SELECT version FROM case_staff s WHERE s.city_id = ${cityId} AND s.case_id = ${id}), 0)`.as(
        'staffVersion',
      ),
      colleaguesJson(tx, section, today).as('colleagues'),
    ])
    .where('city_id', '=', cityId)
    .where('case_id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { organizations, parts, templates, officerId, staffVersion, colleagues, ...consultation } = row
  const more = { organizations, parts, templates, officerId, staffVersion, colleagues }
  return { consultation: consultation as Consultation, ...more }
}

export type LastStep = { kind: string; actor: string; at: Date; facts: Record<string, unknown> }

/** What the section did last in the consultation, and who: for whoever came second. */
export async function findLastStep({ db, cityId }: Tx, caseId: string): Promise<LastStep | undefined> {
  return db
    .selectFrom('entry')
    .select(['kind', 'actor_name as actor', 'at', 'facts'])
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('stage', '=', 'consultation')
    .where('kind', '!=', 'said')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export type Next = { number: string; section: string; nextOn: PlainDate }

/** Open consultations whose next date lies between two days. */
export const listNext = (
  { db, cityId }: Tx,
  { from, until }: { from: PlainDate; until: PlainDate },
): Promise<Next[]> =>
  db
    .selectFrom('consultation as n')
    .innerJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 'n.city_id').onRef('c.id', '=', 'n.case_id'),
    )
    .select(['c.number', 'n.section', 'n.next_on as nextOn'])
    .where('n.city_id', '=', cityId)
    .where('n.next_on', '>=', from)
    .where('n.next_on', '<=', until)
    .where('n.state', '!=', 'closed')
    .where('c.state', '=', 'open')
    .orderBy('n.case_id')
    .limit(1000)
    .$narrowType<{ nextOn: PlainDate }>()
    .execute()
