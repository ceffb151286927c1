import { sql } from 'kysely'
import type { Viewer } from '../../../core/people/viewer.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { ofScope, pageSize, withCase } from '../queries.ts'
import type { MailState } from './rules.ts'

export type ListedMail = {
  id: string
  person_id: string | null
  case_id: string | null
  number: string | null
  kind: string
  lang: string
  subject: string
  body: string
  digest: boolean
  address: string | null
  queued_at: Date
  not_before: Date | null
  held_at: Date | null
  sent_at: Date | null
  failed_count: number
  bounced_at: Date | null
  bounce_reason: string | null
  resend_of: string | null
}

const columns = sql`t.id, t.person_id, t.case_id, c.number, t.kind, t.lang, t.subject, t.body, t.digest,
  coalesce(t.to_address, p.contact_email, p.email) AS address, t.queued_at, t.not_before, t.held_at, t.sent_at,
  t.failed_count, t.bounced_at, t.bounce_reason, t.resend_of`
const from = sql`outbox t ${withCase('t')} LEFT JOIN person p ON p.city_id = t.city_id AND p.id = t.person_id`

const inState: Record<MailState, ReturnType<typeof sql>> = {
  waiting: sql`t.sent_at IS NULL AND t.held_at IS NULL AND t.bounced_at IS NULL`,
  held: sql`t.sent_at IS NULL AND t.held_at IS NOT NULL AND t.bounced_at IS NULL`,
  sent: sql`t.sent_at IS NOT NULL AND t.bounced_at IS NULL`,
  bounced: sql`t.bounced_at IS NOT NULL AND t.failed_count < 12`,
  givenUp: sql`t.bounced_at IS NOT NULL AND t.failed_count >= 12`,
}

type Asked = { state: MailState | undefined; number: string | undefined; after: string | undefined }

/** Mails that staff may read, the newest first. What opens something for one person alone is never among them. */
export async function listMails({ db, cityId }: Tx, viewer: Viewer, asked: Asked): Promise<ListedMail[]> {
  const { rows } = await sql<ListedMail>`SELECT ${columns} FROM ${from}
    WHERE t.city_id = ${cityId} AND t.readable AND ${ofScope(viewer)}
      AND ${asked.state ? inState[asked.state] : sql`true`}
      AND ${asked.number === undefined ? sql`true` : sql`c.number = ${asked.number}`}
      AND ${asked.after === undefined ? sql`true` : sql`t.id < ${asked.after}`}
    ORDER BY t.id DESC LIMIT ${pageSize + 1}`.execute(db)
  return rows
}

export async function findMail(
  { db, cityId }: Tx,
  viewer: Viewer,
  id: string,
): Promise<ListedMail | undefined> {
  const { rows } = await sql<ListedMail>`SELECT ${columns} FROM ${from}
    WHERE t.city_id = ${cityId} AND t.id = ${id} AND t.readable AND ${ofScope(viewer)}`.execute(db)
  return rows[0]
}

/** Stops a mail that has not gone out; false when it has. */
export const holdMail = (tx: Tx, id: string, now: Date): Promise<boolean> => changeHold(tx, id, now)
export const releaseMail = (tx: Tx, id: string): Promise<boolean> => changeHold(tx, id, null)

async function changeHold({ db, cityId }: Tx, id: string, heldAt: Date | null): Promise<boolean> {
  const changed = await db
    .updateTable('outbox')
    .set({ held_at: heldAt, ...(heldAt === null ? { not_before: null } : {}) })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('bounced_at', 'is', null)
    .where('held_at', heldAt === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function findWait({ db, cityId }: Tx): Promise<number> {
  const row = await db
    .selectFrom('notice_rule')
    .select('wait_minutes')
    .where('city_id', '=', cityId)
    .executeTakeFirst()
  return row?.wait_minutes ?? 0
}

export async function changeWait({ db, cityId }: Tx, minutes: number): Promise<void> {
  await db
    .insertInto('notice_rule')
    .values({ city_id: cityId, wait_minutes: minutes })
    .onConflict((conflict) => conflict.column('city_id').doUpdateSet({ wait_minutes: minutes }))
    .execute()
}
