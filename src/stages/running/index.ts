import type { Stage } from '../../core/contribution.ts'
import { openDuty } from '../../core/duty/duties.ts'
import { leadOf } from '../../core/duty/lead.ts'
import { hasStage } from '../../core/edition/view.ts'
import { askWords, jointEntries } from '../../core/joint/index.ts'
import { formatDate } from '../../lib/dates.ts'
import { forGroupRoutes } from './for-group.tsx'
import { logText } from './log-text.ts'
import { runningMessages } from './messages.ts'
import { runningPanel } from './pages/panel.tsx'
import { routes } from './routes.tsx'

/** 実施: the term of the agreement, the log the parties write, and its end. */
export const runningStage: Stage = {
  code: 'running',
  name: (lang) => runningMessages(lang).stage,
  isPresent: (definition) => hasStage(definition, 'running'),
  routes: [...routes, ...forGroupRoutes],
  begin: ({ tx, now }, subject) =>
    openDuty(
      tx,
      {
        caseId: subject.case.id,
        kind: 'running.finish',
        dueOn: subject.case.ends_on ?? undefined,
        ...leadOf(subject),
      },
      now,
    ),
  entries: {
    ...jointEntries('evaluationPlan'),
    occasionRegistered: (_, { lang }) => ({ title: runningMessages(lang).entryRegistered }),
    partnerAdded: ({ party }, { lang }) => ({
      title: runningMessages(lang).entryPartner(String(party)),
    }),
    dateAdded: ({ on, place, what }, { lang }) => ({
      title: runningMessages(lang).entryDate(formatDate(String(on), lang)),
      text: [what, place].filter(Boolean).join('\n'),
    }),
    dateCalledOff: ({ on }, { lang }) => ({
      title: runningMessages(lang).entryCalledOff(formatDate(String(on), lang)),
    }),
    logged: (facts, { lang }) => ({
      title: runningMessages(lang).entryLogged(formatDate(String(facts.on), lang)),
      text: logText(facts, lang),
    }),
    finished: ({ result }, { lang }) => ({
      title: runningMessages(lang).entryFinished,
      text: String(result),
    }),
  },
  duties: {
    'running.ask': askWords('/evaluation/plan'),
    'running.confirm': ({ lang }) => ({
      label: runningMessages(lang).dutyPlan,
      path: '/evaluation/plan',
      action: runningMessages(lang).actPlan,
      binding: true,
    }),
    'running.plan': ({ lang }) => ({
      label: runningMessages(lang).dutyPlanAgain,
      path: '/evaluation/plan',
      action: runningMessages(lang).actPlan,
    }),
    'running.finish': ({ lang }) => ({
      label: runningMessages(lang).duty,
      path: '/log',
      action: runningMessages(lang).act,
    }),
  },
  panel: runningPanel,
}
