import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { noKey } from '../../core/register/sums.ts'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Asked, behind } from './rows.ts'
import { type Figure, type FigureName, figureNames } from './rules.ts'

const parted: readonly FigureName[] = ['form', 'field', 'partner', 'section']

/**
 * Keeps the cases behind every figure, all as of one moment since it is one statement, and counts them there: a frozen
 * figure is the number of its rows. Nothing of it passes through this process.
 */
export async function keepRows(
  { db, cityId }: Tx,
  reportId: string,
  year: number,
  today: PlainDate,
): Promise<void> {
  const asked = (figure: FigureName): Asked => ({ figure, key: '', year, today })
  const whole = figureNames
    .filter((figure) => !parted.includes(figure))
    .map(
      (figure) => sql`SELECT ${figure}::text, '', collaboration.ordinal, collaboration.id FROM collaboration
        WHERE collaboration.city_id = ${cityId} AND ${behind(asked(figure))}`,
    )
  const all = (list: string) =>
    sql`unnest(CASE WHEN e.${sql.ref(list)} = '{}' THEN ARRAY[${noKey}] ELSE e.${sql.ref(list)} END)`
  const parts = sql`SELECT m.figure, m.key, c.ordinal, c.id FROM register_entry e
    JOIN collaboration c ON c.city_id = e.city_id AND c.id = e.case_id AND c.visibility = 'public',
    LATERAL (SELECT 'section' AS figure, coalesce(e.section, ${noKey}) AS key UNION SELECT 'field', coalesce(e.field, ${noKey})
      UNION SELECT 'form', ${all('forms')} UNION SELECT 'partner', ${all('partner_kinds')}) m
    WHERE e.city_id = ${cityId} AND e.fiscal_year = ${year} AND e.shown AND NOT e.out`
  await sql`INSERT INTO report_row (city_id, report_id, figure, key, ordinal, case_id)
    SELECT ${cityId}::uuid, ${reportId}::uuid, x.* FROM (${sql.join([...whole, parts], sql` UNION ALL `)}) x`.execute(
    db,
  )
}

/** How many rows stand behind each figure, and the amounts of those in the register. */
export async function countRows({ db, cityId }: Tx, reportId: string, year: number): Promise<Figure[]> {
  const ofRegister = [...parted, 'register']
  const { rows } = await sql<Figure>`SELECT r.figure, r.key, count(*)::integer AS value,
      coalesce(sum(e.decided), 0)::float8 AS decided, coalesce(sum(e.settled), 0)::float8 AS settled
    FROM report_row r LEFT JOIN register_entry e ON e.city_id = r.city_id AND e.case_id = r.case_id
      AND e.fiscal_year = ${year} AND NOT e.out AND r.figure = ANY (${ofRegister}::text[])
    WHERE r.city_id = ${cityId} AND r.report_id = ${reportId} GROUP BY r.figure, r.key ORDER BY r.figure, r.key`.execute(
    db,
  )
  return rows
}

const batch = 1000
type Line = { figure: string; key: string; ordinal: number; number: string }

/** One hash over every row, read in order and in pieces: `figure TAB key TAB number` and a line end for each. */
export async function hashRows({ db, cityId }: Tx, reportId: string): Promise<string> {
  const hash = createHash('sha256')
  let last: Line | undefined
  for (;;) {
    const rows: Line[] = (
      await sql<Line>`SELECT r.figure, r.key, r.ordinal, c.number FROM report_row r
        JOIN collaboration c ON c.city_id = r.city_id AND c.id = r.case_id
        WHERE r.city_id = ${cityId} AND r.report_id = ${reportId}
          AND (r.figure, r.key, r.ordinal) > (${last?.figure ?? ''}, ${last?.key ?? ''}, ${last?.ordinal ?? 0})
        ORDER BY r.figure, r.key, r.ordinal LIMIT ${batch}`.execute(db)
    ).rows
    for (const { figure, key, number } of rows) hash.update(`${figure}\t${key}\t${number}\n`)
    last = rows.at(-1)
    if (rows.length < batch) return hash.digest('hex')
  }
}
