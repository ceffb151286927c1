import type { Child } from 'hono/jsx'
import { isOfSection } from '../../core/people/viewer.ts'
import { casePath } from '../../core/web/paths.ts'
import { partyOrSectionInCharge } from '../../core/web/policies.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { LinkButton } from '../../ui/forms.tsx'
import { consultationMessages } from './messages.ts'
import { Facts } from './pages/facts.tsx'
import { findConsultation } from './queries.ts'

/** On the case page: who answers by when, for everyone who may see the case; gone once the consultation is over. */
export async function consultationPanel(visit: CaseVisit): Promise<Child | undefined> {
  if (visit.case.stage !== 'consultation' || visit.case.state !== 'open') return undefined
  const consultation = await findConsultation(visit.tx, visit.case.id)
  if (consultation === undefined) return undefined
  const words = consultationMessages(visit.lang)
  const forStaff = isOfSection(visit.viewer, consultation.section)
  return (
    <>
      <Facts visit={visit} consultation={consultation} />
      {partyOrSectionInCharge.may(visit.viewer, visit) && (
        <p>
          <LinkButton
            href={casePath(visit.city, visit.case.number, '/consultation')}
            kind={forStaff ? 'primary' : 'secondary'}
          >
            {forStaff ? words.openOfficer : words.open}
          </LinkButton>
        </p>
      )}
    </>
  )
}
