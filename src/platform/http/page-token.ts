import type pg from 'pg'

export type PageToken = { installation: number; token: number }
type Batch = { cities: Set<string>; result: Promise<Map<string, PageToken>> }

/**
 * The token of a city's public pages: it changes with every write. Requests that come while a check is on its way join
 * the *next* one, so each answer was read after its request came, and a hundred requests cost one statement.
 */
export function openPageTokens(pool: pg.Pool): (cityId: string) => Promise<PageToken | undefined> {
  let running: Promise<unknown> | undefined
  let next: Batch | undefined

  function join(): Batch {
    if (next) return next
    const batch: Batch = { cities: new Set(), result: Promise.resolve(new Map()) }
    next = batch
    const start = async () => {
      // Even with none on its way this waits a turn, so that whoever joined now is asked for too.
      await running?.catch(() => undefined)
      next = undefined
      const reading = readTokens(pool, [...batch.cities])
      running = reading
      return reading.finally(() => {
        if (running === reading) running = undefined
      })
    }
    batch.result = start()
    return batch
  }
  return async (cityId) => {
    const batch = join()
    batch.cities.add(cityId)
    return (await batch.result).get(cityId)
  }
}

async function readTokens(pool: pg.Pool, cities: string[]): Promise<Map<string, PageToken>> {
  const { rows } = await pool.query<{ city_id: string; token: number; installation: number }>({
    name: 'page-token',
    text: `SELECT city_id, sum(n)::bigint AS token, (SELECT version FROM installation) AS installation
      FROM page_counter WHERE city_id = ANY ($1) GROUP BY city_id`,
    values: [cities],
  })
  return new Map(rows.map((row) => [row.city_id, { installation: row.installation, token: row.token }]))
}
