import type { Stage } from '../../core/contribution.ts'
import { beginTable, callDuty } from './begin.ts'
import { tableMessages } from './messages.ts'
import { tablePanel } from './pages/panel.tsx'
import { routes } from './routes.tsx'
import { hasTable } from './rules.ts'
import { sheetEntries, sheetRoutes } from './sheet/index.ts'

/** パートナーテーブル: the room in which the parties talk as equals before a project is made. Beside the road. */
export const tableStage: Stage = {
  code: 'table',
  name: (lang) => tableMessages(lang).stage,
  aside: true,
  isPresent: hasTable,
  routes: [...routes, ...sheetRoutes],
  begin: beginTable,
  entries: { opened: (_, { lang }) => ({ title: tableMessages(lang).entryOpened }), ...sheetEntries },
  duties: {
    [callDuty]: ({ lang }) => ({
      label: tableMessages(lang).dutyCall,
      path: '/table',
      action: tableMessages(lang).actCall,
    }),
  },
  panel: tablePanel,
}
