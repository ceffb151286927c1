import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

export type ListedParty = {
  id: string
  kind: string
  name: string
  public_name: string
  government: boolean
  section: string | null
  /** Somebody acts for it on screen: no list takes it out. */
  own: boolean
}
/** What the register has of a row of a list: the entry, its case and who takes part. */
export type Listed = {
  id: string
  case_id: string
  version: number
  case_version: number
  stage: string
  row_key: string | null
  row_hash: string | null
  year: number
  title: string
  about: string
  section: string | null
  field: string | null
  forms: string[]
  tags: string[]
  plans: string[]
  decided: number | null
  settled: number | null
  shown: boolean
  parties: ListedParty[]
}

/** Of these entries, as many as are still in the register. */
export async function listListed({ db, cityId }: Tx, ids: readonly string[]): Promise<Map<string, Listed>> {
  if (ids.length === 0) return new Map()
  const { rows } =
    await sql<Listed>`SELECT e.id, e.case_id, e.version, c.version AS case_version, c.stage, e.row_key,
      e.row_hash, e.fiscal_year AS year, c.title, c.wish AS about, c.section, c.field, e.forms, c.tags, e.plan_codes AS plans,
      e.decided::float8 AS decided, e.settled::float8 AS settled, e.shown,
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'public_name', p.public_name,
          'government', p.government, 'section', p.section,
          'own', p.person_id IS NOT NULL OR p.organization_id IS NOT NULL) ORDER BY p.position), '[]')
        FROM party p WHERE p.city_id = e.city_id AND p.case_id = e.case_id AND p.left_at IS NULL) AS parties
    FROM register_entry e JOIN collaboration c ON c.city_id = e.city_id AND c.id = e.case_id
    WHERE e.city_id = ${cityId} AND e.id = ANY (${[...new Set(ids)]}::uuid[]) AND NOT e.out`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

export type Named = { id: string; row_key: string; year: number; title: string }

/** What lists brought in these years under these names: a row whose section has changed is found by it. */
export async function listNamed(
  { db, cityId }: Tx,
  asked: readonly { year: number; title: string }[],
): Promise<Named[]> {
  if (asked.length === 0) return []
  const { rows } =
    await sql<Named>`SELECT e.id, e.row_key, e.fiscal_year AS year, c.title FROM register_entry e
    JOIN collaboration c ON c.city_id = e.city_id AND c.id = e.case_id
    WHERE e.city_id = ${cityId} AND e.row_key IS NOT NULL AND NOT e.out
      AND e.fiscal_year = ANY (${[...new Set(asked.map(({ year }) => year))]}::integer[])
      AND c.title = ANY (${[...new Set(asked.map(({ title }) => title))]}::text[])`.execute(db)
  return rows
}

/** False where nobody may be written out: somebody acts for it, or was asked to look back. Without a time it is there again. */
export async function setListedParty(
  { db }: Tx,
  caseId: string,
  partyId: string,
  at: Date | null,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`SELECT set_listed_party(${caseId}::uuid, ${partyId}::uuid,
    ${at}::timestamptz) AS done`.execute(db)
  return rows[0]?.done === true
}

/** A case as a list may change it. */
export const findStandingCase = ({ db, cityId }: Tx, caseId: string) =>
  db
    .selectFrom('collaboration')
    .select([
      'id',
      'version',
      'stage',
      'title',
      'wish',
      'section',
      'field',
      'form',
      'tags',
      'plan_code',
      'visibility',
    ])
    .where('city_id', '=', cityId)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()

/** Whether another entry has come to be known by this row. */
export async function isKeyTaken({ db, cityId }: Tx, id: string, key: string | null): Promise<boolean> {
  if (key === null) return false
  const other = await db
    .selectFrom('register_entry')
    .select('id')
    .where('city_id', '=', cityId)
    .where('row_key', '=', key)
    .where('id', '<>', id)
    .executeTakeFirst()
  return other !== undefined
}
