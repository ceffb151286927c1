import type pg from 'pg'

export type PageToken = { installation: number; token: number }
type Batch = { cities: Set<string>; result: Promise<Map<string, PageToken>> }

/** One at a time: measured, the processor that a second one takes is worth more to the answers. */
const mostRunning = 1

/**
 * The token of a city's public pages: it changes with every write. Requests that come while checks are on their way
 * join the *next* one, so each answer was read after its request came, and a hundred requests cost one statement.
 */
export function openPageTokens(pool: pg.Pool): (cityId: string) => Promise<PageToken | undefined> {
  const waiting: (() => void)[] = []
  let running = 0
  let next: Batch | undefined

  async function read(cities: Set<string>) {
    // All requests of this turn of the loop are read before it ends: they are one check.
    await new Promise(setImmediate)
    if (running >= mostRunning) await new Promise<void>((go) => waiting.push(go))
    next = undefined
    running += 1
    try {
      return await readTokens(pool, [...cities])
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
  function join(): Batch {
    if (next) return next
    const cities = new Set<string>()
    next = { cities, result: read(cities) }
    return next
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
