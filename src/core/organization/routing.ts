import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'

type NewChoice = { field: string; section: string | null; reason: string; personId: string; hatId: string }

/** Which section has a field from now on; none: as the edition says. Every choice is kept. */
export async function insertChoice({ db, cityId }: Tx, chosen: NewChoice, now: Date): Promise<string> {
  const { field, section, reason } = chosen
  const id = newId(now.getTime())
  const by = { by_person_id: chosen.personId, by_hat_id: chosen.hatId }
  await db
    .insertInto('routing_choice')
    .values({ city_id: cityId, id, field, section, reason, ...by, at: now })
    .execute()
  return id
}

/** The newest of a field. */
export const findChoice = ({ db, cityId }: Tx, field: string) =>
  db
    .selectFrom('routing_choice')
    .select(['id', 'section'])
    .where('city_id', '=', cityId)
    .where('field', '=', field)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
