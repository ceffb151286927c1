import { openDuty } from '../../../core/duty/duties.ts'
import { insertAnswer } from '../../../core/theme/index.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { addWorkingDays } from '../../../lib/working-days.ts'
import { insertPolicy } from '../policy/queries.ts'
import { policyDuty } from '../policy/words.ts'
import { type Idea, routeOf } from '../rules.ts'
import type { Aim } from './rules.ts'

/** What belongs to a theme stands there too; a policy proposal keeps how many support it. */
export async function keepAim(visit: Visit, aim: Aim, caseId: string, idea: Idea): Promise<void> {
  if (aim.is === 'answer') await insertAnswer(visit.tx, { caseId, themeId: aim.theme.id }, visit.now)
  if (aim.is !== 'policyProposal') return
  const { tx, definition, now, today } = visit
  await insertPolicy(tx, { caseId, supporters: idea.supporters })
  const { section } = routeOf(definition, idea.field)
  const days = aim.policy.answerWorkingDays ?? definition.answering.workingDays
  const dueOn = addWorkingDays(today, days, definition.city.closedDays)
  await openDuty(tx, { caseId, kind: policyDuty, section, dueOn }, now)
}
