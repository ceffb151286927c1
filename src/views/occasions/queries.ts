import { type Selectable, sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OccasionInput } from './rules.ts'

export type Occasion = Selectable<Schema['occasion']>
export type OccasionDate = Selectable<Schema['occasion_date']>
export type Listed = Pick<Occasion, 'kind' | 'seats' | 'apply_until'> & {
  number: string
  title: string
  wish: string
  demo: boolean
  parties: string[]
}
export type Coming = Pick<OccasionDate, 'held_on' | 'place' | 'what'> & { number: string; title: string }
const mostListed = 100

/** Everything that is open, the newest first, and the dates to come in their order. */
export async function listOccasions(
  { db, cityId }: Tx,
  today: PlainDate,
): Promise<{ list: Listed[]; coming: Coming[] }> {
  const { rows } = await sql<{ list: Listed[]; coming: Coming[] }>`SELECT
    (SELECT coalesce(json_agg(one), '[]') FROM (SELECT c.number, c.title, c.wish, c.demo, o.kind, o.seats, o.apply_until,
        (SELECT coalesce(array_agg(public_name ORDER BY position), '{}') FROM party p
          WHERE p.city_id = c.city_id AND p.case_id = c.id AND p.left_at IS NULL) AS parties
      FROM occasion o JOIN collaboration c ON c.city_id = o.city_id AND c.id = o.case_id
      WHERE o.city_id = ${cityId} AND c.state = 'open' AND c.visibility = 'public'
      ORDER BY c.ordinal DESC LIMIT ${mostListed}) one) AS list,
    (SELECT coalesce(json_agg(one), '[]') FROM (SELECT d.held_on, d.place, d.what, c.number, c.title
      FROM occasion_date d JOIN collaboration c ON c.city_id = d.city_id AND c.id = d.case_id
      WHERE d.city_id = ${cityId} AND d.held_on >= ${today}::date AND d.called_off_at IS NULL AND c.state = 'open'
        AND c.visibility = 'public'
      ORDER BY d.held_on, d.id LIMIT ${mostListed}) one) AS coming`.execute(db)
  return rows[0] ?? { list: [], coming: [] }
}

export const findOccasion = ({ db, cityId }: Tx, caseId: string): Promise<Occasion | undefined> =>
  db
    .selectFrom('occasion')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()

export const listDates = ({ db, cityId }: Tx, caseId: string): Promise<OccasionDate[]> =>
  db
    .selectFrom('occasion_date')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .orderBy('held_on')
    .orderBy('id')
    .limit(300)
    .execute()

export async function insertOccasion(
  { db, cityId }: Tx,
  caseId: string,
  input: OccasionInput,
): Promise<void> {
  await db
    .insertInto('occasion')
    .values({
      city_id: cityId,
      case_id: caseId,
      kind: input.kind,
      seats: input.seats ?? null,
      apply_until: input.applyUntil ?? null,
      apply_how: input.applyHow,
      web: input.web,
    })
    .execute()
}

type NewDate = { heldOn: PlainDate; place: string; what: string }

export async function insertDate(
  { db, cityId }: Tx,
  caseId: string,
  { heldOn, place, what }: NewDate,
  now: Date,
): Promise<void> {
  await db
    .insertInto('occasion_date')
    .values({
      city_id: cityId,
      case_id: caseId,
      id: newId(now.getTime()),
      held_on: heldOn,
      place,
      what,
      called_off_at: null,
    })
    .execute()
}

/** False where it was called off already. */
export async function callOff({ db, cityId }: Tx, caseId: string, id: string, now: Date): Promise<boolean> {
  const done = await db
    .updateTable('occasion_date')
    .set({ called_off_at: now })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('called_off_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
