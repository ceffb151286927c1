import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type RegisterEvent = {
  kind:
    | 'entered'
    | 'changed'
    | 'read'
    | 'taken'
    | 'called'
    | 'reminded'
    | 'answered'
    | 'reopened'
    | 'takenOut'
    | 'undone'
  year?: number
  section?: string | undefined
  importId?: string
}

/** What was done to the register, with the person and the hat, or neither where the clock reminds; only ever added to. */
export async function keepRegisterEvent(
  { db, cityId }: Tx,
  { kind, year, section, importId }: RegisterEvent,
  by: { personId: string; hatId: string } | undefined,
  now: Date,
): Promise<void> {
  await db
    .insertInto('register_event')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      kind,
      fiscal_year: year ?? null,
      section: section ?? null,
      import_id: importId ?? null,
      by_person_id: by?.personId ?? null,
      by_hat_id: by?.hatId ?? null,
      at: now,
    })
    .execute()
}
