import { sql } from 'kysely'
import { insertHat } from '../../core/people/insert.ts'
import { addDays, type PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { AdviserRole, SeatState } from '../../platform/db/tables/advisers.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OpenPart } from './rules.ts'

export type Entry = {
  id: string
  person_id: string | null
  hat_id: string | null
  role: AdviserRole
  name: string
  fields: string[]
  districts: string[]
  area: string
  times: string
  conditions: string
  about: string
  open: OpenPart[]
  resting: boolean
  ended_on: string | null
  version: number
  email: string | null
  sits: number
}

const entries = ({ db, cityId }: Tx) =>
  db
    .selectFrom('adviser as a')
    .leftJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 'a.city_id').onRef('p.id', '=', 'a.person_id'),
    )
    .select([
      'a.id',
      'a.person_id',
      'a.hat_id',
      'a.role',
      'a.name',
      'a.fields',
      'a.districts',
      'a.area',
      'a.times',
    ])
    .select(['a.conditions', 'a.about', 'a.resting', 'a.ended_on', 'a.version', 'p.email'])
    .select(sql<OpenPart[]>`a.open`.as('open'))
    .select(
      sql<number>`(SELECT count(*)::integer FROM adviser_seat s WHERE s.city_id = a.city_id AND s.adviser_id = a.id
        AND s.state = 'accepted')`.as('sits'),
    )
    .where('a.city_id', '=', cityId)

/** Those of today, by name. */
export const listEntries = (tx: Tx): Promise<Entry[]> =>
  entries(tx).where('a.ended_on', 'is', null).orderBy('a.name').orderBy('a.id').limit(300).execute()

/** What everybody may read: who opened their entry. */
export const listOpen = (tx: Tx): Promise<Entry[]> =>
  entries(tx)
    .where('a.ended_on', 'is', null)
    .where(sql<boolean>`'listed' = ANY (a.open)`)
    .orderBy('a.name')
    .orderBy('a.id')
    .limit(300)
    .execute()

export const findEntry = (tx: Tx, id: string): Promise<Entry | undefined> =>
  entries(tx).where('a.id', '=', id).where('a.ended_on', 'is', null).executeTakeFirst()

export const findOwn = (tx: Tx, persons: readonly string[]): Promise<Entry | undefined> =>
  entries(tx)
    .where('a.person_id', 'in', [...persons])
    .where('a.ended_on', 'is', null)
    .executeTakeFirst()

export type Values = Omit<Entry, 'id' | 'person_id' | 'hat_id' | 'ended_on' | 'version' | 'email' | 'sits'>

/** The account of an address, which may then sit at cases; undefined when there is none. */
export const findAccountId = async ({ db, cityId }: Tx, email: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('person')
      .select('id')
      .where('city_id', '=', cityId)
      .where('email', '=', email)
      .where('account', '=', true)
      .executeTakeFirst()
  )?.id

/** False when that account has an entry already. */
export async function insertEntry(
  tx: Tx,
  values: Values,
  personId: string | undefined,
  at: { now: Date; today: PlainDate },
): Promise<string | undefined> {
  const id = newId(at.now.getTime())
  const inserted = await tx.db
    .insertInto('adviser')
    .values({
      ...values,
      city_id: tx.cityId,
      id,
      person_id: personId ?? null,
      hat_id: null,
      since: at.today,
      ended_on: null,
    })
    .onConflict((oc) =>
      oc
        .columns(['city_id', 'person_id'])
        .where(sql<boolean>`person_id IS NOT NULL AND ended_on IS NULL`)
        .doNothing(),
    )
    .executeTakeFirst()
  if ((inserted.numInsertedOrUpdatedRows ?? 0n) === 0n) return undefined
  if (personId !== undefined) await putOn(tx, id, personId, at)
  return id
}

/** The hat of whoever has an account, under which their seats open the cases. */
async function putOn(tx: Tx, id: string, personId: string, { now, today }: { now: Date; today: PlainDate }) {
  const hatId = await insertHat(tx, { personId, kind: 'coordinator', since: today }, now)
  await tx.db
    .updateTable('adviser')
    .set({ hat_id: hatId, person_id: personId })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .execute()
  await tx.db
    .updateTable('adviser_seat')
    .set({ person_id: personId })
    .where('city_id', '=', tx.cityId)
    .where('adviser_id', '=', id)
    .where('state', 'in', ['invited', 'accepted'])
    .execute()
}

export const linkAccount = putOn

export async function changeEntry(
  { db, cityId }: Tx,
  id: string,
  version: number,
  values: Values,
): Promise<boolean> {
  const done = await db
    .updateTable('adviser')
    .set({ ...values, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Leaves the register: the hat was worn until yesterday, and no seat opens a case any more. */
export async function endEntry(
  tx: Tx,
  entry: Entry,
  { now, today }: { now: Date; today: PlainDate },
): Promise<boolean> {
  const { db, cityId } = tx
  const done = await db
    .updateTable('adviser')
    .set({ ended_on: today, open: [], version: entry.version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', entry.id)
    .where('version', '=', entry.version)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) return false
  await db
    .updateTable('adviser_seat')
    .set({
      state: sql<SeatState>`CASE WHEN state = 'accepted' THEN 'ended' ELSE 'withdrawn' END`,
      ended_at: now,
    })
    .where('city_id', '=', cityId)
    .where('adviser_id', '=', entry.id)
    .where('state', 'in', ['invited', 'accepted'])
    .execute()
  if (entry.hat_id !== null)
    await db
      .updateTable('hat')
      .set({ until: addDays(today, -1) })
      .where('city_id', '=', cityId)
      .where('id', '=', entry.hat_id)
      .execute()
  return true
}

export async function keepEvent(
  { db, cityId }: Tx,
  event: {
    adviserId: string
    kind: 'added' | 'changed' | 'rested' | 'ended'
    personId: string
    hatId: string
  },
  now: Date,
): Promise<void> {
  await db
    .insertInto('adviser_event')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      adviser_id: event.adviserId,
      kind: event.kind,
      by_person_id: event.personId,
      by_hat_id: event.hatId,
      at: now,
    })
    .execute()
}
