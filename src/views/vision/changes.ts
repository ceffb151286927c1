import { sql } from 'kysely'
import { newVisionCode } from '../../core/vision/index.ts'
import type { SignedIn } from '../../core/web/visit.ts'
import type { PlainDate } from '../../lib/dates.ts'
import { blindId, newId } from '../../lib/ids.ts'
import type { VisionState } from '../../platform/db/tables/vision.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type NewPost = {
  text: string
  penName: string
  credit: boolean
  via: 'web' | 'card'
  lang: string
  personId?: string | undefined
  ownMark?: string | undefined
  sentOn: PlainDate
  dueOn: PlainDate
}

export async function insertPost({ db, cityId }: Tx, post: NewPost): Promise<{ id: string; code: string }> {
  const [id, code] = [blindId(), newVisionCode()]
  await db
    .insertInto('vision_post')
    .values({
      city_id: cityId,
      id,
      code,
      text: post.text,
      pen_name: post.penName,
      credit: post.credit,
      via: post.via,
      lang: post.lang,
      person_id: post.personId ?? null,
      own_mark: post.ownMark ?? null,
      state: 'waiting',
      sent_on: post.sentOn,
      due_on: post.dueOn,
    })
    .execute()
  return { id, code }
}

type Change = Partial<{
  state: VisionState
  rule: string | null
  note: string
  objection: string
  objected_on: PlainDate
  due_on: PlainDate | null
  shown_at: Date | null
  decided_on: PlainDate
  decided_by: string
  text: string
  pen_name: string
}>

/** False when somebody was faster. */
export async function changePost(
  { db, cityId }: Tx,
  { id, version }: { id: string; version: number },
  change: Change,
): Promise<boolean> {
  const changed = await db
    .updateTable('vision_post')
    .set({ ...change, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** The post stands with these themes from now on, and with no other. */
export async function placePost(
  tx: Tx,
  postId: string,
  themeIds: readonly string[],
  now: Date,
): Promise<void> {
  const { db, cityId } = tx
  const wanted = [...themeIds]
  await sql`UPDATE vision_placing SET removed_at = ${now} WHERE city_id = ${cityId} AND post_id = ${postId}
    AND removed_at IS NULL AND NOT theme_id = ANY (${wanted}::uuid[])`.execute(db)
  await sql`INSERT INTO vision_placing (city_id, post_id, theme_id)
    SELECT city_id, ${postId}::uuid, id FROM vision_theme WHERE city_id = ${cityId} AND id = ANY (${wanted}::uuid[])
    ON CONFLICT (city_id, post_id, theme_id) DO UPDATE SET removed_at = NULL`.execute(db)
}

export async function insertTheme(
  { db, cityId }: Tx,
  { name, lead }: { name: string; lead: string },
  now: Date,
): Promise<{ id: string; code: string }> {
  const [id, code] = [newId(now.getTime()), newVisionCode()]
  // One at a time: whoever comes second takes the place after, and no place is given twice.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`vision_theme ${cityId}`}, 0))`.execute(db)
  await sql`INSERT INTO vision_theme (city_id, id, code, name, lead, place, made_at)
    SELECT ${cityId}::uuid, ${id}::uuid, ${code}, ${name}, ${lead}, coalesce(max(place), 0) + 1, ${now}::timestamptz
    FROM vision_theme WHERE city_id = ${cityId}`.execute(db)
  return { id, code }
}

type ThemeChange = { name: string; lead: string; closed_at: Date | null }

export async function changeTheme(
  { db, cityId }: Tx,
  { id, version }: { id: string; version: number },
  change: ThemeChange,
): Promise<boolean> {
  const changed = await db
    .updateTable('vision_theme')
    .set({ ...change, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

type Event = { postId?: string; themeId?: string; kind: string; rule?: string | undefined }

/** Keeps which member of staff did what with a post or a theme, and in which hat. */
export async function keepVisionEvent({ tx, viewer, now }: SignedIn, event: Event): Promise<void> {
  await tx.db
    .insertInto('vision_event')
    .values({
      city_id: tx.cityId,
      id: newId(now.getTime()),
      post_id: event.postId ?? null,
      theme_id: event.themeId ?? null,
      kind: event.kind,
      rule: event.rule ?? null,
      by_person_id: viewer.person.id,
      by_hat_id: viewer.hat.id,
      at: now,
    })
    .execute()
}
