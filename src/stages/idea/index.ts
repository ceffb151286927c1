import type { Stage } from '../../core/contribution.ts'
import { hasStage } from '../../core/edition/view.ts'
import { found } from '../../core/web/errors.ts'
import type { Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
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

/** Where the city has no such stage, nothing is sent; what concerns a case stays with the edition that it began under. */
const whereItIs = (route: Route): Route => {
  const here = ({ definition }: Visit) => found(hasStage(definition, 'idea') || undefined)
  if (route.kind === 'page')
    return {
      ...route,
      show: async (visit: Visit) => {
        here(visit)
        return route.show(visit)
      },
    }
  if (route.kind !== 'action') return route
  return {
    ...route,
    act: async (visit: Visit, input: never) => {
      here(visit)
      return route.act(visit, input)
    },
  }
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
    ...similarRoutes,
    ...interestRoutes,
    ...mailFollowRoutes,
  ].map(whereItIs),
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
