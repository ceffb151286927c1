import { isUuid } from '../../lib/ids.ts'
import type { Visit } from './visit.ts'

export type Claim = { replay?: string | undefined; clash?: true }

/**
 * Claims a form's submission id. The same form sent twice waits here for the first to end and is then told where that
 * one led; the same id from somebody else or for another form is a clash.
 */
export async function claimSubmission(visit: Visit, id: string | undefined): Promise<Claim> {
  if (id === undefined || !isUuid(id)) return {}
  const { db, cityId } = visit.tx
  const personId = visit.viewer?.person.id ?? null
  const inserted = await db
    .insertInto('submission')
    .values({ city_id: cityId, id, person_id: personId, path: visit.path, location: null, at: visit.now })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 1n) return {}
  const first = await db
    .selectFrom('submission')
    .select(['person_id', 'path', 'location'])
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (first?.person_id !== personId || first.path !== visit.path || first.location === null)
    return { clash: true }
  return { replay: first.location }
}

export async function keepLocation(visit: Visit, id: string | undefined, location: string): Promise<void> {
  if (id === undefined || !isUuid(id)) return
  await visit.tx.db
    .updateTable('submission')
    .set({ location })
    .where('city_id', '=', visit.tx.cityId)
    .where('id', '=', id)
    .execute()
}
