import { keepInventoryEvent } from '../../core/inventory/index.ts'
import { conflict, found, notFound } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Outcome, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { sheetPage } from './pages/sheet-page.tsx'
import { changeSheet, findSheet, listTasks, type Sheet } from './queries.ts'
import { isReviewed, mayClose } from './rules.ts'

export async function readSheet(visit: Visit): Promise<Sheet> {
  const id = visit.params.sheet
  return found(isUuid(id) ? await findSheet(visit.tx, id) : undefined)
}

export async function showSheet(visit: Visit, failed?: Failed): Promise<Page> {
  const sheet = await readSheet(visit)
  return sheetPage(visit, sheet, await listTasks(visit.tx, sheet.id), failed)
}

async function chiefsSheet(visit: Visit): Promise<Sheet> {
  const sheet = await readSheet(visit)
  if (!mayClose(visit.viewer, sheet)) throw notFound()
  return sheet
}

const back = (visit: Visit, { id }: Sheet): Outcome => ({
  to: cityPath(visit.city, `/inventory/sheets/${id}`),
})

/** The chief has looked at every task. From here on what is open may be read by everybody. */
export async function closeSheet(visit: Visit, { version }: { version: number }): Promise<Outcome> {
  const sheet = await chiefsSheet(visit)
  if (!isReviewed(await listTasks(visit.tx, sheet.id)))
    return { errors: [{ field: 'closing', code: 'notReviewed' }], kept: {} }
  const read = { id: sheet.id, version }
  if (!(await changeSheet(visit.tx, read, { state: 'closed', closed_at: visit.now }))) throw conflict()
  await keepInventoryEvent(visit, { kind: 'closed', section: sheet.section, year: sheet.fiscal_year })
  return back(visit, sheet)
}

export async function reopenSheet(visit: Visit, { version }: { version: number }): Promise<Outcome> {
  const sheet = await chiefsSheet(visit)
  const read = { id: sheet.id, version }
  if (!(await changeSheet(visit.tx, read, { state: 'open', closed_at: null }))) throw conflict()
  await keepInventoryEvent(visit, { kind: 'reopened', section: sheet.section, year: sheet.fiscal_year })
  return back(visit, sheet)
}
