import { sql } from 'kysely'
import type { Task } from '../../core/inventory/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { mostTasks, type SheetTask, themesOf } from './queries.ts'

/** Of each section of a year: its sheet, how many tasks, how many not yet looked at, and when it was last reminded. */
export type Overview = {
  section: string
  id: string | null
  state: 'open' | 'closed' | null
  tasks: number
  unseen: number
  together: number
  reminded_at: Date | null
}

export async function listOverview(
  { db, cityId }: Tx,
  year: number,
  sections: readonly string[],
): Promise<Overview[]> {
  const { rows } = await sql<Overview>`
    SELECT wanted.section, s.id, s.state, count(t.id)::int AS tasks,
      (count(t.id) FILTER (WHERE t.together = 'open'))::int AS unseen,
      (count(t.id) FILTER (WHERE t.together IN ('yes', 'partly')))::int AS together,
      (SELECT max(e.at) FROM inventory_event e WHERE e.city_id = ${cityId} AND e.fiscal_year = ${year}
        AND e.section = wanted.section AND e.kind = 'reminded') AS reminded_at
    FROM unnest(${[...sections]}::text[]) WITH ORDINALITY wanted (section, position)
    LEFT JOIN inventory_sheet s ON s.city_id = ${cityId} AND s.fiscal_year = ${year} AND s.section = wanted.section
    LEFT JOIN inventory_task t ON t.city_id = s.city_id AND t.sheet_id = s.id AND t.removed_at IS NULL
    GROUP BY wanted.position, wanted.section, s.id, s.state ORDER BY wanted.position`.execute(db)
  return rows
}

export type OpenTask = Pick<
  Task,
  'id' | 'name' | 'gist' | 'together' | 'form' | 'with_whom' | 'why_not' | 'shown'
> & {
  section: string
  themes: SheetTask['themes']
}

/** Tasks of closed sheets that everybody may read, all or those that the section opened. */
export const listOpenTasks = ({ db, cityId }: Tx, year: number, all: boolean): Promise<OpenTask[]> =>
  db
    .selectFrom('inventory_task as t')
    .innerJoin('inventory_sheet as s', (join) =>
      join.onRef('s.city_id', '=', 't.city_id').onRef('s.id', '=', 't.sheet_id'),
    )
    .select([
      't.id',
      't.name',
      't.gist',
      't.together',
      't.form',
      't.with_whom',
      't.why_not',
      't.shown',
      's.section',
    ])
    .select(themesOf('t', ['released', 'closed']).as('themes'))
    .where('t.city_id', '=', cityId)
    .where('s.fiscal_year', '=', year)
    .where('s.state', '=', 'closed')
    .where('t.removed_at', 'is', null)
    .$if(!all, (query) => query.where('t.shown', '=', true))
    .orderBy('s.section')
    .orderBy('t.id')
    .limit(mostTasks)
    .execute()

/** Years of which there is a sheet, the newest first. */
export async function listYears({ db, cityId }: Tx): Promise<number[]> {
  const rows = await db
    .selectFrom('inventory_sheet')
    .select('fiscal_year')
    .distinct()
    .where('city_id', '=', cityId)
    .orderBy('fiscal_year', 'desc')
    .execute()
  return rows.map((row) => row.fiscal_year)
}

/** Of one section: what of this year's waits, for its desk. */
export async function findWaiting(
  { db, cityId }: Tx,
  section: string,
  year: number,
): Promise<{ id: string | null; state: string | null; reminded: boolean }> {
  const { rows } = await sql<{ id: string | null; state: string | null; reminded: boolean }>`
    SELECT (SELECT id FROM inventory_sheet WHERE city_id = ${cityId} AND fiscal_year = ${year} AND section = ${section}) AS id,
      (SELECT state FROM inventory_sheet WHERE city_id = ${cityId} AND fiscal_year = ${year} AND section = ${section}) AS state,
      EXISTS (SELECT 1 FROM inventory_event WHERE city_id = ${cityId} AND fiscal_year = ${year} AND section = ${section}
        AND kind = 'reminded') AS reminded`.execute(db)
  return rows[0] ?? { id: null, state: null, reminded: false }
}
