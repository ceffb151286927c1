import { fiscalYear } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import { found } from '../web/errors.ts'
import type { Visit } from '../web/visit.ts'

export type InventoryEvent = {
  kind:
    | 'begun'
    | 'copied'
    | 'imported'
    | 'taskAdded'
    | 'taskChanged'
    | 'taskRemoved'
    | 'closed'
    | 'reopened'
    | 'reminded'
    | 'themeMade'
    | 'themeChanged'
    | 'themeReleased'
    | 'themeClosed'
  section: string
  /** Left out: this one. */
  year?: number
  taskId?: string
  themeId?: string
}

/** What was done to a sheet or a theme, with the person and the hat; only ever added to. */
export async function keepInventoryEvent(visit: Visit, event: InventoryEvent): Promise<void> {
  const { person, hat } = found(visit.viewer)
  await visit.tx.db
    .insertInto('inventory_event')
    .values({
      city_id: visit.tx.cityId,
      id: newId(visit.now.getTime()),
      kind: event.kind,
      section: event.section,
      fiscal_year: event.year ?? fiscalYear(visit.today),
      task_id: event.taskId ?? null,
      theme_id: event.themeId ?? null,
      person_id: person.id,
      hat_id: hat.id,
      at: visit.now,
    })
    .execute()
}
