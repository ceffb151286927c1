import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { HatKind } from '../people/viewer.ts'

type NewHat = {
  id: string
  personId: string
  kind: HatKind
  groupId: string
  since: PlainDate
  until?: PlainDate
}

/** Gives somebody a role in a group, from a day on. */
export async function insertHat({ db, cityId }: Tx, hat: NewHat): Promise<void> {
  await db
    .insertInto('hat')
    .values({
      city_id: cityId,
      id: hat.id,
      person_id: hat.personId,
      kind: hat.kind,
      organization_id: hat.groupId,
      section: null,
      since: hat.since,
      until: hat.until ?? null,
    })
    .execute()
}
