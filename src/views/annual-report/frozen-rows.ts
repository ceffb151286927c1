import { sql } from 'kysely'
import { visibleCases } from '../../core/case/visibility.ts'
import type { Viewer } from '../../core/people/viewer.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type ReportRow, rowsPageSize } from './rows.ts'
import type { FigureName } from './rules.ts'

/** A row of what is frozen: what it is called is told to whoever may know of it today. */
export type FrozenRow = Pick<ReportRow, 'ordinal' | 'number' | 'source'> & {
  title: string | null
  stage: string
  state: string
  created_on: string
}
type Of = { reportId: string; figure: FigureName; key: string }

/**
 * So many rows from where the last ended, the oldest first. Numbers are given one after another, so that of what was
 * received each may be told; which of them stand behind another figure is told of what the reader may know of.
 */
export async function listFrozenRows(
  { db, cityId }: Tx,
  viewer: Viewer,
  { reportId, figure, key }: Of,
  after: number,
  most: number,
): Promise<FrozenRow[]> {
  const { rows } = await sql<FrozenRow>`
    SELECT r.ordinal, number, CASE WHEN ${visibleCases(viewer)} THEN title END AS title, stage, state, source, created_on
    FROM report_row r JOIN collaboration ON collaboration.city_id = r.city_id AND collaboration.id = r.case_id
    WHERE r.city_id = ${cityId} AND r.report_id = ${reportId} AND r.figure = ${figure} AND r.key = ${key}
      AND (r.figure = 'received' OR ${visibleCases(viewer)}) AND r.ordinal > ${after} ORDER BY r.ordinal LIMIT ${most}`.execute(
    db,
  )
  return rows
}

export const frozenPageSize = rowsPageSize
