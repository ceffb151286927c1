import { z } from 'zod'
import { keepInventoryEvent } from '../../core/inventory/index.ts'
import { isStaff } from '../../core/people/viewer.ts'
import { found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { anyone } from '../../core/web/policies.ts'
import { action, type Outcome, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { fiscalYear } from '../../lib/dates.ts'
import { begin } from './begin.ts'
import { listOpenTasks, listOverview, listYears } from './board.ts'
import { importing, sheetFile } from './import.ts'
import { overviewPage } from './pages/overview-page.tsx'
import { remind } from './remind.ts'
import {
  beginForm,
  reminding,
  sectionStaff,
  sheetChief,
  staff,
  taskForm,
  versionForm,
  yearForm,
} from './rules.ts'
import { closeSheet, reopenSheet, showSheet } from './sheet.ts'
import { addTask, changing, removal, showTask } from './task.ts'

const query = z.object({
  year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  done: z.string().max(20).optional().catch(undefined),
})

async function showOverview(visit: Visit) {
  const { tx, definition, viewer } = visit
  const year = Number(visit.query.year ?? fiscalYear(visit.today))
  const open = definition.inventory?.open ?? 'chosen'
  return overviewPage(visit, {
    year,
    years: await listYears(tx),
    tasks: open === 'nothing' ? [] : await listOpenTasks(tx, year, open === 'all'),
    sections: isStaff(viewer)
      ? await listOverview(
          tx,
          year,
          definition.sections.map(({ code }) => code),
        )
      : [],
  })
}

const toOverview = (visit: Visit, done: string): Outcome => ({
  to: cityPath(visit.city, `/inventory?done=${done}`),
})

const reminders = action('/inventory/reminders', {
  policy: reminding,
  form: yearForm,
  act: async (visit) => {
    await remind(visit)
    return toOverview(visit, 'reminded')
  },
  again: showOverview,
})

const beginning = action('/inventory/sheets', {
  policy: staff,
  form: beginForm,
  act: async (visit, { from }) => {
    const section = found(visit.viewer?.hat.section)
    const { id, fresh, copied } = await begin(visit, section, from)
    if (fresh) await keepInventoryEvent(visit, { kind: copied ? 'copied' : 'begun', section })
    return { to: cityPath(visit.city, `/inventory/sheets/${id}`) }
  },
  again: showOverview,
})

/** The yearly sheets of the sections, and what of them everybody reads. */
export const inventoryRoutes: readonly Route[] = [
  page('/inventory', { policy: anyone, query, show: showOverview }),
  reminders,
  beginning,
  page('/inventory/sheets/:sheet', { policy: staff, query, show: (visit) => showSheet(visit) }),
  page('/inventory/sheets/:sheet/csv', { policy: staff, show: sheetFile }),
  action('/inventory/sheets/:sheet/tasks', {
    policy: sectionStaff,
    form: taskForm,
    act: addTask,
    again: showSheet,
  }),
  action('/inventory/sheets/:sheet/import', importing),
  action('/inventory/sheets/:sheet/closing', {
    policy: sheetChief,
    form: versionForm,
    act: closeSheet,
    again: showSheet,
  }),
  action('/inventory/sheets/:sheet/reopening', {
    policy: sheetChief,
    form: versionForm,
    act: reopenSheet,
    again: showSheet,
  }),
  page('/inventory/tasks/:task', { policy: sectionStaff, show: (visit) => showTask(visit) }),
  action('/inventory/tasks/:task', changing),
  action('/inventory/tasks/:task/removal', removal),
]
