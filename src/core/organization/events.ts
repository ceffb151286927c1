import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type OrganizationEventKind =
  | 'functionGiven'
  | 'functionEnded'
  | 'rosterImported'
  | 'hatGiven'
  | 'personAdded'
  | 'planMade'
  | 'planScheduled'
  | 'planOpened'
  | 'planDropped'
  | 'planApplied'
  | 'planUndone'

type Event = {
  kind: OrganizationEventKind
  personId?: string | undefined
  hatId?: string | undefined
  functionId?: string | undefined
  planId?: string | undefined
}

/** Who, with which hat, changed the organisation: those who keep the roster are seen, too. */
export async function keepOrganizationEvent(
  { db, cityId }: Tx,
  event: Event,
  by: { personId: string; hatId: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('organization_event')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      kind: event.kind,
      person_id: event.personId ?? null,
      hat_id: event.hatId ?? null,
      function_id: event.functionId ?? null,
      plan_id: event.planId ?? null,
      by_person_id: by.personId,
      by_hat_id: by.hatId,
      at: now,
    })
    .execute()
}
