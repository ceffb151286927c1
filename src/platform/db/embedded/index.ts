export type { RefusalCode } from './refusals.ts'
export { EmbeddedRefusal } from './refusals.ts'

export type EmbeddedRole = 'postgres' | 'yui_owner' | 'yui_app' | 'yui_unseal'

export type EmbeddedConnection = { host: string; port: number; user: string; database: string }

export type EmbeddedPostgres = {
  /** The Unix socket's folder: 0700 and owned by the server's OS user; root may enter it too. */
  socketDir: string
  port: number
  /** The server's data folder, for a physical backup between pg_backup_start and pg_backup_stop. */
  clusterDir: string
  /** Options for pg.Pool; over the socket the operating system vouches for us, so there is no password. */
  connection(role: EmbeddedRole, database: string): EmbeddedConnection
  /** Fast shutdown: sessions end, a checkpoint is written, and the promise waits for the server's exit. */
  stop(): Promise<void>
}

export type EmbeddedOptions = { log?: (line: string) => void }

/** Starts the server of this folder (`${YUI_DATA}/postgres`), creating the cluster on first boot. */
export function startEmbedded(_dataDir: string, _options?: EmbeddedOptions): Promise<EmbeddedPostgres> {
  throw new Error('not yet')
}
