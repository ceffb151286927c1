import type pg from 'pg'
import { type KeyFolder, signingKeyName } from '../../platform/keys/index.ts'
import { generateSigningKey } from '../../platform/seal/signing.ts'
import { signCity } from './sign.ts'

type Given = { ownerPool: pg.Pool; appPool: pg.Pool; keys: KeyFolder; clock: () => Date }
type Counted = { city_id: string; token: number }

/**
 * Signs the heads of all cities in which something was written since this process last looked. Every entry bumps its
 * city's page counter in the same transaction, so cities at rest cost nothing.
 */
export function openSigner({ ownerPool, appPool, keys, clock }: Given): () => Promise<void> {
  const signed = new Map<string, number>()
  async function signAllOf(cityId: string): Promise<void> {
    const key = (await keys.find(cityId, signingKeyName)) ?? generateSigningKey()
    const kept = await keys.keep(cityId, signingKeyName, key)
    while (await signCity(appPool, cityId, kept, clock()));
  }
  return async () => {
    for (const { city_id: cityId, token } of await listTokens(ownerPool)) {
      if (signed.get(cityId) === token) continue
      await signAllOf(cityId)
      signed.set(cityId, token)
    }
  }
}

async function listTokens(ownerPool: pg.Pool): Promise<Counted[]> {
  const { rows } = await ownerPool.query<Counted>(
    'SELECT city_id, sum(n)::bigint AS token FROM page_counter GROUP BY city_id ORDER BY city_id',
  )
  return rows
}
