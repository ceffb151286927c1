import { sql } from 'kysely'
import { bumpPages, openLedger } from '../../src/core/trail/ledger.ts'
import { openPool } from '../../src/platform/db/pool.ts'
import { inCity, type Tx } from '../../src/platform/db/transaction.ts'
import { seedCity } from '../data/cities.ts'
import { openDatabase } from '../database.ts'
import { atLeast, type Figure } from '../figure.ts'
import { interleave, median } from '../rounds.ts'
import type { Size } from '../size.ts'

const writers = 32
const by = { personId: null, hatId: null, name: '見本', publicName: '見本' }
const facts = { text: '今日は12人で公園の花壇に苗を植えました。次回は来月の第一土曜です。' }

type Write = (tx: Tx, caseId: string) => Promise<void>

async function change({ db, cityId }: Tx, caseId: string): Promise<void> {
  await db
    .updateTable('collaboration')
    .set({ version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('id', '=', caseId)
    .execute()
}

const withTrail: Write = async (tx, caseId) => {
  const ledger = openLedger(tx, by, new Date())
  await change(tx, caseId)
  ledger.record({ caseId, stage: 'running', kind: 'logged', visibility: 'public', facts })
  await ledger.flush()
}

/** The same entry in the thread and the same bump of the page counter; no chain, no commitment, no head. */
const withoutTrail =
  (next: () => number): Write =>
  async (tx, caseId) => {
    await change(tx, caseId)
    await tx.db
      .insertInto('entry')
      .values({
        city_id: tx.cityId,
        case_id: caseId,
        seq: next(),
        stage: 'running',
        kind: 'logged',
        visibility: 'public',
        party_id: null,
        person_id: null,
        hat_id: null,
        actor_name: by.name,
        actor_public: by.publicName,
        facts: JSON.stringify(facts),
        salt: '',
        at: new Date(),
      })
      .execute()
    await bumpPages(tx)
  }

/** Writes per second of 32 writers, each on a case of its own. */
export async function manyWriters(size: Size): Promise<Figure[]> {
  const database = await openDatabase()
  const city = await seedCity(database.ownerClient, 'writers', writers)
  const { rows } = await database.ownerClient.query<{ id: string }>(
    'SELECT id FROM collaboration ORDER BY id',
  )
  const pool = openPool({ connectionString: database.app }, writers, 'yui-bench')
  let seq = 1_000_000
  const run = (write: Write) => async () => {
    const began = performance.now()
    await Promise.all(
      rows.map(async ({ id }) => {
        for (let n = 0; n < size.writes / writers; n += 1)
          await inCity(pool, city.id, 'write', (tx) => write(tx, id))
      }),
    )
    return size.writes / ((performance.now() - began) / 1000)
  }
  const variants = { trail: run(withTrail), plain: run(withoutTrail(() => seq++)) }
  await interleave(1, variants)
  const results = await interleave(size.rounds, variants)
  await pool.end()
  await database.stop()
  const [trail, plain] = [median(results.trail), median(results.plain)]
  return [
    atLeast(
      '32 writers on different cases of one city ÷ the same writes without the trail',
      trail / plain,
      0.6,
      `${trail.toFixed(0)} of ${plain.toFixed(0)} writes/s`,
    ),
  ]
}
