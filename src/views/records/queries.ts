import { sql } from 'kysely'
import { ofEntry } from '../../core/records/entries.ts'
import { retentionTerm } from '../../core/records/schedule.ts'
import { fiscalYear, type PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Due, Kind } from './due.ts'

export type Item = {
  id: string
  record: Kind
  record_id: string
  name: string | null
  person: string | null
  label: string
  class: string
  measure: 'discard' | 'transfer'
  closed_on: string
  expired_on: string
  excluded: string | null
}
export type List = { id: string; made_by: string; made_at: Date; version: number; items: Item[] }
export type Disposed = {
  id: string
  record: Kind
  label: string
  class: string
  years: number
  closed_on: string
  expired_on: string
  disposed_at: Date
}
export type Held = {
  record: 'case' | 'person' | 'group'
  record_id: string
  name: string
  reason: string
  at: Date
}

/** The list that waits for its approval: there is one at a time. */
export async function findList({ db, cityId }: Tx): Promise<List | undefined> {
  const { rows } = await sql<List>`SELECT l.id, l.made_by, l.made_at, l.version,
      (SELECT coalesce(json_agg(json_build_object('id', i.id, 'record', i.record, 'record_id', i.record_id,
        'name', coalesce((SELECT p.name FROM person p WHERE i.record = 'person' AND p.city_id = i.city_id AND p.id = i.record_id),
          (SELECT o.name FROM organization o WHERE i.record = 'group' AND o.city_id = i.city_id AND o.id = i.record_id),
          ${sql.raw(ofEntry('name'))}),
        'person', coalesce(CASE WHEN i.record = 'person' THEN i.record_id END, ${sql.raw(ofEntry('person'))}), 'label', i.label, 'class', i.class, 'measure', i.measure,
        'closed_on', i.closed_on, 'expired_on', i.expired_on, 'excluded', i.excluded) ORDER BY i.label), '[]')
        FROM disposal_item i WHERE i.city_id = l.city_id AND i.list_id = l.id) AS items
    FROM disposal_list l WHERE l.city_id = ${cityId} AND l.state = 'draft'`.execute(db)
  return rows[0]
}

export async function insertList(
  { db, cityId }: Tx,
  due: readonly Due[],
  by: string,
  now: Date,
  today: PlainDate,
): Promise<void> {
  const id = newId(now.getTime())
  await db
    .insertInto('disposal_list')
    .values({
      city_id: cityId,
      id,
      fiscal_year: fiscalYear(today),
      state: 'draft',
      made_by: by,
      made_at: now,
      approved_by: null,
      approved_at: null,
    })
    .execute()
  await db
    .insertInto('disposal_item')
    .values(
      due.map((one) => ({
        city_id: cityId,
        list_id: id,
        id: newId(now.getTime()),
        record: one.record,
        record_id: one.id,
        label: one.number,
        class: one.class,
        years: one.years,
        measure: one.measure,
        closed_on: one.closed_on,
        expired_on: retentionTerm(one.closed_on, one.years).until ?? '9999-12-31',
        excluded: null,
        disposed_at: null,
      })),
    )
    .execute()
}

export async function keepExclusions(
  { db, cityId }: Tx,
  listId: string,
  kept: readonly string[],
): Promise<void> {
  await db
    .updateTable('disposal_item')
    .set({ excluded: sql`CASE WHEN id = ANY (${[...kept]}::uuid[]) THEN 'stays' END` })
    .where('city_id', '=', cityId)
    .where('list_id', '=', listId)
    .execute()
}

type Change = { state: 'approved' | 'withdrawn'; by: string | null; version: number }

/** Only as it was read: an item taken out meanwhile is not approved by mistake. */
export async function endList(
  { db, cityId }: Tx,
  id: string,
  { state, by, version }: Change,
  now: Date,
): Promise<boolean> {
  const done = await db
    .updateTable('disposal_list')
    .set({ state, approved_by: by, approved_at: by === null ? null : now, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function bumpList({ db, cityId }: Tx, id: string, version: number): Promise<boolean> {
  const done = await db
    .updateTable('disposal_list')
    .set({ version: version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** 廃棄簿: numbers, classes and dates. */
export const listDisposed = ({ db, cityId }: Tx, most: number): Promise<Disposed[]> =>
  db
    .selectFrom('disposal_item')
    .select(['id', 'record', 'label', 'class', 'years', 'closed_on', 'expired_on'])
    .select(sql<Date>`disposed_at`.as('disposed_at'))
    .where('city_id', '=', cityId)
    .where('disposed_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

export const listHeld = ({ db, cityId }: Tx): Promise<Held[]> =>
  db
    .selectFrom('legal_hold as h')
    .leftJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 'h.city_id').onRef('c.id', '=', 'h.record_id'),
    )
    .leftJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 'h.city_id').onRef('p.id', '=', 'h.record_id'),
    )
    .leftJoin('organization as o', (join) =>
      join.onRef('o.city_id', '=', 'h.city_id').onRef('o.id', '=', 'h.record_id'),
    )
    .select(['h.record', 'h.record_id', 'h.reason', 'h.at'])
    .select(sql<string>`coalesce(c.number, p.name, o.name, '')`.as('name'))
    .where('h.city_id', '=', cityId)
    .where('h.lifted_at', 'is', null)
    .orderBy('h.id', 'desc')
    .limit(100)
    .execute()

const nameIn = { person: 'person', group: 'organization' } as const

export const findName = async (
  { db, cityId }: Tx,
  record: keyof typeof nameIn,
  id: string,
): Promise<string | undefined> =>
  (
    await db
      .selectFrom(nameIn[record])
      .select('name')
      .where('city_id', '=', cityId)
      .where('id', '=', id)
      .executeTakeFirst()
  )?.name
