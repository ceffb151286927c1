import { type RawBuilder, sql } from 'kysely'
import { visibleCases } from '../../core/case/visibility.ts'
import type { Viewer } from '../../core/people/viewer.ts'
import { noKey } from '../../core/register/sums.ts'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { daysOf, type FigureName } from './rules.ts'

type Condition = RawBuilder<boolean>
export type Asked = { figure: FigureName; key: string; year: number; today: PlainDate }

const isStory = sql<boolean>`collaboration.visibility = 'public' AND (collaboration.state = 'closed'
  OR (collaboration.state = 'open' AND collaboration.stage IN ('running', 'evaluation')))`

const within = (column: RawBuilder<unknown>, year: number): Condition => {
  const { from, to } = daysOf(year)
  return sql<boolean>`${column} BETWEEN ${from}::date AND ${to}::date`
}

const answered = (
  year: number,
  more: Condition,
): Condition => sql<boolean>`EXISTS (SELECT 1 FROM consultation c
  WHERE c.city_id = collaboration.city_id AND c.case_id = collaboration.id AND ${within(sql`c.answered_on`, year)} AND ${more})`

const inTime = sql<boolean>`(c.answer_due_on IS NULL OR c.answered_on <= c.answer_due_on)`

const one = (column: RawBuilder<unknown>, key: string): Condition =>
  key === noKey ? sql<boolean>`${column} IS NULL` : sql<boolean>`${column} = ${key}`
const several = (column: RawBuilder<unknown>, key: string): Condition =>
  key === noKey ? sql<boolean>`${column} = '{}'` : sql<boolean>`${key} = ANY (${column})`

const inRegister = (
  year: number,
  more: Condition,
): Condition => sql<boolean>`collaboration.visibility = 'public'
  AND EXISTS (SELECT 1 FROM register_entry e WHERE e.city_id = collaboration.city_id AND e.case_id = collaboration.id
    AND e.fiscal_year = ${year} AND e.shown AND NOT e.out AND ${more})`

/** The cases that a figure counts, as a condition on `collaboration`: the figure is how many there are. */
export function behind({ figure, key, year, today }: Asked): Condition {
  const ofYear = sql<boolean>`collaboration.fiscal_year = ${year}`
  const conditions: Record<FigureName, () => Condition> = {
    received: () => ofYear,
    register: () => inRegister(year, sql<boolean>`true`),
    form: () => inRegister(year, several(sql`e.forms`, key)),
    field: () => inRegister(year, one(sql`e.field`, key)),
    section: () => inRegister(year, one(sql`e.section`, key)),
    partner: () => inRegister(year, several(sql`e.partner_kinds`, key)),
    closed: () => sql<boolean>`${isStory} AND ${within(sql`collaboration.closed_on`, year)}`,
    evaluations: () =>
      sql<boolean>`${isStory} AND ${within(
        sql`(SELECT (min(v.at) AT TIME ZONE 'Asia/Tokyo')::date FROM joint_effect v WHERE v.city_id = collaboration.city_id
        AND v.case_id = collaboration.id AND v.kind = 'jointEvaluation')`,
        year,
      )}`,
    answered: () => answered(year, sql<boolean>`true`),
    inTime: () => answered(year, inTime),
    late: () => answered(year, sql<boolean>`NOT ${inTime}`),
    overdue: () => sql<boolean>`EXISTS (SELECT 1 FROM duty d WHERE d.city_id = collaboration.city_id
      AND d.case_id = collaboration.id AND d.closed_at IS NULL AND d.section IS NOT NULL AND d.due_on < ${today}::date)`,
  }
  return conditions[figure]()
}

export type ReportRow = {
  source: string | null
  ordinal: number
  number: string
  title: string
  stage: string
  state: string
  created_on: PlainDate
}
export const rowsPageSize = 50
const exact = 10_000

export type RowList = { rows: ReportRow[]; more: boolean; visible: number }

const columns = sql`collaboration.ordinal, number, title, stage, state, source, created_on`

/** Behind a figure, as far as whoever looks may know of it; how many that are is told beside. One statement. */
export async function listRows(
  { db, cityId }: Tx,
  viewer: Viewer,
  asked: Asked,
  before: number | undefined,
): Promise<RowList> {
  const mine = sql`city_id = ${cityId} AND ${behind(asked)} AND ${visibleCases(viewer)}`
  const { rows } = await sql<ReportRow & { visible: number }>`
    SELECT ${columns}, (SELECT count(*)::integer FROM (SELECT 1 FROM collaboration WHERE ${mine} LIMIT ${exact}) n) AS visible
    FROM collaboration WHERE ${mine} AND collaboration.ordinal < ${before ?? Number.MAX_SAFE_INTEGER}
    ORDER BY collaboration.ordinal DESC LIMIT ${rowsPageSize + 1}`.execute(db)
  return {
    rows: rows.slice(0, rowsPageSize).map(({ visible: _visible, ...row }) => row),
    more: rows.length > rowsPageSize,
    visible: rows[0]?.visible ?? 0,
  }
}
