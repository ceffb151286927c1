import type { Stage } from '../../core/contribution.ts'
import { beginForm } from './choose.ts'
import { duties, entries } from './entries.tsx'
import { messages } from './messages.ts'
import { formPanel } from './pages/panel.tsx'
import { routes } from './routes.tsx'
import { hasForms } from './rules.ts'

export const formStage: Stage = {
  code: 'form',
  name: (lang) => messages(lang).name,
  isPresent: hasForms,
  routes,
  begin: beginForm,
  entries,
  duties,
  panel: formPanel,
}
