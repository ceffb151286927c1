import { fileRoutes } from '../../core/files/index.ts'
import { listGroupChoices } from '../../core/group/index.ts'
import { type JointPlace, jointRoutes, seesInside } from '../../core/joint/index.ts'
import { findProposalDraft } from '../../core/proposal/index.ts'
import { forbidden, found } from '../../core/web/errors.ts'
import { partyOrSectionInCharge, whoMaySee } from '../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { draftInstead, findAgreement, joinCase, takenEffect, write } from './acts.ts'
import { agreementForm, partyForm } from './forms.ts'
import { agreementMessages } from './messages.ts'
import { agreementPage } from './pages/agreement-page.tsx'
import { editPage, labelsOf } from './pages/edit-page.tsx'
import { partyPage } from './pages/party-page.tsx'
import { printPage } from './pages/print-page.tsx'
import { type Agreement, mayWrite } from './rules.ts'

const show = async (visit: CaseVisit, failed?: Failed) =>
  agreementPage(visit, await findAgreement(visit), place, failed)

const place: JointPlace<Agreement> = {
  kind: 'agreement',
  path: '/agreement',
  show,
  takenEffect,
  before: draftInstead,
}

async function showEdit(visit: CaseVisit, failed?: Failed) {
  const joint = await findAgreement(visit)
  if (!mayWrite(visit.viewer, visit, joint)) throw forbidden()
  const table = joint === undefined ? await findProposalDraft(visit.tx, visit.case.id) : undefined
  return editPage({ visit, joint, table, failed })
}

async function showParties(visit: CaseVisit, failed?: Failed) {
  if (!mayWrite(visit.viewer, visit, await findAgreement(visit))) throw forbidden()
  return partyPage({ visit, organizations: await listGroupChoices(visit.tx), failed })
}

async function showPrint(visit: CaseVisit) {
  const joint = found(await findAgreement(visit))
  const inside = seesInside(visit)
  found(joint.effect !== null || inside || undefined)
  const nameOf = (id: string) => {
    const party = joint.document.parties.find((one) => one.id === id)
    return (inside ? party?.name : party?.publicName) ?? ''
  }
  return printPage({ visit, joint, nameOf, inside })
}

export const routes: readonly Route[] = [
  casePage('/cases/:number/agreement', { policy: whoMaySee, show: (visit) => show(visit) }),
  casePage('/cases/:number/agreement/print', { policy: whoMaySee, show: showPrint }),
  casePage('/cases/:number/agreement/edit', {
    policy: partyOrSectionInCharge,
    show: (visit) => showEdit(visit),
  }),
  caseAction('/cases/:number/agreement/versions', {
    policy: partyOrSectionInCharge,
    form: agreementForm,
    draft: {
      page: '/cases/:number/agreement/edit',
      kind: 'one',
      name: (lang) => agreementMessages(lang).title,
      labels: (lang) => labelsOf(agreementMessages(lang)),
      // A button of the form: it asks for rows, and is nothing that was written.
      secret: ['addRow'],
    },
    act: write,
    again: showEdit,
  }),
  casePage('/cases/:number/agreement/parties', {
    policy: partyOrSectionInCharge,
    show: (visit) => showParties(visit),
  }),
  caseAction('/cases/:number/agreement/parties', {
    policy: partyOrSectionInCharge,
    form: partyForm,
    act: joinCase,
    again: showParties,
  }),
  ...jointRoutes(place),
  ...fileRoutes,
]
