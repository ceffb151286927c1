import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { SignedIn } from '../web/visit.ts'

/** What can happen to a group. The words stand with the page that lists them. */
export const eventKinds = [
  'founded',
  'profileChanged',
  'stillRight',
  'confirmed',
  'returned',
  'asked',
  'rosterGiven',
  'rosterClaimed',
  'rosterRead',
  'rosterChecked',
  'rosterDisposed',
  'invited',
  'inviteWithdrawn',
  'joined',
  'hatEnded',
  'roleChanged',
  'handoverBegun',
  'handoverWithdrawn',
  'handoverAccepted',
  'recoveryOpened',
  'recoveryObjected',
  'carried',
] as const
export type GroupEventKind = (typeof eventKinds)[number]

export type NewGroupEvent = {
  groupId: string
  kind: GroupEventKind
  /** Whom it was about, where that is somebody else. */
  subjectId?: string | undefined
  /** Codes, dates and numbers; never a name or an address. */
  facts?: Record<string, unknown>
  /** What somebody wrote about it. */
  note?: string | undefined
}

/** Keeps who did what to a group, with which hat on; never changed afterwards. */
export async function keepGroupEvent(
  visit: Pick<SignedIn, 'tx' | 'viewer' | 'now'>,
  event: NewGroupEvent,
): Promise<void> {
  const { tx, viewer, now } = visit
  await tx.db
    .insertInto('group_event')
    .values({
      city_id: tx.cityId,
      id: newId(now.getTime()),
      organization_id: event.groupId,
      kind: event.kind,
      person_id: viewer.person.id,
      hat_id: viewer.hat.id,
      subject_person_id: event.subjectId ?? null,
      facts: JSON.stringify(event.facts ?? {}),
      note: event.note ?? null,
      at: now,
    })
    .execute()
}

export type GroupEvent = {
  id: string
  kind: GroupEventKind
  by: string
  by_kind: string
  subject: string | null
  facts: Record<string, unknown>
  note: string | null
  at: Date
}

const mostEvents = 50

/** The newest first. */
export async function listGroupEvents({ db, cityId }: Tx, groupId: string): Promise<GroupEvent[]> {
  const rows = await db
    .selectFrom('group_event as e')
    .innerJoin('person as by', (join) =>
      join.onRef('by.city_id', '=', 'e.city_id').onRef('by.id', '=', 'e.person_id'),
    )
    .innerJoin('hat', (join) => join.onRef('hat.city_id', '=', 'e.city_id').onRef('hat.id', '=', 'e.hat_id'))
    .leftJoin('person as about', (join) =>
      join.onRef('about.city_id', '=', 'e.city_id').onRef('about.id', '=', 'e.subject_person_id'),
    )
    .select(['e.id', 'e.kind', 'e.facts', 'e.note', 'e.at'])
    .select(['by.name as by', 'hat.kind as by_kind', 'about.name as subject'])
    .where('e.city_id', '=', cityId)
    .where('e.organization_id', '=', groupId)
    .orderBy('e.id', 'desc')
    .limit(mostEvents)
    .execute()
  return rows as GroupEvent[]
}
