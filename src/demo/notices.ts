import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'
import type { DemoIds } from './people.ts'

/** How the demo's people can be reached: addresses and numbers that there cannot be. */
const reach = {
  resident: { contact_email: 'sakura@mihon.example', channel: 'mail' },
  neighbours: { channel: 'letter', postal_code: '000-0000', address: '見本県見本市見本町1丁目1番1号' },
  civic: { channel: 'phone', phone: '0000-00-0000' },
} as const

export async function giveReach({ db, cityId }: Tx, ids: DemoIds): Promise<void> {
  for (const [as, ways] of Object.entries(reach))
    await db
      .updateTable('person')
      .set(ways)
      .where('city_id', '=', cityId)
      .where('id', '=', ids.persons[as]?.personId ?? '')
      .execute()
}

/** Everything told so far went out long ago, but one mail that is held, one that came back, two letters and three calls. */
export async function settleNotices({ db, cityId }: Tx): Promise<void> {
  await sql`UPDATE outbox o SET sent_at = CASE WHEN n = 1 THEN NULL ELSE queued_at END,
      held_at = CASE WHEN n = 1 THEN queued_at END, bounced_at = CASE WHEN n = 3 THEN queued_at END,
      bounce_reason = CASE WHEN n = 3 THEN '550 5.1.1 User unknown（見本）' END
    FROM (SELECT id AS newest, row_number() OVER (ORDER BY id DESC) AS n FROM outbox WHERE city_id = ${cityId}) r
    WHERE o.city_id = ${cityId} AND o.id = newest`.execute(db)
  await sql`UPDATE letter SET printed_at = written_at, posted_on = written_at::date
    WHERE city_id = ${cityId} AND id NOT IN (SELECT id FROM letter WHERE city_id = ${cityId} ORDER BY id DESC LIMIT 2)`.execute(
    db,
  )
  await sql`UPDATE phone_call SET tries = 1, closed_at = opened_at
    WHERE city_id = ${cityId} AND id NOT IN (SELECT id FROM phone_call WHERE city_id = ${cityId} ORDER BY id DESC LIMIT 3)`.execute(
    db,
  )
}
