import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { idsOf, type Viewer } from '../../../core/people/viewer.ts'
import type { Schema } from '../../../platform/db/schema.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export type Joining = Selectable<Schema['joining']>

const most = 200

/** Everybody who would join, the first first. */
export async function listJoinings({ db, cityId }: Tx, caseId: string): Promise<Joining[]> {
  return db
    .selectFrom('joining')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('state', '<>', 'withdrawn')
    .orderBy('offered_at')
    .orderBy('id')
    .limit(most)
    .execute()
}

export async function insertJoining(
  { db, cityId }: Tx,
  joining: Omit<Joining, 'city_id' | 'answer' | 'answered_at' | 'version' | 'state'>,
): Promise<void> {
  await db
    .insertInto('joining')
    .values({ city_id: cityId, ...joining, state: 'offered', answered_at: null })
    .execute()
}

type Patch = Partial<Pick<Joining, 'answer' | 'state' | 'answered_at' | 'name' | 'kinds' | 'offer'>>

/** False when it was changed since it was read. */
export async function updateJoining(
  { db, cityId }: Tx,
  { case_id, id, version }: Pick<Joining, 'case_id' | 'id' | 'version'>,
  patch: Patch,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('joining')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('case_id', '=', case_id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function isFollowing({ db, cityId }: Tx, caseId: string, viewer: Viewer): Promise<boolean> {
  if (viewer === undefined) return false
  const found = await db
    .selectFrom('case_follow')
    .select('person_id')
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('person_id', 'in', [...idsOf(viewer.person)])
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

type Following = { caseId: string; personId: string; seq: number; now: Date }

/** From here on; what came before is on the page. */
export async function keepFollow(
  { db, cityId }: Tx,
  { caseId, personId, seq, now }: Following,
): Promise<void> {
  await db
    .insertInto('case_follow')
    .values({
      city_id: cityId,
      case_id: caseId,
      person_id: personId,
      since: now,
      told_seq: seq,
      ended_at: null,
    })
    .onConflict((oc) =>
      oc
        .columns(['city_id', 'case_id', 'person_id'])
        .doUpdateSet({ since: now, told_seq: seq, ended_at: null }),
    )
    .execute()
}

export async function endFollow(
  { db, cityId }: Tx,
  caseId: string,
  viewer: Viewer,
  now: Date,
): Promise<void> {
  if (viewer === undefined) return
  await db
    .updateTable('case_follow')
    .set({ ended_at: now })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('person_id', 'in', [...idsOf(viewer.person)])
    .where('ended_at', 'is', null)
    .execute()
}

/** Whoever followed a case goes along to the one it went into, unless they left that one before. */
export async function followAlong(
  { db, cityId }: Tx,
  { from, into, seq, now }: { from: string; into: string; seq: number; now: Date },
): Promise<void> {
  await sql`INSERT INTO case_follow (city_id, case_id, person_id, since, told_seq)
    SELECT city_id, ${into}::uuid, person_id, ${now}::timestamptz, ${seq}::integer FROM case_follow
    WHERE city_id = ${cityId} AND case_id = ${from} AND ended_at IS NULL
    ON CONFLICT (city_id, case_id, person_id) DO NOTHING`.execute(db)
}

/** Whoever came along by the merge of that moment follows only their own case again. */
export async function followBack(
  { db, cityId }: Tx,
  { into, since, now }: { into: string; since: Date; now: Date },
): Promise<void> {
  await db
    .updateTable('case_follow')
    .set({ ended_at: now })
    .where('city_id', '=', cityId)
    .where('case_id', '=', into)
    .where('since', '=', since)
    .where('ended_at', 'is', null)
    .execute()
}

export type News = { personId: string; caseId: string; number: string; seq: number; count: number }

/** What happened for everybody to see in cases that are followed, and was not told yet. */
export async function listNews({ db, cityId }: Tx): Promise<News[]> {
  const { rows } = await sql<News>`
    SELECT f.person_id AS "personId", f.case_id AS "caseId", c.number, max(e.seq) AS seq, count(*)::integer AS count
    FROM case_follow f
    JOIN collaboration c ON c.city_id = f.city_id AND c.id = f.case_id AND c.visibility = 'public'
      AND c.trail_seq > f.told_seq
    JOIN entry e ON e.city_id = f.city_id AND e.case_id = f.case_id AND e.seq > f.told_seq AND e.visibility = 'public'
    WHERE f.city_id = ${cityId} AND f.ended_at IS NULL
    GROUP BY f.person_id, f.case_id, c.number ORDER BY c.number LIMIT 5000`.execute(db)
  return rows
}

export async function keepTold({ db, cityId }: Tx, { caseId, personId, seq }: News): Promise<void> {
  await db
    .updateTable('case_follow')
    .set({ told_seq: seq })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .execute()
}
