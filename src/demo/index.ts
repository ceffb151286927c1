import type { Runtime } from '../core/web/visit.ts'
import { inCity } from '../platform/db/transaction.ts'
import { casts } from './cast.ts'
import { addCast } from './people.ts'

/** Fills the five cities with invented people and cases, once: a city that has people is left as it is. */
export async function loadDemo(runtime: Runtime): Promise<void> {
  for (const cast of casts) {
    const city = await runtime.directory.find(cast.city)
    if (city)
      await inCity(runtime.pool, city.id, 'write', async (tx) => {
        const anybody = await tx.db
          .selectFrom('person')
          .select('id')
          .where('city_id', '=', city.id)
          .limit(1)
          .executeTakeFirst()
        if (!anybody) await addCast(tx, cast, runtime.clock())
      })
  }
}
