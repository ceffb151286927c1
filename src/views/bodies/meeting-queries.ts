import { type Selectable, sql } from 'kysely'
import type { By } from '../../core/people/by.ts'
import { newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { isOwnParty } from './own-party.ts'
import type { ItemInput } from './rules.ts'

export type Item = Selectable<Schema['body_item']> & {
  /** Of the case it is about, as far as everybody may know it. */
  number: string | null
  case_title: string | null
  /** Seats that stepped out. */
  out: { seat_id: string; cause: 'party' | 'own' }[]
}
export type Paper = { id: string; name: string; shown: boolean; size: number }
export type Word = Pick<Selectable<Schema['body_minutes_word']>, 'seat_id' | 'fine' | 'words' | 'edition'>
export type Records = { items: Item[]; papers: Paper[]; present: string[]; words: Word[] }

/** Everything that belongs to one meeting, in one statement. */
export async function readRecords({ db, cityId }: Tx, meetingId: string, edition: number): Promise<Records> {
  const { rows } = await sql<Records>`SELECT
    (SELECT coalesce(json_agg(i ORDER BY i.position), '[]') FROM (SELECT i.*,
        CASE WHEN c.visibility = 'public' THEN c.number END AS number, CASE WHEN c.visibility = 'public' THEN c.title END AS case_title,
        (SELECT coalesce(json_agg(json_build_object('seat_id', r.seat_id, 'cause', r.cause)), '[]') FROM body_recusal r
          WHERE r.city_id = i.city_id AND r.item_id = i.id) AS out
      FROM body_item i LEFT JOIN collaboration c ON c.city_id = i.city_id AND c.id = i.case_id
      WHERE i.city_id = ${cityId} AND i.meeting_id = ${meetingId}) i) AS items,
    (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'shown', shown, 'size', length(content)) ORDER BY id), '[]')
      FROM body_paper WHERE city_id = ${cityId} AND meeting_id = ${meetingId}) AS papers,
    (SELECT coalesce(json_agg(seat_id), '[]') FROM body_presence
      WHERE city_id = ${cityId} AND meeting_id = ${meetingId} AND present) AS present,
    (SELECT coalesce(json_agg(json_build_object('seat_id', seat_id, 'fine', fine, 'words', words, 'edition', edition) ORDER BY at), '[]')
      FROM body_minutes_word WHERE city_id = ${cityId} AND meeting_id = ${meetingId} AND edition = ${edition}) AS words`.execute(
    db,
  )
  return rows[0] ?? { items: [], papers: [], present: [], words: [] }
}

/** Adds an item behind the others; whoever sits there and belongs to a party of its case steps out of it. */
export async function insertItem(
  { db, cityId }: Tx,
  { meetingId, body }: { meetingId: string; body: string },
  { kind, title, note, caseId }: Omit<ItemInput, 'number'> & { caseId: string | null },
  by: By,
): Promise<void> {
  const id = newId(by.now.getTime())
  await sql`INSERT INTO body_item (city_id, id, meeting_id, position, kind, title, note, case_id)
    SELECT ${cityId}, ${id}, ${meetingId}, 1 + coalesce(max(position), 0), ${kind}, ${title}, ${note}, ${caseId}
    FROM body_item WHERE city_id = ${cityId} AND meeting_id = ${meetingId}`.execute(db)
  if (caseId === null) return
  await sql`INSERT INTO body_recusal (city_id, item_id, seat_id, cause, person_id, hat_id, at)
    SELECT s.city_id, ${id}, s.id, 'party', ${by.personId}, ${by.hatId}, ${by.now} FROM body_seat s
    WHERE s.city_id = ${cityId} AND s.body = ${body} AND s.member_id IS NOT NULL AND EXISTS (
      SELECT 1 FROM party p WHERE p.city_id = s.city_id AND p.case_id = ${caseId} AND ${isOwnParty(sql`s.member_id`)})
    ON CONFLICT DO NOTHING`.execute(db)
}

export async function settleItem(
  { db, cityId }: Tx,
  { id, meetingId, version }: { id: string; meetingId: string; version: number },
  said: { outcome: string; issue: string },
): Promise<boolean> {
  const done = await db
    .updateTable('body_item')
    .set({ ...said, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function stepOut({ db, cityId }: Tx, itemId: string, seatId: string, by: By): Promise<void> {
  await db
    .insertInto('body_recusal')
    .values({
      city_id: cityId,
      item_id: itemId,
      seat_id: seatId,
      cause: 'own',
      person_id: by.personId,
      hat_id: by.hatId,
      at: by.now,
    })
    .onConflict((oc) => oc.columns(['city_id', 'item_id', 'seat_id']).doNothing())
    .execute()
}

/** Who was there; every seat of the day is written down, so that absence is a fact, too. */
export async function savePresence(
  { db, cityId }: Tx,
  meetingId: string,
  rows: readonly { seatId: string; present: boolean }[],
): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('body_presence')
    .values(
      rows.map(({ seatId, present }) => ({
        city_id: cityId,
        meeting_id: meetingId,
        seat_id: seatId,
        present,
      })),
    )
    .onConflict((oc) =>
      oc
        .columns(['city_id', 'meeting_id', 'seat_id'])
        .doUpdateSet((eb) => ({ present: eb.ref('excluded.present') })),
    )
    .execute()
}

export async function sayOfMinutes(
  { db, cityId }: Tx,
  said: { meetingId: string; edition: number; seatId: string; fine: boolean; words: string },
  by: By,
): Promise<boolean> {
  const done = await db
    .insertInto('body_minutes_word')
    .values({
      city_id: cityId,
      meeting_id: said.meetingId,
      edition: said.edition,
      seat_id: said.seatId,
      fine: said.fine,
      words: said.words,
      person_id: by.personId,
      hat_id: by.hatId,
      at: by.now,
    })
    .onConflict((oc) => oc.columns(['city_id', 'meeting_id', 'edition', 'seat_id']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

type NewPaper = { name: string; mediaType: string; content: Buffer; shown: boolean }

export async function insertPaper(
  { db, cityId }: Tx,
  meetingId: string,
  paper: NewPaper,
  by: By,
): Promise<void> {
  await db
    .insertInto('body_paper')
    .values({
      city_id: cityId,
      id: newId(by.now.getTime()),
      meeting_id: meetingId,
      name: paper.name,
      media_type: paper.mediaType,
      content: paper.content,
      shown: paper.shown,
      person_id: by.personId,
      hat_id: by.hatId,
      at: by.now,
    })
    .execute()
}

type Found = { name: string; media_type: string; content: Buffer; shown: boolean }

export const findPaper = ({ db, cityId }: Tx, meetingId: string, id: string): Promise<Found | undefined> =>
  db
    .selectFrom('body_paper')
    .select(['name', 'media_type', 'content', 'shown'])
    .where('city_id', '=', cityId)
    .where('meeting_id', '=', meetingId)
    .where('id', '=', id)
    .executeTakeFirst()
