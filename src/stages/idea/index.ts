import type { Stage } from '../../core/contribution.ts'
import { hasStage } from '../../core/edition/view.ts'
import { counterRoutes } from './counter/routes.tsx'
import { entries } from './entries.tsx'
import { messages } from './messages.ts'
import { ideaPanel } from './pages/panel.tsx'
import { paperRoutes } from './paper/routes.ts'
import { routes } from './routes.tsx'

export { counterDoors } from './counter/routes.tsx'

export const ideaStage: Stage = {
  code: 'idea',
  name: (lang) => messages(lang).name,
  isPresent: (definition) => hasStage(definition, 'idea'),
  routes: [...routes, ...counterRoutes, ...paperRoutes],
  entries,
  duties: {},
  panel: ideaPanel,
}
