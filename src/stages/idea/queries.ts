import type { Case } from '../../core/case/types.ts'
import { visibleCases } from '../../core/case/visibility.ts'
import type { Viewer } from '../../core/people/viewer.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type Kin = Pick<Case, 'id' | 'number' | 'title'>

const mostKin = 50

/** The case this one grew from and those that grew from it, as far as the viewer may know of them. */
export async function listKin({ db, cityId }: Tx, viewer: Viewer, of: Case): Promise<Kin[]> {
  return db
    .selectFrom('collaboration')
    .select(['id', 'number', 'title'])
    .where('city_id', '=', cityId)
    .where((eb) =>
      eb.or([eb('parent_id', '=', of.id), ...(of.parent_id === null ? [] : [eb('id', '=', of.parent_id)])]),
    )
    .where(visibleCases(viewer))
    .orderBy('ordinal')
    .limit(mostKin)
    .execute()
}
