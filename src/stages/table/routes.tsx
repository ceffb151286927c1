import { listEntries } from '../../core/case/find.ts'
import { listGroupChoices } from '../../core/group/index.ts'
import { forbidden, found } from '../../core/web/errors.ts'
import { anyParty, partyOrSectionInCharge, sectionInCharge } from '../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { readRoom } from './here.ts'
import { invite } from './invite/acts.ts'
import { invitePage } from './invite/page.tsx'
import { memberForm } from './members.ts'
import { finish } from './minutes/acts.ts'
import { minutesRoutes } from './minutes/routes.ts'
import { isAsked, openTable, refuse } from './opening.ts'
import { outcomeRoutes } from './outcome/routes.ts'
import { openPage } from './pages/open-page.tsx'
import { tablePage } from './pages/table-page.tsx'
import {
  facilitatorForm,
  mayAsk,
  mayOpen,
  maySitHere,
  noteForm,
  openingForm,
  opensTable,
  refusalForm,
  remarkForm,
  todoForm,
  wasAtTable,
  whoCoordinates,
  whoIsInTheRoom,
} from './rules.ts'
import { sittingRoutes } from './sittings/routes.ts'
import { keepNote, keepRemark, nameFacilitator } from './talk.ts'

const path = '/cases/:number/table'

const showRoom = async (visit: CaseVisit, failed?: Failed) =>
  tablePage(visit, await readRoom(visit), await listEntries(visit.tx, visit.case.id), failed)

async function show(visit: CaseVisit, failed?: Failed) {
  const thread = await listEntries(visit.tx, visit.case.id)
  if (wasAtTable(thread)) return tablePage(visit, await readRoom(visit), thread, failed)
  const opens = mayOpen(visit.viewer, visit) || mayAsk(visit.viewer, visit)
  const answers = isAsked(visit) && sectionInCharge.may(visit.viewer, visit)
  found((opensTable(visit.definition, visit.case) && (opens || answers)) || undefined)
  return openPage(visit, failed)
}

async function showInvite(visit: CaseVisit, failed?: Failed) {
  if (!maySitHere(visit.viewer, visit)) throw forbidden()
  return invitePage({ visit, groups: await listGroupChoices(visit.tx), failed })
}

export const routes: readonly Route[] = [
  casePage(path, { policy: whoIsInTheRoom, show: (visit) => show(visit) }),
  caseAction(path, { policy: partyOrSectionInCharge, form: openingForm, act: openTable, again: show }),
  caseAction(`${path}/refusal`, { policy: sectionInCharge, form: refusalForm, act: refuse, again: show }),
  casePage(`${path}/members`, { policy: anyParty, show: (visit) => showInvite(visit) }),
  caseAction(`${path}/members`, { policy: anyParty, form: memberForm, act: invite, again: showInvite }),
  caseAction(`${path}/facilitator`, {
    policy: anyParty,
    form: facilitatorForm,
    act: nameFacilitator,
    again: showRoom,
  }),
  caseAction(`${path}/notes`, { policy: anyParty, form: noteForm, act: keepNote, again: showRoom }),
  caseAction(`${path}/remarks`, {
    policy: whoCoordinates,
    form: remarkForm,
    act: keepRemark,
    again: showRoom,
  }),
  caseAction(`${path}/todos`, { policy: anyParty, form: todoForm, act: finish, again: showRoom }),
  ...sittingRoutes,
  ...minutesRoutes,
  ...outcomeRoutes,
]
