import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type FunctionKind, type StaffHatKind, staffHatKinds } from './rules.ts'

export type StaffHat = { id: string; kind: StaffHatKind; section: string }
export type StaffFunction = {
  id: string
  kind: FunctionKind
  place: string
  since: PlainDate
  until: PlainDate
}
/** Somebody of the city hall on a day: every hat and function, so that 兼務 shows, and the open cases they look after. */
export type Staff = {
  id: string
  name: string
  reading: string
  email: string | null
  hats: StaffHat[]
  functions: StaffFunction[]
  cases: number
  overdue: number
}

const isWorn = (today: PlainDate) =>
  sql<boolean>`h.kind = ANY (${[...staffHatKinds]}::text[]) AND h.section IS NOT NULL
    AND h.since <= ${today}::date AND (h.until IS NULL OR h.until >= ${today}::date)`
const isHeld = (today: PlainDate) => sql<boolean>`f.since <= ${today}::date AND f.until >= ${today}::date`

/** People who wear a hat of the city hall or hold a function on a day; of one section, or of all. */
export async function listStaff({ db, cityId }: Tx, today: PlainDate, section?: string): Promise<Staff[]> {
  const { rows } = await sql<Staff>`
    SELECT p.id, p.name, p.reading, p.email,
      (SELECT coalesce(json_agg(json_build_object('id', h.id, 'kind', h.kind, 'section', h.section) ORDER BY h.id), '[]')
        FROM hat h WHERE h.city_id = p.city_id AND h.person_id = p.id AND ${isWorn(today)}) AS hats,
      (SELECT coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'place', f.place, 'since', f.since,
          'until', f.until) ORDER BY f.id), '[]')
        FROM staff_function f WHERE f.city_id = p.city_id AND f.person_id = p.id AND ${isHeld(today)}) AS functions,
      coalesce(work.cases, 0)::int AS cases, coalesce(work.overdue, 0)::int AS overdue
    FROM person p LEFT JOIN LATERAL (
      SELECT count(*) AS cases, count(*) FILTER (WHERE EXISTS (SELECT 1 FROM duty d
        WHERE d.city_id = s.city_id AND d.case_id = s.case_id AND d.closed_at IS NULL AND d.section IS NOT NULL
          AND d.due_on < ${today}::date)) AS overdue
      FROM case_staff s JOIN collaboration c ON c.city_id = s.city_id AND c.id = s.case_id
      WHERE s.city_id = ${cityId} AND s.officer_id = p.id AND c.state = 'open') work ON true
    WHERE p.city_id = ${cityId} AND p.id IN (
      SELECT h.person_id FROM hat h WHERE h.city_id = ${cityId} AND ${isWorn(today)}
        AND (${section ?? null}::text IS NULL OR h.section = ${section ?? null})
      UNION SELECT f.person_id FROM staff_function f WHERE f.city_id = ${cityId} AND ${isHeld(today)}
        AND (${section ?? null}::text IS NULL OR f.place = ${section ?? null}))
    ORDER BY p.reading, p.name, p.id LIMIT 3000`.execute(db)
  return rows
}

export type Colleague = { id: string; name: string }

/** Who can look after a case of a section, as a value in another statement: its officers and its chief today. */
export const colleaguesJson = ({ cityId }: Tx, section: string | null, today: PlainDate) => sql<
  Colleague[]
>`(SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.reading, p.name, p.id),
    '[]') FROM person p WHERE p.city_id = ${cityId} AND p.id IN (SELECT h.person_id FROM hat h
      WHERE h.city_id = ${cityId} AND h.section = ${section} AND ${isWorn(today)}))`

export type SectionCount = {
  place: string
  chiefs: number
  officers: number
  promoters: number
  names: Named[]
}
export type Named = { name: string; as: 'chief' | 'officer' | FunctionKind }

/** How many there are in each section and bureau; names come along only of those whom the city shows to everybody. */
export async function countStaff(
  { db, cityId }: Tx,
  today: PlainDate,
  open: readonly Named['as'][],
): Promise<SectionCount[]> {
  const { rows } = await sql<SectionCount>`
    SELECT place, (count(*) FILTER (WHERE role = 'chief'))::int AS chiefs,
      (count(*) FILTER (WHERE role IN ('officer', 'coordination')))::int AS officers,
      (count(*) FILTER (WHERE role = 'promoter'))::int AS promoters,
      coalesce(json_agg(json_build_object('name', name, 'as', role) ORDER BY reading, name)
        FILTER (WHERE role = ANY (${[...open]}::text[])), '[]') AS names
    FROM (SELECT h.section AS place, h.kind AS role, p.name, p.reading FROM hat h
        JOIN person p ON p.city_id = h.city_id AND p.id = h.person_id WHERE h.city_id = ${cityId} AND ${isWorn(today)}
      UNION ALL SELECT f.place, f.kind, p.name, p.reading FROM staff_function f
        JOIN person p ON p.city_id = f.city_id AND p.id = f.person_id WHERE f.city_id = ${cityId} AND ${isHeld(today)}) held
    GROUP BY place`.execute(db)
  return rows
}
