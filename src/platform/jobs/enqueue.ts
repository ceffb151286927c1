import { sql } from 'kysely'
import { blindId } from '../../lib/ids.ts'
import type { Tx } from '../db/transaction.ts'

/**
 * Queues a job in the transaction that causes it: both happen or neither. With `jobKey` a job that still waits is
 * replaced instead of doubled. The payload holds ids and nothing personal; the city's own is added to it.
 */
export async function enqueue(
  { db }: Tx,
  task: string,
  payload: Readonly<Record<string, string>>,
  { jobKey = blindId() }: { jobKey?: string } = {},
): Promise<void> {
  await sql`SELECT yui_enqueue(${task}::text, ${JSON.stringify(payload)}::jsonb, ${jobKey}::text)`.execute(db)
}
