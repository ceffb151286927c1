import pg from 'pg'

export type ConnectionOptions =
  | { connectionString: string }
  | { host: string; port: number; user: string; database: string; password?: string }

const { builtins } = pg.types
const asIs = (value: string) => value
/** `date` stays 'YYYY-MM-DD'; bigint becomes a number (ordinals and counters stay far below 2^53). */
const parsers = new Map<number, (value: string) => unknown>([
  [builtins.DATE, asIs],
  [builtins.INT8, Number],
])
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/**
 * For requests, statement, lock and idle limits stop one bad query or forgotten transaction from holding everybody. A
 * command of the operator may take as long as it needs, but does not wait for a lock for ever.
 */
const limits = {
  request:
    '-c statement_timeout=10s -c lock_timeout=5s -c idle_in_transaction_session_timeout=15s -c timezone=UTC',
  command: '-c lock_timeout=60s -c timezone=UTC',
}

export function openPool(
  connection: ConnectionOptions,
  most: number,
  applicationName: string,
  purpose: keyof typeof limits = 'request',
): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    types,
    // Statements are sent when they are ready, not when the one before was answered.
    pipeline: true,
    max: most,
    options: limits[purpose],
    application_name: applicationName,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 60_000,
    allowExitOnIdle: false,
  })
  // An idle connection that the server closes must not bring the process down; the next checkout opens a new one.
  pool.on('error', () => undefined)
  // Nor may one that is checked out between two statements: the next statement fails, and its request is told.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
