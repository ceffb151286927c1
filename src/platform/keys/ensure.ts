import type pg from 'pg'
import { generateSealKey } from '../seal/index.ts'
import { type KeyFolder, sealKeyName } from './folder.ts'

type Row = { id: string; public_key: string | null }

/**
 * Gives every city a sealing key: the public half in the database, the private half in the folder. A city whose newest
 * key has no private half here (a database restored without its keys) gets a new one, so that no sheet is sealed for
 * nobody. Tells how many were made. Runs as the owner.
 */
export async function ensureSealKeys(owner: pg.Pool, keys: KeyFolder, now: Date): Promise<number> {
  const { rows } = await owner.query<Row>(
    `SELECT c.id, (SELECT k.public_key FROM seal_key k WHERE k.city_id = c.id
       ORDER BY k.created_at DESC, k.public_key LIMIT 1) AS public_key FROM city c ORDER BY c.id`,
  )
  let made = 0
  for (const { id, public_key } of rows) {
    if (public_key !== null && (await keys.find(id, sealKeyName(public_key)))) continue
    const pair = generateSealKey()
    await keys.keep(id, sealKeyName(pair.publicKey), pair)
    await owner.query('INSERT INTO seal_key (city_id, public_key, created_at) VALUES ($1, $2, $3)', [
      id,
      pair.publicKey,
      now,
    ])
    made += 1
  }
  return made
}
