import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { AdviserRole, SeatState } from '../../platform/db/tables/advisers.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Case } from '../case/types.ts'
import { type Fitting, inOrder, reasonsFor } from './fit.ts'

const mostListed = 200

/** Whoever is in the register and not resting, best first, with the reasons; one statement. */
export async function listFitting(
  { db, cityId }: Tx,
  about: Pick<Case, 'id' | 'field' | 'district'>,
): Promise<Fitting[]> {
  type Row = Omit<Fitting, 'reasons' | 'seat'> & { seat: SeatState | null }
  const { rows } =
    await sql<Row>`SELECT a.id, a.name, a.role, a.fields, a.districts, a.area, a.times, a.conditions,
      a.person_id IS NOT NULL AS account,
      (SELECT count(*)::integer FROM adviser_seat s WHERE s.city_id = a.city_id AND s.adviser_id = a.id AND s.state = 'accepted') AS sits,
      (SELECT s.state FROM adviser_seat s WHERE s.city_id = a.city_id AND s.adviser_id = a.id AND s.case_id = ${about.id}
        ORDER BY s.id DESC LIMIT 1) AS seat
    FROM adviser a WHERE a.city_id = ${cityId} AND a.ended_on IS NULL AND NOT a.resting ORDER BY a.id LIMIT ${mostListed}`.execute(
      db,
    )
  return inOrder(
    rows.map((row) => ({ ...row, seat: row.seat ?? undefined, reasons: reasonsFor(about, row) })),
  )
}

export type Seat = {
  id: string
  caseId: string
  adviserId: string | null
  personId: string | null
  /** Of whoever sits there; of nobody in particular when a party asked for somebody. */
  name: string | null
  role: AdviserRole | null
  state: SeatState
  why: string
  answer: string
  thanks: string
  askedAt: Date
  version: number
}

const seats = ({ db, cityId }: Tx) =>
  db
    .selectFrom('adviser_seat as s')
    .leftJoin('adviser as a', (join) =>
      join.onRef('a.city_id', '=', 's.city_id').onRef('a.id', '=', 's.adviser_id'),
    )
    .select(['s.id', 's.case_id as caseId', 's.adviser_id as adviserId', 's.person_id as personId'])
    .select([
      'a.name',
      'a.role',
      's.state',
      's.why',
      's.answer',
      's.thanks',
      's.asked_at as askedAt',
      's.version',
    ])
    .where('s.city_id', '=', cityId)

/** The seats of a case, also those that were declined or have ended: oldest first. */
export const listSeats = (tx: Tx, caseId: string): Promise<Seat[]> =>
  seats(tx).where('s.case_id', '=', caseId).orderBy('s.id').limit(100).execute()

export const findSeat = (tx: Tx, id: string): Promise<Seat | undefined> =>
  seats(tx).where('s.id', '=', id).executeTakeFirst()

export type NewSeat = {
  caseId: string
  adviser: { id: string; personId: string | null } | undefined
  why: string
  by: { personId: string; hatId: string }
}

/** False where they are asked or sit there already. */
export async function insertSeat({ db, cityId }: Tx, seat: NewSeat, now: Date): Promise<boolean> {
  const done = await db
    .insertInto('adviser_seat')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      case_id: seat.caseId,
      adviser_id: seat.adviser?.id ?? null,
      person_id: seat.adviser?.personId ?? null,
      state: seat.adviser ? 'invited' : 'wanted',
      why: seat.why,
      by_person_id: seat.by.personId,
      by_hat_id: seat.by.hatId,
      asked_at: now,
      answer: '',
      answered_at: null,
      thanks: '',
      ended_at: null,
    })
    .onConflict((oc) =>
      oc
        .columns(['city_id', 'case_id', 'adviser_id'])
        .where(sql<boolean>`state IN ('invited', 'accepted')`)
        .doNothing(),
    )
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

type Change = Partial<{
  state: SeatState
  answer: string
  answered_at: Date
  thanks: string
  ended_at: Date
}>

/** Only as it was read. */
export async function changeSeat(
  { db, cityId }: Tx,
  { id, version }: Pick<Seat, 'id' | 'version'>,
  change: Change,
): Promise<boolean> {
  const done = await db
    .updateTable('adviser_seat')
    .set({ ...change, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export type Invitable = { id: string; name: string; role: AdviserRole; person_id: string | null }

/** Whoever is in the register today and does not rest. */
export const findInvitable = ({ db, cityId }: Tx, id: string): Promise<Invitable | undefined> =>
  db
    .selectFrom('adviser')
    .select(['id', 'name', 'role', 'person_id'])
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .where('resting', '=', false)
    .executeTakeFirst()

/** What parties asked the office for is answered by an invitation. */
export async function closeWanted({ db, cityId }: Tx, caseId: string, now: Date): Promise<void> {
  await db
    .updateTable('adviser_seat')
    .set({ state: 'withdrawn', ended_at: now })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'wanted')
    .execute()
}
