import { sql } from 'kysely'
import type { SignedIn } from '../../../core/web/visit.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { newId } from '../../../lib/ids.ts'
import { foldText, likePatterns } from '../../../lib/text-fold.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export type NewRecovery = {
  groupId: string
  personId: string
  hatId: string
  endsHats: readonly string[]
  seen: readonly string[]
  checked: string
  startsOn: PlainDate
}

export async function insertRecovery(
  { tx, viewer, now }: Pick<SignedIn, 'tx' | 'viewer' | 'now'>,
  recovery: NewRecovery,
): Promise<void> {
  await tx.db
    .insertInto('group_recovery')
    .values({
      city_id: tx.cityId,
      id: newId(now.getTime()),
      organization_id: recovery.groupId,
      person_id: recovery.personId,
      hat_id: recovery.hatId,
      ends_hats: [...recovery.endsHats],
      seen: [...recovery.seen],
      checked: recovery.checked,
      by_person_id: viewer.person.id,
      by_hat_id: viewer.hat.id,
      opened_at: now,
      starts_on: recovery.startsOn,
    })
    .execute()
}

/** One objection is enough, and the first is the one that is kept. */
export async function keepObjection(
  { tx, viewer, now, today }: Pick<SignedIn, 'tx' | 'viewer' | 'now' | 'today'>,
  id: string,
  objection: string,
): Promise<boolean> {
  const kept = await tx.db
    .updateTable('group_recovery')
    .set({ objection, objected_by: viewer.person.id, objected_at: now })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .where('objected_at', 'is', null)
    .where('starts_on', '>', today)
    .executeTakeFirst()
  return kept.numUpdatedRows === 1n
}

export type OfficeGroup = { id: string; name: string; kind: string; registration: string; created_at: Date }

const groups = ({ db, cityId }: Tx) =>
  db
    .selectFrom('organization as o')
    .select(['o.id', 'o.name', 'o.kind', 'o.registration', 'o.created_at'])
    .where('o.city_id', '=', cityId)

/** Groups that the office is to look at, the longest waiting first. */
export const listWaiting = (tx: Tx): Promise<OfficeGroup[]> =>
  groups(tx).where('o.registration', '=', 'waiting').orderBy('o.id').limit(50).execute()

/** By name alone, listed or not: the office looks after all of them. */
export const findGroups = (tx: Tx, words: string): Promise<OfficeGroup[]> =>
  groups(tx)
    .leftJoin('group_listing as l', (join) =>
      join.onRef('l.city_id', '=', 'o.city_id').onRef('l.organization_id', '=', 'o.id'),
    )
    .where(
      sql<boolean>`concat_ws(' ', l.folded, l.sort_key, lower(o.name)) LIKE ALL (${likePatterns(words)}::text[])`,
    )
    .orderBy(sql`coalesce(l.sort_key, ${foldText('')})`)
    .orderBy('o.id')
    .limit(30)
    .execute()

export type OfficeCounts = { waiting: number; objected: number }

export async function countForOffice({ db, cityId }: Tx, objectedSince: Date): Promise<OfficeCounts> {
  const { rows } = await sql<OfficeCounts>`SELECT
    (SELECT count(*)::int FROM organization WHERE city_id = ${cityId} AND registration = 'waiting') AS waiting,
    (SELECT count(*)::int FROM group_recovery WHERE city_id = ${cityId} AND objected_at >= ${objectedSince}) AS objected`.execute(
    db,
  )
  return rows[0] ?? { waiting: 0, objected: 0 }
}
