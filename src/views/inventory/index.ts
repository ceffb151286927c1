import { inventoryName } from '../../core/inventory/index.ts'
import { isCoordination, isStaff } from '../../core/people/viewer.ts'
import type { DeskAsk, DeskDoor, Visit } from '../../core/web/visit.ts'
import { fiscalYear } from '../../lib/dates.ts'
import { findWaiting } from './board.ts'
import { inventoryMessages } from './messages.ts'

export { inventoryRoutes } from './routes.ts'

/** What the office asked the section for stays on its desk until the chief has closed the sheet. */
async function asksOfSection(visit: Visit): Promise<DeskAsk[]> {
  const section = visit.viewer?.hat.section
  if (section === undefined || isCoordination(visit.viewer)) return []
  const { id, state, reminded } = await findWaiting(visit.tx, section, fiscalYear(visit.today))
  if (!reminded || state === 'closed') return []
  const words = inventoryMessages(visit.lang)
  const path = id ? `/inventory/sheets/${id}` : '/inventory'
  return [{ what: id ? words.askFill : words.askBegin, path, action: words.goOn }]
}

export const inventoryDoors: readonly DeskDoor[] = [
  {
    path: '/inventory',
    group: 'figures',
    may: isStaff,
    words: (lang) => ({
      title: inventoryName({}, lang),
      text: inventoryMessages(lang).doorText,
    }),
    asks: asksOfSection,
  },
]
