export type EmbeddedRole = 'postgres' | 'yui_owner' | 'yui_app' | 'yui_unseal'

export type EmbeddedConnection = { host: string; port: number; user: string; database: string }

/** A running embedded server, as somebody sees it who only wants to connect. */
export type RunningPostgres = {
  /** The Unix socket's folder: 0700 and owned by the server's OS user; root may enter it too. */
  socketDir: string
  port: number
  /** The server's data folder, for a physical backup between pg_backup_start and pg_backup_stop. */
  clusterDir: string
  /** Options for pg.Pool; over the socket the operating system vouches for us, so there is no password. */
  connection(role: EmbeddedRole, database: string): EmbeddedConnection
}

export type EmbeddedPostgres = RunningPostgres & {
  /** Fast shutdown: sessions end, a checkpoint is written, and the promise waits for the server's exit. */
  stop(): Promise<void>
}

export type EmbeddedOptions = { log?: (line: string) => void }

export const connectionThrough =
  (host: string, port: number) =>
  (user: EmbeddedRole, database: string): EmbeddedConnection => ({ host, port, user, database })
