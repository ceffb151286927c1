import type { Stage } from '../../core/contribution.ts'
import { hasStage } from '../../core/edition/view.ts'
import { correctionRoutes } from './correction/routes.tsx'
import { correctionDuties, correctionEntries } from './correction/words.tsx'
import { counterRoutes } from './counter/routes.tsx'
import { entries } from './entries.tsx'
import { mailFollowRoutes } from './interest/mail/routes.ts'
import { interestMessages } from './interest/messages.ts'
import { interestRoutes } from './interest/routes.ts'
import { mergeEntries } from './merge/panel.tsx'
import { mergeRoutes } from './merge/routes.ts'
import { messages } from './messages.ts'
import { ideaPanel } from './pages/panel.tsx'
import { paperRoutes } from './paper/routes.ts'
import { policyMessages } from './policy/messages.ts'
import { policyRoutes } from './policy/routes.tsx'
import { policyDuty } from './policy/words.ts'
import { publicationDuties, publicationEntries } from './publication/panel.tsx'
import { reportRoutes } from './publication/report.tsx'
import { publicationRoutes } from './publication/routes.ts'
import { routes } from './routes.tsx'
import { similarRoutes } from './similar/routes.tsx'
import { togetherDuties, togetherEntries } from './together/words.ts'
import { zoneEntries } from './zone/panel.tsx'
import { zoneRoutes } from './zone/routes.ts'

export { correctionDue } from './correction/notices.ts'
export { counterDoors } from './counter/routes.tsx'
export { forgetMailFollows } from './interest/mail/clean.ts'
export { tellFollowers } from './interest/notices.ts'

const interestEntries: Stage['entries'] = {
  joined: ({ name }, { lang }) => ({ title: interestMessages(lang).entryJoined(String(name ?? '')) }),
}

export const ideaStage: Stage = {
  code: 'idea',
  name: (lang) => messages(lang).name,
  isPresent: (definition) => hasStage(definition, 'idea'),
  routes: [
    ...routes,
    ...correctionRoutes,
    ...counterRoutes,
    ...paperRoutes,
    ...policyRoutes,
    ...zoneRoutes,
    ...mergeRoutes,
    ...publicationRoutes,
    ...reportRoutes,
    ...similarRoutes,
    ...interestRoutes,
    ...mailFollowRoutes,
  ],
  entries: {
    ...entries,
    ...togetherEntries,
    ...correctionEntries,
    ...zoneEntries,
    ...mergeEntries,
    ...publicationEntries,
    ...interestEntries,
  },
  duties: {
    ...correctionDuties,
    ...publicationDuties,
    ...togetherDuties,
    [policyDuty]: ({ lang }) => ({
      label: policyMessages(lang).duty,
      path: '/policy-answer',
      action: policyMessages(lang).act,
    }),
  },
  panel: ideaPanel,
}
