import type { Stage } from '../../core/contribution.ts'
import { hasStage } from '../../core/edition/view.ts'
import { beginConsultation } from './begin.ts'
import { forGroupRoutes } from './for-group.tsx'
import { consultationMessages } from './messages.ts'
import { consultationPanel } from './panel.tsx'
import { prepareConsultation } from './prepare.ts'
import { consultationRoutes } from './routes.tsx'
import { consultationDuties, consultationEntries } from './words.tsx'

export { releaseDecision } from './conclusion.ts'
export { remindNext } from './notices.ts'
export { releaseReply } from './talk.ts'
export { talkDoors } from './talks/routes.ts'
export { templateDoors } from './templates/routes.ts'

/** 相談: a named section answers the proposer by a day, and concludes whether the matter goes on as 協働. */
export const consultationStage: Stage = {
  code: 'consultation',
  ofCity: true,
  name: (lang) => consultationMessages(lang).stage,
  isPresent: (definition) => hasStage(definition, 'consultation'),
  routes: [...consultationRoutes, ...forGroupRoutes],
  begin: beginConsultation,
  prepare: prepareConsultation,
  entries: consultationEntries,
  duties: consultationDuties,
  panel: consultationPanel,
}
