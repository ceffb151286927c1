import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { RegisterEntry } from './entries.ts'
import { noKey } from './sums.ts'

export type RegisterLine = Pick<
  RegisterEntry,
  | 'id'
  | 'fiscal_year'
  | 'section'
  | 'forms'
  | 'partner_kinds'
  | 'plan_codes'
  | 'decided'
  | 'settled'
  | 'shown'
  | 'origin'
> & {
  number: string
  title: string
  wish: string
  field: string | null
  tags: string[]
  demo: boolean
  state: string
  /** By their public names; the city’s own sections are not among them. */
  partners: string[]
}

export type Which = {
  year: number
  /** What everybody reads; for staff all of the register. */
  /** What everybody may read; everything; or besides what is public a section's own. */
  which: 'public' | 'all' | { own: string }
  /** A key of a figure, or none at all (`noKey`). */
  section?: string | undefined
  field?: string | undefined
  form?: string | undefined
  partner?: string | undefined
  after?: string | undefined
  limit: number
}

const one = (column: string, key: string | undefined) =>
  key === undefined ? sql`true` : sql`coalesce(${sql.ref(column)}, ${noKey}) = ${key}`
const several = (column: string, key: string | undefined) => {
  if (key === undefined) return sql`true`
  return key === noKey ? sql`${sql.ref(column)} = '{}'` : sql`${key} = ANY (${sql.ref(column)})`
}
const keyed = ({ section, field, form, partner }: Which) =>
  sql`${one('section', section)} AND ${one('field', field)} AND ${several('forms', form)}
    AND ${several('partner_kinds', partner)}`

/** One page of a year’s register, in the order in which it was written. */
export async function listRegister({ db, cityId }: Tx, asked: Which): Promise<RegisterLine[]> {
  const { year, which, after = null, limit } = asked
  const all = which === 'all'
  const own = typeof which === 'string' ? null : which.own
  const { rows } =
    await sql<RegisterLine>`SELECT e.id, e.fiscal_year, e.section, e.forms, e.partner_kinds, e.plan_codes,
      e.decided::float8 AS decided, e.settled::float8 AS settled, e.shown, e.origin, c.number, c.title, c.wish, c.field,
      c.tags, c.demo, c.state,
      (SELECT coalesce(array_agg(p.public_name ORDER BY p.position), '{}') FROM party p WHERE p.city_id = ${cityId}
        AND p.case_id = e.case_id AND p.left_at IS NULL AND NOT p.government) AS partners
    FROM (SELECT * FROM register_entry WHERE city_id = ${cityId} AND fiscal_year = ${year} AND NOT out
        AND (shown OR ${all}::boolean OR section = ${own})
        AND ${keyed(asked)}
        AND (${after}::uuid IS NULL OR id > ${after}::uuid)
      ORDER BY id LIMIT ${limit}) e
    JOIN collaboration c ON c.city_id = ${cityId} AND c.id = e.case_id
    WHERE c.visibility = 'public' OR (NOT c.among_citizens AND (${all}::boolean OR c.section = ${own}))
    ORDER BY e.id`.execute(db)
  return rows
}

export const findEntry = ({ db, cityId }: Tx, id: string): Promise<RegisterEntry | undefined> =>
  db
    .selectFrom('register_entry')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('out', '=', false)
    .executeTakeFirst()

/** A case stands in a year once. */
export async function isYearTaken(
  { db, cityId }: Tx,
  { id, case_id }: RegisterEntry,
  year: number,
): Promise<boolean> {
  const other = await db
    .selectFrom('register_entry')
    .select('id')
    .where('city_id', '=', cityId)
    .where('case_id', '=', case_id)
    .where('fiscal_year', '=', year)
    .where('id', '<>', id)
    .executeTakeFirst()
  return other !== undefined
}

/** One line, whoever looks: the route has asked already whether they may. */
export async function findLine(tx: Tx, id: string, year: number): Promise<RegisterLine | undefined> {
  const before = await tx.db
    .selectFrom('register_entry')
    .select('id')
    .where('city_id', '=', tx.cityId)
    .where('fiscal_year', '=', year)
    .where('out', '=', false)
    .where('id', '<', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const [line] = await listRegister(tx, { year, which: 'all', after: before?.id, limit: 1 })
  return line
}
