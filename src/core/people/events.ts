import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Visit } from '../web/visit.ts'
import type { HatKind } from './viewer.ts'

/** What happens to an account. Append only: who keeps accounts is seen, too. */
export const accountEventKinds = [
  'added',
  'hatGiven',
  'hatEnded',
  'passwordMade',
  'registered',
  'signedIn',
  'rested',
  'hatSwitched',
  'passwordSet',
  'emailChanged',
  'detailsChanged',
  'secondOn',
  'secondOff',
  'secondTakenOff',
  'recoveryMade',
  'recoveryUsed',
  'sessionEnded',
  'sessionsEnded',
  'passkeyAdded',
  'passkeyRemoved',
  'providerLinked',
  'providerUnlinked',
] as const
export type AccountEventKind = (typeof accountEventKinds)[number]

/** Of somebody's account an administrator reads who changed it, not when its person comes and goes. */
export const administratorsEvents = accountEventKinds.filter(
  (kind) => !['signedIn', 'hatSwitched', 'sessionEnded', 'sessionsEnded'].includes(kind),
)

export type NewAccountEvent = {
  personId: string
  kind: AccountEventKind
  /** The hat it is about. */
  hatId?: string | undefined
  /** Whoever did it, where that is not the viewer: somebody who has just come in. */
  by?: { personId: string; hatId?: string | undefined } | undefined
}

/** Keeps who did what to whose account, in which hat. */
export async function keepAccountEvent(
  { tx, viewer, now }: Pick<Visit, 'tx' | 'viewer' | 'now'>,
  { personId, kind, hatId, by }: NewAccountEvent,
): Promise<void> {
  await tx.db
    .insertInto('account_event')
    .values({
      city_id: tx.cityId,
      id: newId(now.getTime()),
      person_id: personId,
      by_person_id: by?.personId ?? viewer?.person.id ?? null,
      by_hat_id: by ? by.hatId : viewer?.hat.id,
      kind,
      hat_id: hatId ?? null,
      at: now,
    })
    .execute()
}

export type AccountEvent = {
  kind: AccountEventKind
  by: string | null
  hat_kind: HatKind | null
  hat_section: string | null
  hat_organization: string | null
  at: Date
}

/** The newest first, with who did it in which hat. */
export const listAccountEvents = (
  { db, cityId }: Tx,
  personId: string,
  kinds: readonly AccountEventKind[],
  most = 50,
): Promise<AccountEvent[]> =>
  db
    .selectFrom('account_event as e')
    .leftJoin('person as by', (join) =>
      join.onRef('by.city_id', '=', 'e.city_id').onRef('by.id', '=', 'e.by_person_id'),
    )
    .leftJoin('hat as h', (join) =>
      join.onRef('h.city_id', '=', 'e.city_id').onRef('h.id', '=', 'e.by_hat_id'),
    )
    .leftJoin('organization as o', (join) =>
      join.onRef('o.city_id', '=', 'h.city_id').onRef('o.id', '=', 'h.organization_id'),
    )
    .select(['by.name as by', 'h.section as hat_section', 'o.name as hat_organization', 'e.at'])
    .select([sql<AccountEventKind>`e.kind`.as('kind'), sql<HatKind | null>`h.kind`.as('hat_kind')])
    .where('e.city_id', '=', cityId)
    .where('e.person_id', '=', personId)
    .where('e.kind', 'in', [...kinds])
    .orderBy('e.id', 'desc')
    .limit(most)
    .execute()
