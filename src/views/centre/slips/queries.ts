import { type RawBuilder, sql } from 'kysely'
import { addDays, type PlainDate } from '../../../lib/dates.ts'
import type { ContactChannel, VisitorKind } from '../../../platform/db/tables/centre.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { endingDays, endOf, firstOf, type ListQuery, readPlace } from './rules.ts'

export const pageSize = 50

export type Slip = {
  id: string
  fiscal_year: number | null
  serial: number | null
  state: 'draft' | 'kept'
  held_on: PlainDate
  channel: ContactChannel
  minutes: number
  visitor_kind: VisitorKind
  age_group: string
  visitor: string
  continued: boolean
  themes: string[]
  asked: string
  answered: string
  next_step: string
  follow_on: PlainDate | null
  organization_id: string | null
  organization: string | null
  case_id: string | null
  case_number: string | null
  person_id: string
  staff: string
  keep_until: PlainDate
  anonymised_on: PlainDate | null
  version: number
}

const columns = sql`s.id, s.fiscal_year, s.serial, s.state, s.held_on, s.channel, s.minutes, s.visitor_kind, s.age_group,
  s.visitor, s.continued, s.themes, s.asked, s.answered, s.next_step, s.follow_on, s.organization_id,
  o.name AS organization, s.case_id, c.number AS case_number, s.person_id, p.name AS staff, s.keep_until,
  s.anonymised_on, s.version`
const tables = sql`centre_slip s JOIN person p ON p.city_id = s.city_id AND p.id = s.person_id
  LEFT JOIN organization o ON o.city_id = s.city_id AND o.id = s.organization_id
  LEFT JOIN collaboration c ON c.city_id = s.city_id AND c.id = s.case_id`

/** A draft is seen by whoever writes it and nobody else. */
const mine = (me: string) => sql`(s.state = 'kept' OR s.person_id = ${me})`

export async function findSlip({ db, cityId }: Tx, id: string, me: string): Promise<Slip | undefined> {
  const { rows } = await sql<Slip>`SELECT ${columns} FROM ${tables}
    WHERE s.city_id = ${cityId} AND s.id = ${id} AND ${mine(me)}`.execute(db)
  return rows[0]
}

/** `%` and `_` are what they are. */
const pattern = (q: string) => `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

const found = (q: string): RawBuilder<unknown> => {
  const like = pattern(q)
  return sql`(s.visitor ILIKE ${like} OR s.asked ILIKE ${like} OR s.answered ILIKE ${like} OR s.next_step ILIKE ${like}
    OR o.name ILIKE ${like} OR s.fiscal_year || '-' || lpad(s.serial::text, 4, '0') LIKE ${like}
    OR EXISTS (SELECT 1 FROM centre_note n WHERE n.city_id = s.city_id AND n.slip_id = s.id AND n.text ILIKE ${like}))`
}

/** What the desk leads to. */
function shown(show: ListQuery['show'], today: PlainDate): RawBuilder<unknown>[] {
  if (show === 'drafts') return [sql`s.state = 'draft'`]
  if (show === 'due') return [sql`s.state = 'kept' AND s.follow_on <= ${today}::date`]
  if (show !== 'ending') return []
  const last = addDays(today, endingDays)
  return [sql`s.state = 'kept' AND s.anonymised_on IS NULL AND s.keep_until <= ${last}::date`]
}

function conditions(query: ListQuery, today: PlainDate): RawBuilder<unknown>[] {
  const { q, theme, month, staff, show } = query
  return [
    ...shown(show, today),
    ...(q ? [found(q)] : []),
    ...(theme ? [sql`s.themes @> ARRAY[${theme}]::text[]`] : []),
    ...(month ? [sql`s.held_on >= ${firstOf(month)}::date AND s.held_on < ${endOf(month)}::date`] : []),
    ...(staff ? [sql`s.person_id = ${staff}`] : []),
  ]
}

/** One page of slips, newest first; drafts of one's own among them. */
export async function listSlips(
  { db, cityId }: Tx,
  query: ListQuery,
  me: string,
  today: PlainDate,
): Promise<{ slips: Slip[]; more: boolean }> {
  const place = readPlace(query.after)
  const all = [
    ...conditions(query, today),
    ...(place ? [sql`(s.held_on, s.id) < (${place.on}::date, ${place.id}::uuid)`] : []),
  ]
  const { rows } = await sql<Slip>`SELECT ${columns} FROM ${tables}
    WHERE s.city_id = ${cityId} AND ${mine(me)} ${sql.join(
      all.map((one) => sql`AND ${one}`),
      sql` `,
    )}
    ORDER BY s.held_on DESC, s.id DESC LIMIT ${pageSize + 1}`.execute(db)
  return { slips: rows.slice(0, pageSize), more: rows.length > pageSize }
}

export type Staff = { id: string; name: string }
export async function listStaff({ db, cityId }: Tx): Promise<Staff[]> {
  const { rows } = await sql<Staff>`SELECT p.id, p.name FROM person p WHERE p.city_id = ${cityId}
    AND p.id IN (SELECT person_id FROM centre_slip WHERE city_id = ${cityId}) ORDER BY p.name LIMIT 100`.execute(
    db,
  )
  return rows
}

export type Note = {
  id: string
  held_on: PlainDate
  channel: ContactChannel
  minutes: number
  text: string
  staff: string
}
export const listNotes = ({ db, cityId }: Tx, slipId: string): Promise<Note[]> =>
  db
    .selectFrom('centre_note as n')
    .innerJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 'n.city_id').onRef('p.id', '=', 'n.person_id'),
    )
    .select(['n.id', 'n.held_on', 'n.channel', 'n.minutes', 'n.text', 'p.name as staff'])
    .where('n.city_id', '=', cityId)
    .where('n.slip_id', '=', slipId)
    .orderBy('n.id')
    .limit(200)
    .execute()
