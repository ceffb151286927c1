import type { Stage } from '../../core/contribution.ts'
import { hasStage } from '../../core/edition/view.ts'
import { entries } from './entries.tsx'
import { messages } from './messages.ts'
import { ideaPanel } from './pages/panel.tsx'
import { routes } from './routes.tsx'

export const ideaStage: Stage = {
  code: 'idea',
  name: (lang) => messages(lang).name,
  isPresent: (definition) => hasStage(definition, 'idea'),
  routes,
  entries,
  duties: {},
  panel: ideaPanel,
}
