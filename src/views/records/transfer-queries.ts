import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import { type Class, typedColumns } from '../../platform/db/personal.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** A list with cases for the archive, and when their file was last fetched. */
export type Transfer = {
  id: string
  approved_at: Date
  cases: number
  fetched_at: Date | null
  by: string | null
}

export async function listTransfers({ db, cityId }: Tx): Promise<Transfer[]> {
  const { rows } =
    await sql<Transfer>`SELECT l.id, l.approved_at, count(*)::integer AS cases, h.at AS fetched_at, h.by
    FROM disposal_list l JOIN disposal_item i ON i.city_id = l.city_id AND i.list_id = l.id AND i.measure = 'transfer' AND i.excluded IS NULL
    LEFT JOIN LATERAL (SELECT d.at, p.name AS by FROM disposal_handover d JOIN person p ON p.city_id = d.city_id AND p.id = d.by_person_id
      WHERE d.city_id = l.city_id AND d.list_id = l.id ORDER BY d.id DESC LIMIT 1) h ON true
    WHERE l.city_id = ${cityId} AND l.state = 'approved' GROUP BY l.id, l.approved_at, h.at, h.by
    ORDER BY l.id DESC LIMIT 50`.execute(db)
  return rows
}

export type Transferred = { id: string; number: string; class: string; closed_on: string; expired_on: string }

/** The cases of an approved list that go to the archive; what somebody ordered to be held since stays here. */
export async function listTransferred({ db, cityId }: Tx, listId: string): Promise<Transferred[]> {
  const { rows } =
    await sql<Transferred>`SELECT i.record_id AS id, i.label AS number, i.class, i.closed_on, i.expired_on
      FROM disposal_item i JOIN disposal_list l ON l.city_id = i.city_id AND l.id = i.list_id AND l.state = 'approved'
      WHERE i.city_id = ${cityId} AND i.list_id = ${listId} AND i.measure = 'transfer' AND i.excluded IS NULL
        AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.city_id = i.city_id AND h.record_id = i.record_id AND h.lifted_at IS NULL)
      ORDER BY i.label`.execute(db)
  return rows
}

type Handover = {
  listId: string
  cases: number
  manifest: string
  by: { personId: string; hatId: string }
}

export async function insertHandover({ db, cityId }: Tx, given: Handover, now: Date): Promise<void> {
  await db
    .insertInto('disposal_handover')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      list_id: given.listId,
      cases: given.cases,
      manifest_sha256: given.manifest,
      by_person_id: given.by.personId,
      by_hat_id: given.by.hatId,
      at: now,
    })
    .execute()
}

export type CaseTable = { table: string; columns: string[] }

/** What lets somebody in, what is sealed, and what the support centre keeps for itself is no archive's. */
const never: readonly Class[] = ['credential', 'sealed', 'closed']

/** The tables of a case as this role may read them, a later one too: the record and its chain. */
export async function listCaseTables({ db }: Tx): Promise<CaseTable[]> {
  const { rows } =
    await sql<CaseTable>`SELECT c.relname::text AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_table_privilege(c.oid, 'SELECT')
      AND (obj_description(c.oid) ~ 'retention=case' OR c.relname = 'trail')
    GROUP BY c.relname ORDER BY c.relname`.execute(db)
  return rows
    .filter(({ table, columns }) => table === 'collaboration' || columns.includes('case_id'))
    .map(({ table, columns }) => ({ table, columns: columns.filter((column) => isTold(table, column)) }))
}

const isTold = (table: string, column: string): boolean => {
  const typed = typedColumns.find((one) => one.table === table && one.column === column)
  return column !== 'city_id' && (typed === undefined || !never.includes(typed.class))
}

export async function listRows(
  { db, cityId }: Tx,
  { table, columns }: CaseTable,
  caseId: string,
): Promise<Record<string, unknown>[]> {
  const key = table === 'collaboration' ? 'id' : 'case_id'
  const { rows } = await sql<
    Record<string, unknown>
  >`SELECT ${sql.join(columns.map((column) => sql.ref(`t.${column}`)))} FROM ${sql.table(table)} t
    WHERE t.city_id = ${cityId} AND t.${sql.ref(key)} = ${caseId}`.execute(db)
  return rows
}
