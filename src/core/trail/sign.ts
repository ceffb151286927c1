import { sql } from 'kysely'
import type pg from 'pg'
import { GENESIS } from '../../lib/chain.ts'
import { inCity, type Tx } from '../../platform/db/transaction.ts'
import type { KeyPair } from '../../platform/seal/index.ts'
import { sign } from '../../platform/seal/signing.ts'
import { type Head, headHash, type Leaf, rootOf } from './head.ts'

/** What one head may hold; whatever is left goes into the next. */
const mostLeaves = 5000

/**
 * Signs the next head of a city over the cases whose chains have grown since they were last in one; undefined when
 * none has. Twice in a row changes nothing.
 */
export const signCity = (pool: pg.Pool, cityId: string, key: KeyPair, now: Date): Promise<Head | undefined> =>
  inCity(pool, cityId, 'write', async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext(${`trail:${cityId}`}))`.execute(tx.db)
    const leaves = await listGrown(tx)
    if (leaves.length === 0) return undefined
    const last = await newestHead(tx)
    const next = { n: (last?.n ?? 0) + 1, at: now, prev: last?.hash ?? GENESIS, root: rootOf(leaves) }
    const hash = headHash(cityId, next)
    const head = { ...next, hash, signature: sign(key.privateKey, hash), public_key: key.publicKey }
    await insertHead(tx, head, leaves)
    return head
  })

const listGrown = ({ db, cityId }: Tx): Promise<Leaf[]> =>
  db
    .selectFrom('collaboration as c')
    .select(['c.id as case_id', 'c.trail_seq as seq', 'c.trail_hash as hash'])
    .where('c.city_id', '=', cityId)
    .where('c.trail_seq', '>', 0)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM trail_leaf l WHERE l.city_id = c.city_id AND l.case_id = c.id
        AND l.seq = c.trail_seq AND l.hash = c.trail_hash)`,
    )
    .orderBy('c.id')
    .limit(mostLeaves)
    .execute()

const newestHead = ({ db, cityId }: Tx) =>
  db
    .selectFrom('trail_head')
    .select(['n', 'hash'])
    .where('city_id', '=', cityId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()

async function insertHead({ db, cityId }: Tx, head: Head, leaves: readonly Leaf[]): Promise<void> {
  await db
    .insertInto('trail_head')
    .values({ city_id: cityId, ...head })
    .execute()
  await db
    .insertInto('trail_leaf')
    .values(leaves.map((leaf, position) => ({ city_id: cityId, n: head.n, position, ...leaf })))
    .execute()
}
