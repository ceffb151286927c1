import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'

export type PersonRow = {
  id: string
  name: string
  reading: string
  phone: string | null
  email: string | null
  address: string | null
  account: boolean
  cases: number
  /** The record it was merged into. */
  into: { id: string; name: string } | null
  /** Records that were merged into it. */
  others: number
}

const columns = sql`p.id, p.name, p.reading, p.phone, coalesce(p.contact_email, p.email) AS email, p.address, p.account,
  (SELECT count(*)::int FROM party y WHERE y.city_id = p.city_id AND y.person_id = p.id) AS cases,
  (SELECT json_build_object('id', i.id, 'name', i.name) FROM person_merge m JOIN person i ON i.city_id = m.city_id
    AND i.id = m.into_person_id WHERE m.city_id = p.city_id AND m.from_person_id = p.id AND m.undone_at IS NULL) AS into,
  (SELECT count(*)::int FROM person_merge m WHERE m.city_id = p.city_id AND m.into_person_id = p.id
    AND m.undone_at IS NULL) AS others`

export type Asked = { number: string | undefined; phone: string; name: string }
const mostFound = 50
const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** People without an account: of a case, with a number, or with a part of a name. */
export async function listPeople({ db, cityId }: Tx, { number, phone, name }: Asked): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`SELECT ${columns} FROM person p
    WHERE p.city_id = ${cityId} AND NOT p.account AND (
      (${number ?? ''} <> '' AND EXISTS (SELECT 1 FROM party y JOIN collaboration c ON c.city_id = y.city_id AND c.id = y.case_id
        WHERE y.city_id = p.city_id AND y.person_id = p.id AND c.number = ${number ?? ''}))
      OR (${phone} <> '' AND translate(p.phone, '-', '') = ${phone.replaceAll('-', '')})
      OR (${name} <> '' AND translate(p.name, ' \u3000', '') LIKE ${`%${escaped(name)}%`}))
    ORDER BY p.id DESC LIMIT ${mostFound}`.execute(db)
  return rows
}

export async function findPeople({ db, cityId }: Tx, ids: readonly string[]): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`SELECT ${columns} FROM person p
    WHERE p.city_id = ${cityId} AND p.id = ANY (${[...ids]}::uuid[]) ORDER BY p.id FOR UPDATE OF p`.execute(
    db,
  )
  return rows
}

/** The same for a page, which changes nothing. */
export async function findPerson({ db, cityId }: Tx, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`SELECT ${columns} FROM person p
    WHERE p.city_id = ${cityId} AND p.id = ${id}`.execute(db)
  return rows[0]
}

export type MergeRow = {
  id: string
  from_id: string
  into_id: string
  from_name: string
  into_name: string
  how: 'claimed' | 'counter'
  by_name: string
  at: Date
  undone_at: Date | null
  undone_name: string | null
}

/** What was merged, newest first. */
export async function listMerges(
  { db, cityId }: Tx,
  before: string | undefined,
  most: number,
): Promise<MergeRow[]> {
  const { rows } =
    await sql<MergeRow>`SELECT m.id, f.id AS from_id, i.id AS into_id, f.name AS from_name, i.name AS into_name,
      m.how, b.name AS by_name, m.at, m.undone_at, u.name AS undone_name
    FROM person_merge m
    JOIN person f ON f.city_id = m.city_id AND f.id = m.from_person_id
    JOIN person i ON i.city_id = m.city_id AND i.id = m.into_person_id
    JOIN person b ON b.city_id = m.city_id AND b.id = m.by_person_id
    LEFT JOIN person u ON u.city_id = m.city_id AND u.id = m.undone_by
    WHERE m.city_id = ${cityId} ${before === undefined ? sql`` : sql`AND m.id < ${before}::uuid`}
    ORDER BY m.id DESC LIMIT ${most}`.execute(db)
  return rows
}

/** False when there is none, or it was undone already. */
export async function undoMerge({ db, cityId }: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('person_merge')
    .set({ undone_at: at, undone_by: by })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
