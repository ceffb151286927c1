import { found } from '../../core/web/errors.ts'
import { partyOrSectionInCharge } from '../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { openTable } from './opening.ts'
import { openPage } from './pages/open-page.tsx'
import { tablePage } from './pages/table-page.tsx'
import { findTable } from './queries.ts'
import { hasTable, mayOpen, openingForm } from './rules.ts'

const show = async (visit: CaseVisit, failed?: Failed) => {
  const table = await findTable(visit.tx, visit.case.id)
  if (table !== undefined) return tablePage(visit, table)
  found((hasTable(visit.definition) && mayOpen(visit.viewer, visit)) || undefined)
  return openPage(visit, failed)
}

export const routes: readonly Route[] = [
  casePage('/cases/:number/table', { policy: partyOrSectionInCharge, show: (visit) => show(visit) }),
  caseAction('/cases/:number/table', {
    policy: partyOrSectionInCharge,
    form: openingForm,
    act: openTable,
    again: show,
  }),
]
