import type { Party } from '../../core/case/types.ts'
import { listPartyFacts } from '../../core/group/index.ts'
import { type JointPlace, jointRoutes } from '../../core/joint/index.ts'
import { conflict, forbidden, found } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import { anyParty, partyOrSectionInCharge, sectionInCharge } from '../../core/web/policies.ts'
import { type CasePolicy, caseAction, casePage, type Failed, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import type { Lang } from '../../lib/language.ts'
import { findStatement, handIn, takenEffect, typeIn, writeStatement } from './acts.ts'
import { cityQuestionsRoute } from './agreed/city-page.tsx'
import { planRoutes } from './agreed/routes.ts'
import { aheadRoutes } from './ahead/routes.ts'
import { voiceRoutes } from './beneficiaries/routes.ts'
import { sheetForm, statementForm } from './forms.ts'
import { lineageRoutes } from './lineage/routes.ts'
import { messages } from './messages.ts'
import { outsideRoutes } from './outside/index.ts'
import { blankPage } from './pages/blank-page.tsx'
import { jointEditPage } from './pages/joint-edit-page.tsx'
import { jointPage, mayWrite } from './pages/joint-page.tsx'
import { resultPage } from './pages/result-page.tsx'
import { sheetPage } from './pages/sheet-page.tsx'
import { statementLabels } from './pages/statement.tsx'
import { pastRoutes } from './past/routes.ts'
import { findRound, findRounds } from './queries.ts'
import { begunStatement } from './review/begun.ts'
import { reviewRoutes } from './review/routes.ts'
import { mayTypeIn, type Round, type Statement, sheetParty, takesSheets } from './rules.ts'

const whoActsForAParty: CasePolicy = {
  says: 'whoever acts for a party: who may bind it, its secretary, its section’s officers',
  may: (viewer, subject) => sheetParty(viewer, subject) !== undefined,
}

const roundOf = async (visit: CaseVisit) => found(await findRound(visit.tx, visit.case.id))

/** Headed by what the group's profile says, so that a printed sheet tells whose it is. */
async function sheetOf(visit: CaseVisit, round: Round, party: Party, failed?: Failed) {
  return sheetPage(visit, { round, party, facts: await listPartyFacts(visit.tx, [party]) }, failed)
}

/** The newest round of the parties, or the one that is asked for. */
async function showResult(visit: CaseVisit) {
  const rounds = await findRounds(visit.tx, visit.case.id)
  const own = rounds.filter(({ layer }) => layer !== 'thirdParty')
  const asked = visit.query.round
  const known = own.find((one) => String(one.round) === asked)
  const round = asked !== undefined && /^\d{1,4}$/.test(asked) ? known : own.at(-1)
  return resultPage(visit, found(round), rounds)
}

/** A sheet that is in is shown to nobody, its writer included: the page tells how far the round has come. */
async function showSheet(visit: CaseVisit) {
  const round = await roundOf(visit)
  const party = found(sheetParty(visit.viewer, visit))
  const to = casePath(visit.city, visit.case.number, '/evaluation')
  return takesSheets(visit, round) && !round.handedIn.includes(party.id)
    ? sheetOf(visit, round, party)
    : new Response(null, { status: 303, headers: { location: to } })
}

async function sheetAgain(visit: CaseVisit, failed: Failed) {
  const round = await roundOf(visit)
  const party = found(sheetParty(visit.viewer, visit))
  if (round.handedIn.includes(party.id)) throw conflict()
  return sheetOf(visit, round, party, failed)
}

/** A paper sheet of a party without an account, for staff to type in. */
async function showPaper(visit: CaseVisit, failed?: Failed) {
  const round = await roundOf(visit)
  const party = found(visit.parties.find(({ id }) => id === visit.params.party))
  if (round.handedIn.includes(party.id)) throw conflict()
  if (!mayTypeIn(visit.viewer, visit, round, party)) throw forbidden()
  return sheetOf(visit, round, party, failed)
}

const showJoint = async (visit: CaseVisit, failed?: Failed) =>
  jointPage(visit, await findStatement(visit), place, failed)

const place: JointPlace<Statement> = {
  kind: 'jointEvaluation',
  path: '/evaluation/joint',
  show: showJoint,
  takenEffect,
}

async function showEdit(visit: CaseVisit, failed?: Failed) {
  const joint = await findStatement(visit)
  if (!mayWrite(visit, joint)) throw forbidden()
  return jointEditPage(visit, { joint, begun: await begunStatement(visit) }, failed)
}

/** The seal begins with the first word: what is typed is stored so that nobody but this browser reads it. */
const sealedSheet = {
  kind: 'one' as const,
  sealed: true as const,
  name: (lang: Lang) => messages(lang).sheetTitle,
  labels: (lang: Lang) => ({ mark: messages(lang).words, words: messages(lang).words }),
}

export const routes: readonly Route[] = [
  cityQuestionsRoute,
  casePage('/cases/:number/evaluation', {
    policy: partyOrSectionInCharge,
    show: showResult,
  }),
  casePage('/cases/:number/evaluation/sheet', { policy: whoActsForAParty, show: showSheet }),
  caseAction('/cases/:number/evaluation/sheet', {
    policy: whoActsForAParty,
    form: sheetForm,
    draft: { ...sealedSheet, page: '/cases/:number/evaluation/sheet' },
    act: handIn,
    again: sheetAgain,
  }),
  casePage('/cases/:number/evaluation/sheet/print', {
    policy: partyOrSectionInCharge,
    show: async (visit) => blankPage(visit, await roundOf(visit)),
  }),
  casePage('/cases/:number/evaluation/paper/:party', {
    policy: sectionInCharge,
    show: (visit) => showPaper(visit),
  }),
  caseAction('/cases/:number/evaluation/paper/:party', {
    policy: sectionInCharge,
    form: sheetForm,
    draft: { ...sealedSheet, page: '/cases/:number/evaluation/paper/:party' },
    act: typeIn,
    again: showPaper,
  }),
  casePage('/cases/:number/evaluation/joint', {
    policy: partyOrSectionInCharge,
    show: (visit) => showJoint(visit),
  }),
  casePage('/cases/:number/evaluation/joint/edit', { policy: anyParty, show: (visit) => showEdit(visit) }),
  caseAction('/cases/:number/evaluation/joint/versions', {
    policy: anyParty,
    form: statementForm,
    draft: {
      page: '/cases/:number/evaluation/joint/edit',
      kind: 'one',
      name: (lang) => messages(lang).jointTitle,
      labels: statementLabels,
    },
    act: writeStatement,
    again: showEdit,
  }),
  ...jointRoutes(place),
  ...reviewRoutes,
  ...aheadRoutes,
  ...outsideRoutes,
  ...pastRoutes,
  ...planRoutes,
  ...voiceRoutes,
  ...lineageRoutes,
]
