import type { Tx } from '../../platform/db/transaction.ts'
import type { Viewer } from '../people/viewer.ts'
import { visibleCases } from './visibility.ts'

export type Relative = { number: string; title: string; is: 'parent' | 'child' }

/** The case that this one grew from and those that grew from it, as far as the viewer may know of them. */
export async function listLineage(
  { db, cityId }: Tx,
  viewer: Viewer,
  subject: { id: string; parent_id: string | null },
): Promise<Relative[]> {
  const rows = await db
    .selectFrom('collaboration')
    .select(['id', 'number', 'title'])
    .where('city_id', '=', cityId)
    .where((eb) => eb.or([eb('id', '=', subject.parent_id), eb('parent_id', '=', subject.id)]))
    .where(visibleCases(viewer))
    .orderBy('ordinal')
    .execute()
  return rows.map(({ id, number, title }) => ({
    number,
    title,
    is: id === subject.parent_id ? ('parent' as const) : ('child' as const),
  }))
}
