import { sql } from 'kysely'
import { insertGroup } from '../../core/group/index.ts'
import { insertHat } from '../../core/people/insert.ts'
import type { HatKind } from '../../core/people/viewer.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type HatInput, needsGroup, needsSection } from './rules.ts'

export const pageSize = 50

export type ListedHat = { id: string; kind: HatKind; section: string | null; organization: string | null }
export type ListedPerson = { id: string; name: string; email: string | null; hats: ListedHat[] }

const hatsOf = (today: string) => sql<
  ListedHat[]
>`(SELECT coalesce(json_agg(json_build_object('id', h.id, 'kind', h.kind,
    'section', h.section, 'organization', o.name) ORDER BY h.id), '[]')
  FROM hat h LEFT JOIN organization o ON o.city_id = h.city_id AND o.id = h.organization_id
  WHERE h.city_id = person.city_id AND h.person_id = person.id AND (h.until IS NULL OR h.until >= ${today}::date))`

/** People in the order they were added, a page at a time. */
export const listPeople = (
  { db, cityId }: Tx,
  after: string | undefined,
  today: string,
): Promise<ListedPerson[]> =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .select(hatsOf(today).as('hats'))
    .where('city_id', '=', cityId)
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(pageSize + 1)
    .execute()

/** `second`: has an app that shows digits, or a passkey. */
export type FoundPerson = ListedPerson & { second: boolean }

export const findPerson = ({ db, cityId }: Tx, id: string, today: string): Promise<FoundPerson | undefined> =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .select(hatsOf(today).as('hats'))
    .select(
      sql<boolean>`EXISTS (SELECT 1 FROM totp t WHERE t.city_id = person.city_id AND t.person_id = person.id
        AND t.confirmed_at IS NOT NULL) OR EXISTS (SELECT 1 FROM passkey k WHERE k.city_id = person.city_id
        AND k.person_id = person.id AND k.removed_at IS NULL)`.as('second'),
    )
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function giveHat(
  tx: Tx,
  personId: string,
  input: HatInput,
  now: Date,
  today: string,
): Promise<string> {
  const organizationId = needsGroup(input.hat) ? await groupOf(tx, input, now) : null
  const section = needsSection(input.hat) ? input.section : null
  return insertHat(tx, { personId, kind: input.hat, organizationId, section, since: today }, now)
}

const groupOf = async (tx: Tx, { group, newGroup, newGroupKind }: HatInput, now: Date): Promise<string> =>
  group === '' ? insertGroup(tx, { kind: newGroupKind, name: newGroup }, now) : group

/** Ends a hat as of yesterday: it counts no more from now on, and its sessions are gone. */
export async function endHat({ db, cityId }: Tx, hatId: string, yesterday: string): Promise<void> {
  await db
    .updateTable('hat')
    .set({ until: yesterday })
    .where('city_id', '=', cityId)
    .where('id', '=', hatId)
    .execute()
  await db.deleteFrom('session').where('city_id', '=', cityId).where('hat_id', '=', hatId).execute()
}

export async function countAdministrators({ db, cityId }: Tx, today: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(DISTINCT person_id)::integer AS n FROM hat
    WHERE city_id = ${cityId} AND kind = 'administrator' AND (until IS NULL OR until >= ${today}::date)`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}
