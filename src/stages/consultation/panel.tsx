import type { Child } from 'hono/jsx'
import type { Entry } from '../../core/case/types.ts'
import { isOfSection } from '../../core/people/viewer.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import { partyOrSectionInCharge } from '../../core/web/policies.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { DescriptionList, PlainText } from '../../ui/components/index.ts'
import { LinkButton } from '../../ui/forms.tsx'
import { pointName } from './guideline-points.ts'
import { consultationMessages } from './messages.ts'
import { Facts } from './pages/facts.tsx'
import { findConsultation } from './queries.ts'
import { outcomeName } from './words.tsx'

const ToPage = ({ visit, forStaff }: { visit: CaseVisit; forStaff: boolean }) => {
  if (!partyOrSectionInCharge.may(visit.viewer, visit)) return null
  const words = consultationMessages(visit.lang)
  return (
    <p>
      <LinkButton
        href={casePath(visit.city, visit.case.number, '/consultation')}
        kind={forStaff ? 'primary' : 'secondary'}
      >
        {forStaff ? words.openOfficer : words.open}
      </LinkButton>
    </p>
  )
}

/** Groups of the same field and district are the first to ask. */
const near = ({ case: { field, district } }: CaseVisit): string => {
  const asked = Object.entries({ field, district }).flatMap(([name, code]): [string, string][] =>
    code ? [[name, code]] : [],
  )
  return asked.length > 0 ? `?${new URLSearchParams(asked)}` : ''
}

/** What was decided and why, for whoever comes later; nothing when it ended without a conclusion. */
function concludedPanel(visit: CaseVisit, thread: readonly Entry[]): Child | undefined {
  const entry = thread.findLast(({ stage, kind }) => stage === 'consultation' && kind === 'concluded')
  if (entry === undefined) return undefined
  const words = consultationMessages(visit.lang)
  const { outcome, reason, point } = entry.facts
  const rests = pointName(visit.definition, point, visit.lang)
  const why = typeof reason === 'string' && reason !== '' ? reason : undefined
  return (
    <>
      <DescriptionList
        items={[
          { term: words.outcome, description: outcomeName(outcome, words) },
          ...(why === undefined ? [] : [{ term: words.reason, description: <PlainText text={why} /> }]),
          ...(rests === undefined ? [] : [{ term: words.point, description: rests }]),
        ]}
      />
      {outcome === 'selfActivity' && (
        <p>
          <LinkButton href={cityPath(visit.city, `/own-activity${near(visit)}`)}>
            {words.ownActivity}
          </LinkButton>
        </p>
      )}
      <ToPage visit={visit} forStaff={false} />
    </>
  )
}

/** On the case page: who answers by when, for everyone who may see the case; afterwards what was concluded, and why. */
export async function consultationPanel(
  visit: CaseVisit,
  thread: readonly Entry[],
): Promise<Child | undefined> {
  if (visit.case.stage !== 'consultation' || visit.case.state !== 'open') return concludedPanel(visit, thread)
  const consultation = await findConsultation(visit.tx, visit.case.id)
  if (consultation === undefined) return undefined
  return (
    <>
      <Facts visit={visit} consultation={consultation} thread={thread} />
      <ToPage visit={visit} forStaff={isOfSection(visit.viewer, consultation.section)} />
    </>
  )
}
