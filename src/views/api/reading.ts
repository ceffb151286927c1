import type { Context } from 'hono'
import { type City, cityOf } from '../../core/edition/directory.ts'
import { found } from '../../core/web/errors.ts'
import type { Runtime } from '../../core/web/visit.ts'
import { inCity, type Tx } from '../../platform/db/transaction.ts'

/** The city as it now is, also when another process has just got a new edition of it. */
export async function cityNow(runtime: Runtime, slug: string): Promise<City> {
  const city = found(await cityOf(runtime, slug))
  const seen = await runtime.pageToken(city.id)
  return seen === undefined || runtime.directory.saw(seen.installation)
    ? city
    : found(await cityOf(runtime, slug))
}

export async function reading<T>(
  runtime: Runtime,
  c: Context,
  slug: string,
  read: (city: City, tx: Tx) => Promise<T>,
): Promise<T> {
  const city = await cityNow(runtime, slug)
  return inCity(runtime.pool, city.id, 'read', async (tx) => {
    const result = await read(city, tx)
    c.set('statements', tx.statements())
    return result
  })
}
