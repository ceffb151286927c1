import type pg from 'pg'
import type { Logger } from 'pino'
import { addDays, type PlainDate, todayInJapan } from '../../lib/dates.ts'
import { removedName, saltWithout } from '../trail/salt.ts'
import { emptyTables } from './empty-tables.ts'

type Given = { ownerPool: pg.Pool; clock: () => Date; log: Logger }
type Asked = { city_id: string; id: string }
type Erasing = {
  client: pg.ClientBase
  cityId: string
  persons: readonly string[]
  now: Date
  today: PlainDate
}

/**
 * Deletes, as the owner, what people asked to have deleted and did not take back within two weeks. One transaction
 * each; what somebody ordered to be held waits. Run twice it changes nothing more.
 */
export const openEraser =
  ({ ownerPool, clock, log }: Given) =>
  async (): Promise<void> => {
    const now = clock()
    const { rows } = await ownerPool.query<Asked>(
      `SELECT city_id, id FROM erasure WHERE done_at IS NULL AND withdrawn_at IS NULL AND due_on <= $1
       ORDER BY due_on, id LIMIT 100`,
      [todayInJapan(now)],
    )
    for (const asked of rows) {
      try {
        await eraseAsked(ownerPool, asked, now)
      } catch (error) {
        const { code, table } = error as { code?: unknown; table?: unknown }
        log.error({ erasure: asked.id, code, table }, 'erasure failed, tried again')
      }
    }
  }

async function eraseAsked(ownerPool: pg.Pool, { city_id: cityId, id }: Asked, now: Date): Promise<void> {
  const client = await ownerPool.connect()
  const today = todayInJapan(now)
  try {
    await client.query('BEGIN')
    const persons = await personsOf(client, cityId, id, today)
    if (persons.length > 0 && !(await isHeld(client, cityId, persons))) {
      await erasePersons({ client, cityId, persons, now, today })
      await client.query('UPDATE erasure SET done_at = $3 WHERE city_id = $1 AND id = $2', [cityId, id, now])
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** The person of a request that still stands, and every record that is this person too. */
async function personsOf(
  client: pg.ClientBase,
  cityId: string,
  id: string,
  today: PlainDate,
): Promise<string[]> {
  const { rows } = await client.query<{ person_id: string }>(
    `SELECT person_id FROM erasure WHERE city_id = $1 AND id = $2 AND done_at IS NULL AND withdrawn_at IS NULL
       AND due_on <= $3 FOR UPDATE`,
    [cityId, id, today],
  )
  const person = rows[0]?.person_id
  if (person === undefined) return []
  const others = await client.query<{ id: string }>(
    'SELECT from_person_id AS id FROM person_merge WHERE city_id = $1 AND into_person_id = $2 AND undone_at IS NULL',
    [cityId, person],
  )
  return [person, ...others.rows.map((row) => row.id)]
}

async function isHeld(client: pg.ClientBase, cityId: string, persons: readonly string[]): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM legal_hold h WHERE h.city_id = $1 AND h.lifted_at IS NULL AND (h.record_id = ANY ($2)
       OR h.record_id IN (SELECT case_id FROM party WHERE city_id = $1 AND person_id = ANY ($2)))`,
    [cityId, persons],
  )
  return (rowCount ?? 0) > 0
}

/** All that is personal of them goes, as far as no record of its own keeps it. */
export async function erasePersons(erasing: Erasing): Promise<void> {
  await eraseNamesOfEntries(erasing)
  const { client, cityId, persons, today } = erasing
  const values = [cityId, persons]
  await client.query(
    `UPDATE collaboration SET proposer = '${removedName}', version = version + 1 WHERE city_id = $1 AND proposer <> ''
       AND id IN (SELECT case_id FROM party WHERE city_id = $1 AND person_id = ANY ($2))`,
    values,
  )
  await client.query(
    `UPDATE party SET name = '${removedName}' WHERE city_id = $1 AND person_id = ANY ($2)`,
    values,
  )
  await emptyTables(client, cityId, persons)
  await client.query(
    'UPDATE hat SET until = $3 WHERE city_id = $1 AND person_id = ANY ($2) AND (until IS NULL OR until > $3)',
    [...values, addDays(today, -1)],
  )
  await client.query(
    `UPDATE person SET name = '${removedName}', reading = '', email = NULL, password_hash = NULL, contact_email = NULL,
       phone = NULL, postal_code = NULL, address = NULL, channel = 'none', account = false, version = version + 1
     WHERE city_id = $1 AND id = ANY ($2)`,
    values,
  )
}

type Named = { case_id: string; seq: number; actor_name: string; salt: string }

/** What somebody did as staff stays signed: that is the city's act. As a resident or a member of a group the name goes. */
async function eraseNamesOfEntries({ client, cityId, persons }: Erasing): Promise<void> {
  const { rows } = await client.query<Named>(
    `SELECT e.case_id, e.seq, e.actor_name, e.salt FROM entry e JOIN hat h ON h.city_id = e.city_id AND h.id = e.hat_id
     WHERE e.city_id = $1 AND e.person_id = ANY ($2) AND e.actor_name <> '${removedName}'
       AND h.kind IN ('resident', 'representative', 'secretary', 'member')`,
    [cityId, persons],
  )
  for (const { case_id, seq, actor_name, salt } of rows)
    await client.query(
      `UPDATE entry SET actor_name = '${removedName}', salt = $4 WHERE city_id = $1 AND case_id = $2 AND seq = $3`,
      [cityId, case_id, seq, saltWithout(salt, 'name', actor_name)],
    )
}
