import { isSettled, type JointPlace, jointRoutes } from '../../../core/joint/index.ts'
import { forbidden } from '../../../core/web/errors.ts'
import { anyParty } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { readRoom } from '../here.ts'
import { findGoal } from '../queries.ts'
import { maySitHere, silence, whoIsInTheRoom } from '../rules.ts'
import { findOutcome, outcomeTookEffect, stillWhole, writeOutcome } from './acts.ts'
import { outcomeMessages } from './messages.ts'
import { outcomeEdit, outcomeLabels, outcomePage } from './pages.tsx'
import { outcomeForm, type TableOutcome } from './rules.ts'

const path = '/cases/:number/table/outcome'

async function show(visit: CaseVisit, failed?: Failed) {
  await readRoom(visit)
  return outcomePage(visit, await findOutcome(visit), place, failed)
}

const place: JointPlace<TableOutcome> = {
  kind: 'tableOutcome',
  path: '/table/outcome',
  show,
  silence,
  before: stillWhole,
  takenEffect: outcomeTookEffect,
}

async function showEdit(visit: CaseVisit, failed?: Failed) {
  const joint = await findOutcome(visit)
  if (!maySitHere(visit.viewer, visit) || (joint && isSettled(joint))) throw forbidden()
  return outcomeEdit(visit, joint, await findGoal(visit.tx, visit.case.id), failed)
}

export const outcomeRoutes: readonly Route[] = [
  casePage(path, { policy: whoIsInTheRoom, show: (visit) => show(visit) }),
  casePage(`${path}/edit`, { policy: anyParty, show: (visit) => showEdit(visit) }),
  caseAction(path, {
    policy: anyParty,
    form: outcomeForm,
    draft: {
      page: `${path}/edit`,
      kind: 'one',
      name: (lang) => outcomeMessages(lang).title,
      labels: (lang) => outcomeLabels(outcomeMessages(lang)),
    },
    act: writeOutcome,
    again: showEdit,
  }),
  ...jointRoutes(place),
]
