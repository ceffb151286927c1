import type { CaseVisit } from '../../../core/web/visit.ts'

export type Candidate = { number: string; title: string }

const mostListed = 20

/** What the section of this case has in consultation: the newest, of the same field first. */
export async function listCandidates({ tx, case: subject }: CaseVisit): Promise<Candidate[]> {
  return await tx.db
    .selectFrom('collaboration')
    .select(['number', 'title'])
    .where('city_id', '=', tx.cityId)
    .where('section', '=', subject.section)
    .where('state', '=', 'open')
    .where('stage', 'in', ['idea', 'consultation'])
    .where('id', '<>', subject.id)
    .orderBy((eb) => eb('field', 'is not distinct from', subject.field), 'desc')
    .orderBy('ordinal', 'desc')
    .limit(mostListed)
    .execute()
}
