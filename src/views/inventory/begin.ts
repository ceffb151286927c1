import type { Visit } from '../../core/web/visit.ts'
import { fiscalYear } from '../../lib/dates.ts'
import { findSheetBefore, insertSheet, insertTasks, listTasks, type SheetTask } from './queries.ts'

/** What was thought last year stands there to be looked at again: the answer itself starts anew. */
const copyOf = (task: SheetTask) => ({
  name: task.name,
  gist: task.gist,
  together: 'open' as const,
  form: task.form,
  withWhom: task.with_whom,
  whyNot: task.why_not,
  shown: task.shown ? ('yes' as const) : undefined,
  copiedFrom: task.id,
})

/** Begins this year's sheet of a section, from last year's where wished; the one that is there already is left as it is. */
export async function begin(visit: Visit, section: string, from: 'empty' | 'last') {
  const { tx, now } = visit
  const year = fiscalYear(visit.today)
  const { id, fresh } = await insertSheet(tx, { section, year }, now)
  const last = fresh && from === 'last' ? await findSheetBefore(tx, section, year) : undefined
  const tasks = last ? await listTasks(tx, last.id) : []
  await insertTasks(tx, id, tasks.map(copyOf), now)
  return { id, fresh, copied: tasks.length > 0 }
}
