import type { Stage } from '../../core/contribution.ts'
import { aloneRoutes } from './alone/routes.ts'
import { beginTable } from './begin.ts'
import { tableDuties } from './duties.ts'
import { tableEntries } from './entries.ts'
import { tableMessages } from './messages.ts'
import { tablePanel } from './pages/panel.tsx'
import { routes } from './routes.tsx'
import { hasTable } from './rules.ts'
import { sheetEntries, sheetRoutes } from './sheet/index.ts'

export { tableDoors } from './alone/routes.ts'

/** パートナーテーブル: the room in which the parties talk as equals before a project is made. Beside the road. */
export const tableStage: Stage = {
  code: 'table',
  name: (lang) => tableMessages(lang).stage,
  aside: true,
  isPresent: hasTable,
  routes: [...aloneRoutes, ...routes, ...sheetRoutes],
  begin: beginTable,
  entries: { ...tableEntries, ...sheetEntries },
  duties: tableDuties,
  panel: tablePanel,
}
