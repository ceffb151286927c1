import {
  currentJoint,
  type Joint,
  type JointPlace,
  jointRoutes,
  writeVersion,
} from '../../../core/joint/index.ts'
import { conflict, forbidden, found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import { anyParty, whoMaySee } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Outcome, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import type { Lang } from '../../../lib/language.ts'
import { fixPlan } from '../begin.ts'
import { type Plan, planOf } from '../plan.ts'
import { findPlan } from '../plan-queries.ts'
import { agreedMessages } from './messages.ts'
import { planEditPage, planPage } from './pages.tsx'
import { type ChangeInput, changedPlan, changeForm, lacksTopic, mayChange } from './rules.ts'

const findChange = (visit: CaseVisit) => currentJoint<Plan>(visit.tx, visit.case.id, 'evaluationPlan')

/** What was fixed; before that, what will be when the agreement takes effect. */
async function shownHere(visit: CaseVisit) {
  const fixed = await findPlan(visit.tx, visit.case.id)
  const plan = fixed?.plan ?? planOf(found(visit.definition.evaluation))
  return { fixed, plan, joint: fixed && (await findChange(visit)) }
}

const show = async (visit: CaseVisit, failed?: Failed) =>
  planPage(visit, await shownHere(visit), place, failed)

async function showEdit(visit: CaseVisit, failed?: Failed) {
  const shown = await shownHere(visit)
  if (shown.fixed === undefined || !mayChange(visit.viewer, visit, shown.joint)) throw forbidden()
  return planEditPage(visit, shown, failed)
}

async function write(visit: CaseVisit, input: ChangeInput): Promise<Outcome> {
  const { fixed, joint } = await shownHere(visit)
  if (fixed === undefined || !mayChange(visit.viewer, visit, joint)) throw conflict()
  const plan = changedPlan(fixed.plan, input)
  if (lacksTopic(plan)) return { errors: [{ field: 'keep', code: 'lacksTopic' }], kept: {} }
  if ((joint?.version ?? 0) !== input.version)
    return { errors: [{ field: '', code: 'newerVersion' }], kept: {} }
  await writeVersion(visit, visit, 'evaluationPlan', plan, input.version)
  return { to: casePath(visit.city, visit.case.number, '/evaluation/plan') }
}

/** Every party has confirmed the same text: from now on that is what will be asked. */
async function takenEffect(visit: CaseVisit, { document }: Joint<Plan>): Promise<void> {
  const fixed = found(await findPlan(visit.tx, visit.case.id))
  await fixPlan(visit, visit.case.id, {
    version: fixed.version + 1,
    plan: document.content,
    fixedBy: 'change',
  })
}

const place: JointPlace<Plan> = { kind: 'evaluationPlan', path: '/evaluation/plan', show, takenEffect }
const path = '/cases/:number/evaluation/plan'

export const planRoutes: readonly Route[] = [
  casePage(path, { policy: whoMaySee, show: (visit) => show(visit) }),
  casePage(`${path}/edit`, { policy: anyParty, show: (visit) => showEdit(visit) }),
  caseAction(`${path}/versions`, {
    policy: anyParty,
    form: changeForm,
    draft: {
      page: `${path}/edit`,
      kind: 'one',
      name: (lang: Lang) => agreedMessages(lang).change,
      labels: (lang: Lang) => ({ keep: agreedMessages(lang).keep, text: agreedMessages(lang).own(1) }),
    },
    act: write,
    again: showEdit,
  }),
  ...jointRoutes(place),
]
