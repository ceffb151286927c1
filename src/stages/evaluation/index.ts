import type { Stage } from '../../core/contribution.ts'
import { beginEvaluation, fixAtAgreement } from './begin.ts'
import { duties, entries } from './entries.tsx'
import { messages } from './messages.ts'
import { evaluationPanel } from './pages/panel.tsx'
import { prepareEvaluation } from './prepare.ts'
import { routes } from './routes.tsx'
import { hasEvaluation } from './rules.ts'

export { askAhead } from './ahead/acts.ts'
export { listComplete, listDueMoments } from './due.ts'
export { dueSoon } from './notices.ts'
export { beginDue, type Opener, openRound } from './open.ts'
export { outsideDoor } from './outside/index.ts'
export { reviewDoor } from './review/door.ts'

/** 相互評価: each party looks back, sealed until all are in; then they say together what they learned. */
export const evaluationStage: Stage = {
  code: 'evaluation',
  early: true,
  name: (lang) => messages(lang).name,
  isPresent: hasEvaluation,
  routes,
  begin: beginEvaluation,
  prepare: prepareEvaluation,
  agreed: fixAtAgreement,
  entries,
  duties,
  panel: evaluationPanel,
}
