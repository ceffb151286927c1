import { found } from '../web/errors.ts'
import { casePath } from '../web/paths.ts'
import { sectionInCharge } from '../web/policies.ts'
import { caseAction, casePage, type Failed, type Route } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import type { Approval, ApprovalKind } from './approval.ts'
import { recordApproval, releaseApproval, withdrawApproval } from './drafts.ts'
import { recordForm, versionForm } from './forms.ts'
import { approvalListPage } from './list-page.tsx'
import { paperPage } from './paper-page.tsx'
import { findApproval, listApprovals } from './queries.ts'

/** What the owning stage does once its draft may go out: the act itself, as if it were sent now. */
export type Release = (visit: CaseVisit, approval: Approval) => Promise<void>

const idOf = (visit: CaseVisit): string => visit.params.id ?? ''
const here = async (visit: CaseVisit): Promise<Approval> =>
  found(await findApproval(visit.tx, visit.case.id, idOf(visit)))
const again = async (visit: CaseVisit, failed: Failed) => paperPage(visit, await here(visit), failed)
const policy = sectionInCharge

/** The pages and forms of 決裁; mounted with what each kind does when released. */
export const approvalRoutes = (release: Readonly<Record<ApprovalKind, Release>>): readonly Route[] => [
  casePage('/cases/:number/approvals', {
    policy,
    show: async (visit) => approvalListPage(visit, await listApprovals(visit.tx, visit.case.id)),
  }),
  casePage('/cases/:number/approvals/:id', {
    policy,
    show: async (visit) => paperPage(visit, await here(visit)),
  }),
  caseAction('/cases/:number/approvals/:id/record', {
    policy,
    form: recordForm,
    again,
    act: async (visit, input) => {
      if (input.approvedOn > visit.today)
        return { errors: [{ field: 'approvedOn', code: 'futureDate' }], kept: {} }
      await recordApproval(visit, idOf(visit), input)
      return { to: casePath(visit.city, visit.case.number, `/approvals/${idOf(visit)}`) }
    },
  }),
  caseAction('/cases/:number/approvals/:id/release', {
    policy,
    form: versionForm,
    again,
    act: async (visit, { version }) => {
      const approval = await releaseApproval(visit, idOf(visit), version)
      await release[approval.kind](visit, approval)
      return { to: casePath(visit.city, visit.case.number) }
    },
  }),
  caseAction('/cases/:number/approvals/:id/withdrawal', {
    policy,
    form: versionForm,
    again,
    act: async (visit, { version }) => {
      await withdrawApproval(visit, idOf(visit), version)
      return { to: casePath(visit.city, visit.case.number, '/approvals') }
    },
  }),
]
