import type pg from 'pg'
import type { Logger } from 'pino'
import { type PlainDate, todayInJapan } from '../../lib/dates.ts'
import { erasePersons } from '../privacy/erase.ts'
import { removedName } from '../trail/salt.ts'
import type { OtherRecord } from './due-others.ts'
import { type EntryRecord, entryDisposal, entryRecords } from './entries.ts'

type Given = { ownerPool: pg.Pool; clock: () => Date; log: Logger }
type Item = { city_id: string; id: string; record: OtherRecord; record_id: string; closed_on: PlainDate }
type Doing = { client: pg.ClientBase; item: Item; now: Date; today: PlainDate }

/**
 * Disposes, as the owner, of what stands on approved lists besides cases. Each in a transaction of its own, and only what is
 * still as it was when the list was made: somebody who came back, a group that lives again, what is held since, stays.
 */
export async function disposeOthers({ ownerPool, clock, log }: Given): Promise<void> {
  const { rows } = await ownerPool.query<{ city_id: string; id: string }>(
    `SELECT i.city_id, i.id FROM disposal_item i
     JOIN disposal_list l ON l.city_id = i.city_id AND l.id = i.list_id AND l.state = 'approved' AND l.approved_by <> l.made_by
     WHERE i.record <> 'case' AND i.disposed_at IS NULL AND i.excluded IS NULL ORDER BY i.id LIMIT 500`,
  )
  for (const row of rows) {
    try {
      await disposeOne(ownerPool, row, clock())
    } catch (error) {
      log.warn({ item: row.id, code: (error as { code?: unknown }).code }, 'not disposed of')
    }
  }
}

async function disposeOne(
  ownerPool: pg.Pool,
  row: { city_id: string; id: string },
  now: Date,
): Promise<void> {
  const client = await ownerPool.connect()
  try {
    await client.query('BEGIN')
    const today = todayInJapan(now)
    const { rows } = await client.query<Item>(
      `SELECT city_id, id, record, record_id, closed_on::text AS closed_on FROM disposal_item
       WHERE city_id = $1 AND id = $2 AND disposed_at IS NULL AND excluded IS NULL AND expired_on < $3 FOR UPDATE`,
      [row.city_id, row.id, today],
    )
    const [item] = rows
    if (item && (await ways[item.record]({ client, item, now, today })))
      await client.query('UPDATE disposal_item SET disposed_at = $3 WHERE city_id = $1 AND id = $2', [
        item.city_id,
        item.id,
        now,
      ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

const found = async ({ client }: Doing, sql: string, values: unknown[]): Promise<boolean> =>
  ((await client.query(sql, values)).rowCount ?? 0) > 0

const held = `SELECT 1 FROM legal_hold WHERE city_id = $1 AND record_id = $2 AND lifted_at IS NULL`

async function person(doing: Doing): Promise<boolean> {
  const { client, item, now, today } = doing
  const of = [item.city_id, item.record_id]
  const stays = await found(
    doing,
    `${held} UNION ALL SELECT 1 FROM party WHERE city_id = $1 AND person_id = $2
     UNION ALL SELECT 1 FROM hat WHERE city_id = $1 AND person_id = $2 AND kind NOT IN ('resident', 'former')
       AND (until IS NULL OR until >= $3::date)
     UNION ALL SELECT 1 FROM account_event WHERE city_id = $1 AND person_id = $2
       AND (at AT TIME ZONE 'Asia/Tokyo')::date > $4::date`,
    [...of, today, item.closed_on],
  )
  if (stays) return false
  await erasePersons({ client, cityId: item.city_id, persons: [item.record_id], now, today })
  return true
}

/** Whatever is kept for the group goes, its name too; what belongs to a record of its own stays for that one's time. */
async function group(doing: Doing): Promise<boolean> {
  const { client, item, today } = doing
  const of = [item.city_id, item.record_id]
  const stays = await found(
    doing,
    `${held} UNION ALL SELECT 1 FROM party WHERE city_id = $1 AND organization_id = $2
     UNION ALL SELECT 1 FROM hat WHERE city_id = $1 AND organization_id = $2 AND (until IS NULL OR until >= $3::date)`,
    [...of, today],
  )
  if (stays) return false
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
       AND NOT a.attisdropped WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'hat'
       AND obj_description(c.oid) ~ 'retention=account' ORDER BY c.relname DESC`,
  )
  for (const { name } of rows)
    await client.query(`DELETE FROM "${name}" WHERE city_id = $1 AND organization_id = $2`, of)
  await client.query(
    `UPDATE organization SET name = '${removedName}', version = version + 1 WHERE city_id = $1 AND id = $2`,
    of,
  )
  return true
}

const free = `NOT EXISTS (SELECT 1 FROM legal_hold l WHERE l.city_id = t.city_id AND l.lifted_at IS NULL
  AND (l.record_id = t.case_id OR l.record_id = t.person_id))`
const ofYear = (at: string) =>
  `extract(year FROM (t.${at} AT TIME ZONE 'Asia/Tokyo') - interval '3 months')::integer = extract(year FROM $2::date)::integer - 1`

async function notices({ client, item }: Doing): Promise<boolean> {
  const of = [item.city_id, item.closed_on]
  // What was written instead of a mail that goes stands by itself from now on.
  const mails = `SELECT t.id FROM outbox t WHERE t.city_id = $1 AND ${ofYear('queued_at')} AND ${free}`
  await client.query(`UPDATE outbox SET resend_of = NULL WHERE city_id = $1 AND resend_of IN (${mails})`, of)
  for (const table of ['letter', 'phone_call'])
    await client.query(
      `UPDATE ${table} SET instead_of = NULL WHERE city_id = $1 AND instead_of IN (${mails})`,
      of,
    )
  for (const [table, at] of [
    ['letter', 'written_at'],
    ['phone_call', 'opened_at'],
    ['outbox', 'queued_at'],
  ] as const) {
    const gone = `SELECT t.id FROM ${table} t WHERE t.city_id = $1 AND ${ofYear(at)} AND ${free}`
    await client.query(`DELETE FROM notice_event WHERE city_id = $1 AND about_id IN (${gone})`, of)
    await client.query(`DELETE FROM ${table} WHERE city_id = $1 AND id IN (${gone})`, of)
  }
  return true
}

async function reads({ client, item }: Doing): Promise<boolean> {
  await client.query(`DELETE FROM personal_read t WHERE t.city_id = $1 AND ${ofYear('at')} AND ${free}`, [
    item.city_id,
    item.closed_on,
  ])
  return true
}

/** Only where it is still over, and what hangs on it with it. */
const entry =
  (record: EntryRecord) =>
  async (doing: Doing): Promise<boolean> => {
    const { client, item } = doing
    const { table, over } = entryRecords[record]
    const { first, last } = entryDisposal[record]
    const of = [item.city_id, item.record_id]
    const where = `WHERE t.city_id = $1 AND t.id = $2 AND ${over}`
    if (!(await found(doing, `SELECT 1 FROM ${table} t ${where} FOR UPDATE`, of))) return false
    for (const sql of first) await client.query(sql, of)
    return found(doing, `${last} WHERE t.city_id = $1 AND t.id = $2`, of)
  }

const ways: Readonly<Record<OtherRecord, (doing: Doing) => Promise<boolean>>> = {
  person,
  group,
  notices,
  reads,
  correction: entry('correction'),
  delegation: entry('delegation'),
  plan: entry('plan'),
  adviser: entry('adviser'),
}
