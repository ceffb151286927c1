import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type Listed = { number: string; title: string; wish: string; demo: boolean; parties: string[] }
const mostListed = 60

const partiesOf = sql<string[]>`(SELECT coalesce(array_agg(public_name ORDER BY position), '{}') FROM party
  WHERE party.city_id = c.city_id AND party.case_id = c.id AND party.left_at IS NULL)`

/** Public ones that look for a partner; and those of one group, whatever they have come to. */
export async function listTogether(
  { db, cityId }: Tx,
  groupId: string | undefined,
): Promise<{ wanted: Listed[]; own: Listed[] }> {
  const { rows } = await sql<Listed & { own: boolean; wanted: boolean }>`
    SELECT number, title, wish, demo, ${partiesOf} AS parties,
      visibility = 'public' AND stage = 'idea' AND state = 'open' AND kind = 'idea' AS wanted,
      coalesce(own.yes, false) AS own
    FROM collaboration c LEFT JOIN LATERAL (SELECT true AS yes FROM party p WHERE p.city_id = ${cityId}
      AND p.case_id = c.id AND p.organization_id = ${groupId ?? null}::uuid AND p.left_at IS NULL LIMIT 1) own ON true
    WHERE c.city_id = ${cityId} AND c.among_citizens AND (own.yes
      OR (visibility = 'public' AND stage = 'idea' AND state = 'open' AND kind = 'idea'))
    ORDER BY c.ordinal DESC LIMIT ${mostListed}`.execute(db)
  return { wanted: rows.filter((row) => row.wanted && !row.own), own: rows.filter((row) => row.own) }
}

export type Invited = {
  id: string
  case_id: string
  organization_id: string
  by_group: boolean
  message: string
  state: 'waiting' | 'accepted' | 'declined' | 'withdrawn'
  group_name: string
  group_kind: string
}

const invitations = (tx: Tx) =>
  tx.db
    .selectFrom('partner_invitation as i')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.id', '=', 'i.organization_id'),
    )
    .select(['i.id', 'i.case_id', 'i.organization_id', 'i.by_group', 'i.message', 'i.state'])
    .select(['o.name as group_name', 'o.kind as group_kind'])
    .where('i.city_id', '=', tx.cityId)

export const listInvitations = (tx: Tx, caseId: string): Promise<Invited[]> =>
  invitations(tx).where('i.case_id', '=', caseId).orderBy('i.id').limit(100).execute()

export const findInvitation = (tx: Tx, id: string): Promise<Invited | undefined> =>
  invitations(tx).where('i.id', '=', id).executeTakeFirst()

/** Waiting for an answer of this group, with what it needs to decide. */
export type Waiting = Invited & { title: string; number: string; issue: string; wish: string; from: string }

export async function listWaiting({ db, cityId }: Tx, groupId: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    SELECT i.id, i.case_id, i.organization_id, i.by_group, i.message, i.state, o.name AS group_name,
      o.kind AS group_kind, c.title, c.number, c.issue, c.wish,
      (SELECT public_name FROM party p WHERE p.city_id = ${cityId} AND p.case_id = c.id AND p.position = 1) AS "from"
    FROM partner_invitation i JOIN collaboration c ON c.city_id = i.city_id AND c.id = i.case_id
    JOIN organization o ON o.city_id = i.city_id AND o.id = i.organization_id
    WHERE i.city_id = ${cityId} AND i.organization_id = ${groupId} AND i.state = 'waiting' AND NOT i.by_group
      AND c.state = 'open' AND c.stage = 'idea'
    ORDER BY i.id LIMIT 50`.execute(db)
  return rows
}

type New = { caseId: string; groupId: string; byGroup: boolean; message: string }

/** False where one to or from that group waits already. */
export async function insertInvitation(
  { db, cityId }: Tx,
  { caseId, groupId, byGroup, message }: New,
  by: { personId: string; hatId: string },
  now: Date,
): Promise<boolean> {
  const row = await db
    .insertInto('partner_invitation')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      case_id: caseId,
      organization_id: groupId,
      by_group: byGroup,
      message,
      state: 'waiting',
      person_id: by.personId,
      hat_id: by.hatId,
      created_at: now,
      answered_at: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** False where it was answered or taken back meanwhile. */
export async function settleInvitation(
  { db, cityId }: Tx,
  id: string,
  state: 'accepted' | 'declined' | 'withdrawn',
  now: Date,
): Promise<boolean> {
  const done = await db
    .updateTable('partner_invitation')
    .set({ state, answered_at: now })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function listConsents({ db, cityId }: Tx, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('publication_consent')
    .select('party_id')
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .execute()
  return rows.map(({ party_id }) => party_id)
}

export async function insertConsent(
  { db, cityId }: Tx,
  { caseId, partyId }: { caseId: string; partyId: string },
  by: { personId: string; hatId: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('publication_consent')
    .values({
      city_id: cityId,
      case_id: caseId,
      party_id: partyId,
      person_id: by.personId,
      hat_id: by.hatId,
      at: now,
    })
    .onConflict((oc) => oc.doNothing())
    .execute()
}
