import { isOfSection } from '../../../core/people/viewer.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { theSender } from '../rules.ts'
import { interestPage } from './page.tsx'
import { isFollowing, type Joining, listJoinings } from './queries.ts'

/** The sender and whoever is in charge read all of them, everybody else their own. */
export const seesAll = (visit: CaseVisit): boolean =>
  theSender.may(visit.viewer, visit) || isOfSection(visit.viewer, visit.case.section)

export const isOwn = ({ viewer }: CaseVisit, { person_id, organization_id }: Joining): boolean =>
  organization_id === null ? viewer?.person.id === person_id : viewer?.hat.organizationId === organization_id

export async function showInterest(visit: CaseVisit, failed?: Failed) {
  const all = await listJoinings(visit.tx, visit.case.id)
  const seen = seesAll(visit) ? all : all.filter((joining) => isOwn(visit, joining))
  if (seesAll(visit))
    visit.readPersonal(
      seen.map(({ person_id }) => person_id),
      { what: 'case', caseId: visit.case.id },
    )
  const following = await isFollowing(visit.tx, visit.case.id, visit.viewer)
  const own = seen.find((joining) => isOwn(visit, joining))
  return interestPage({ visit, joinings: seen, own, following, answers: seesAll(visit), failed })
}
