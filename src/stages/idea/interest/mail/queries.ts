import { type Selectable, sql } from 'kysely'
import type { Schema } from '../../../../platform/db/schema.ts'
import type { Tx } from '../../../../platform/db/transaction.ts'

export type MailFollow = Selectable<Schema['mail_follow']>

/** The one that is alive, and how many were asked for this address since then, of any case. */
export async function findAsked(
  { db, cityId }: Tx,
  { caseId, address, since }: { caseId: string; address: string; since: Date },
): Promise<{ known: MailFollow | undefined; recent: number }> {
  const alive = await db
    .selectFrom('mail_follow')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('address', '=', address)
    .where('ended_at', 'is', null)
    .limit(200)
    .execute()
  return {
    known: alive.find(({ case_id: id }) => id === caseId),
    recent: alive.filter(({ asked_at: at }) => at > since).length,
  }
}

export async function insertMailFollow(
  { db, cityId }: Tx,
  row: Omit<MailFollow, 'city_id' | 'confirmed_at' | 'ended_at'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('mail_follow')
    .values({ city_id: cityId, ...row })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Of a link: how it stands, and of which case. */
export const findByKey = ({ db, cityId }: Tx, key: string) =>
  db
    .selectFrom('mail_follow as f')
    .innerJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 'f.city_id').onRef('c.id', '=', 'f.case_id'),
    )
    .select(['f.id', 'f.confirmed_at', 'f.ended_at', 'c.number', 'c.title', 'c.trail_seq as seq'])
    .where('f.city_id', '=', cityId)
    .where('f.key', '=', key)
    .where('c.visibility', '=', 'public')
    .executeTakeFirst()
export type Linked = NonNullable<Awaited<ReturnType<typeof findByKey>>>

/** From here on; what came before is on the page. */
export async function confirm({ db, cityId }: Tx, { id, seq }: Linked, now: Date): Promise<void> {
  await db
    .updateTable('mail_follow')
    .set({ confirmed_at: now, told_seq: seq })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** The address goes at once. */
export async function end({ db, cityId }: Tx, { id }: Linked, now: Date): Promise<void> {
  await db
    .updateTable('mail_follow')
    .set({ ended_at: now, address: '' })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

export type MailNews = Pick<MailFollow, 'id' | 'address' | 'key' | 'lang'> & {
  number: string
  seq: number
  count: number
}

/** What happened for everybody to see, and was not told to a confirmed address yet. */
export async function listMailNews({ db, cityId }: Tx): Promise<MailNews[]> {
  const { rows } = await sql<MailNews>`
    SELECT f.id, f.address, f.key, f.lang, c.number, max(e.seq) AS seq, count(*)::integer AS count
    FROM mail_follow f
    JOIN collaboration c ON c.city_id = f.city_id AND c.id = f.case_id AND c.visibility = 'public'
      AND c.trail_seq > f.told_seq
    JOIN entry e ON e.city_id = f.city_id AND e.case_id = f.case_id AND e.seq > f.told_seq AND e.visibility = 'public'
    WHERE f.city_id = ${cityId} AND f.ended_at IS NULL AND f.confirmed_at IS NOT NULL
    GROUP BY f.id, f.address, f.key, f.lang, c.number ORDER BY c.number LIMIT 5000`.execute(db)
  return rows
}

export async function keepMailTold({ db, cityId }: Tx, { id, seq }: MailNews): Promise<void> {
  await db
    .updateTable('mail_follow')
    .set({ told_seq: seq })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .execute()
}
