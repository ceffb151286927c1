import { findTask, keepInventoryEvent, type TaskOnSheet } from '../../core/inventory/index.ts'
import { conflict, found, notFound } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Outcome, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { taskPage } from './pages/task-page.tsx'
import { changeTask, insertTasks, lockSheet } from './queries.ts'
import { changeForm, formFaults, mayFill, sectionStaff, type TaskInput, versionForm } from './rules.ts'

/** The sheet in the address, held, if whoever asks fills it in; one that was closed meanwhile is a conflict. */
export async function sheetToFill(visit: Visit, id: string | undefined) {
  const sheet = found(isUuid(id) ? await lockSheet(visit.tx, id) : undefined)
  if (!mayFill(visit.viewer, { ...sheet, state: 'open' })) throw notFound()
  if (sheet.state === 'closed') throw conflict()
  return sheet
}

const back = (visit: Visit, sheetId: string, done: string): Outcome => ({
  to: cityPath(visit.city, `/inventory/sheets/${sheetId}?done=${done}`),
})

export async function addTask(visit: Visit, input: TaskInput): Promise<Outcome> {
  const sheet = await sheetToFill(visit, visit.params.sheet)
  const errors = formFaults(visit.definition, input)
  if (errors.length > 0) return { errors, kept: {} }
  await insertTasks(visit.tx, sheet.id, [input], visit.now)
  await keepInventoryEvent(visit, { kind: 'taskAdded', section: sheet.section, year: sheet.fiscal_year })
  return back(visit, sheet.id, 'saved')
}

async function ownTask(visit: Visit): Promise<TaskOnSheet> {
  const id = visit.params.task
  const task = found(isUuid(id) ? await findTask(visit.tx, id) : undefined)
  if (!mayFill(visit.viewer, { section: task.section, state: 'open' })) throw notFound()
  return task
}

export const showTask = async (visit: Visit, failed?: Failed): Promise<Page> =>
  taskPage(visit, await ownTask(visit), failed)

async function change(
  visit: Visit,
  version: number,
  made: TaskInput | { removedAt: Date },
): Promise<Outcome> {
  const task = await ownTask(visit)
  await sheetToFill(visit, task.sheet_id)
  if (!(await changeTask(visit.tx, { id: task.id, version }, made))) throw conflict()
  const kind = 'removedAt' in made ? 'taskRemoved' : 'taskChanged'
  await keepInventoryEvent(visit, { kind, section: task.section, year: task.fiscal_year, taskId: task.id })
  return back(visit, task.sheet_id, kind === 'taskRemoved' ? 'removed' : 'saved')
}

export const changing = {
  policy: sectionStaff,
  form: changeForm,
  again: showTask,
  act: async (visit: Visit, { version, ...input }: TaskInput & { version: number }): Promise<Outcome> => {
    const errors = formFaults(visit.definition, input)
    return errors.length > 0 ? { errors, kept: {} } : change(visit, version, input)
  },
}

export const removal = {
  policy: sectionStaff,
  form: versionForm,
  again: showTask,
  act: (visit: Visit, { version }: { version: number }): Promise<Outcome> =>
    change(visit, version, { removedAt: visit.now }),
}
