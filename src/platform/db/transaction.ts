import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { isUuid } from '../../lib/ids.ts'
import { openStatementNames } from './prepared.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
/** One city's transaction: its rows and no other's. `statements` counts what was sent, without BEGIN, SET and COMMIT. */
export type Tx = { db: Db; cityId: string; statements: () => number }
export type Mode = 'read' | 'write'

const nameOf = openStatementNames()

class ClientConnection implements DatabaseConnection {
  count = 0
  readonly #client: pg.PoolClient
  constructor(client: pg.PoolClient) {
    this.#client = client
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.count += 1
    const { sql: text, parameters } = query
    const result = await this.#client.query({ name: nameOf(text), text, values: [...parameters] })
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
  }
  // biome-ignore lint/correctness/useYield: nothing streams through a request's transaction
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('a transaction does not stream; use an export job')
  }
}

/** A Kysely over one checked-out client: BEGIN and COMMIT are `inCity`'s, so the driver has none of its own. */
function dialectOf(connection: DatabaseConnection): Dialect {
  const nothing = async () => undefined
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => ({
      init: nothing,
      acquireConnection: async () => connection,
      beginTransaction: nothing,
      commitTransaction: nothing,
      rollbackTransaction: nothing,
      releaseConnection: nothing,
      destroy: nothing,
    }),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

/** A plan that was kept fits the tables no more: they were migrated under a running process. */
const outdated = new Set(['0A000', '26000'])
const retryable = new Set(['40001', '40P01', ...outdated])
const codeOf = (error: unknown) => (error as { code?: unknown } | null)?.code
const mostTries = 3

/**
 * Runs `work` in one transaction set to the city. Committed only when `work` returns and `keep` agrees (a response of
 * status ≥ 400 is not kept); a lost serialisation race or a deadlock is tried again from the start.
 */
export async function inCity<T>(
  pool: pg.Pool,
  cityId: string,
  mode: Mode,
  work: (tx: Tx) => Promise<T>,
  keep: (result: T) => boolean = () => true,
): Promise<T> {
  if (!isUuid(cityId)) throw new Error('inCity needs a city id')
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, cityId, mode, work, keep)
    } catch (error) {
      if (attempt >= mostTries || !retryable.has(String(codeOf(error)))) throw error
    }
  }
}

async function once<T>(
  pool: pg.Pool,
  cityId: string,
  mode: Mode,
  work: (tx: Tx) => Promise<T>,
  keep: (result: T) => boolean,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    // Not waited for: the first statement travels with it. Without it that one would see no city's rows at all.
    const begun = client.query(
      `BEGIN${mode === 'read' ? ' READ ONLY' : ''}; SET LOCAL app.city_id = '${cityId}'`,
    )
    begun.catch(() => undefined)
    const connection = new ClientConnection(client)
    const db = new Kysely<Schema>({ dialect: dialectOf(connection) })
    const result = await work({ db, cityId, statements: () => connection.count })
    await begun
    const end = client.query(keep(result) ? 'COMMIT' : 'ROLLBACK')
    if (mode === 'write') await end
    // nothing to lose, so nobody waits for it
    else end.catch(() => undefined)
    return result
  } catch (error) {
    if (outdated.has(String(codeOf(error)))) broken = error as Error
    await client.query('ROLLBACK').catch((rollback: Error) => {
      broken = rollback
    })
    throw error
  } finally {
    client.release(broken)
  }
}
