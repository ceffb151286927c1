import { z } from 'zod'
import { keepInventoryEvent } from '../../core/inventory/index.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Outcome } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { readTable, writeCsv } from '../../platform/tables/index.ts'
import { insertTasks, listTasks } from './queries.ts'
import { sectionStaff } from './rules.ts'
import { readSheet, showSheet } from './sheet.ts'
import { readTasks, tableOf } from './table.ts'
import { sheetToFill } from './task.ts'

const wrong = (code: string, detail?: string): Failed => ({
  errors: [{ field: 'file', code, ...(detail === undefined ? {} : { detail }) }],
  kept: {},
})

async function take(visit: Visit): Promise<Outcome> {
  const [file] = visit.files.file ?? []
  const sheet = await sheetToFill(visit, visit.params.sheet)
  if (file === undefined || file.size === 0) return wrong('noFile')
  const read = await readTable(await file.bytes())
  if (!read.ok) return wrong(read.why)
  const tasks = readTasks(read.rows, visit.definition)
  if (!tasks.ok) return 'row' in tasks ? wrong('badRow', String(tasks.row)) : wrong(tasks.code)
  await insertTasks(visit.tx, sheet.id, tasks.tasks, visit.now)
  await keepInventoryEvent(visit, { kind: 'imported', section: sheet.section, year: sheet.fiscal_year })
  return { to: cityPath(visit.city, `/inventory/sheets/${sheet.id}?done=imported`) }
}

/** All rows of a CSV or Excel file, or none. */
export const importing = { policy: sectionStaff, form: z.object({}), act: take, again: showSheet }

export async function sheetFile(visit: Visit): Promise<Response> {
  const sheet = await readSheet(visit)
  const rows = tableOf(await listTasks(visit.tx, sheet.id), visit.definition)
  return new Response(writeCsv(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=UTF-8',
      'Content-Disposition': `attachment; filename="inventory-${sheet.fiscal_year}.csv"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
