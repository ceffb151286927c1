import type { Identity } from './identity.ts'

export const PORT = 5432

/** Modest in memory (the whole database stays within 200 MB), uncompromising in durability. */
const settings: Record<string, string> = {
  // What makes an acknowledged write stay: never weaker than this.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  restart_after_crash: 'on',
  // `replica` and one slot let a backup copy the folder while the software writes.
  wal_level: 'replica',
  max_wal_senders: '0',
  max_replication_slots: '2',
  max_wal_size: '512MB',

  shared_buffers: '64MB',
  huge_pages: 'off',
  max_connections: '60',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_worker_processes: '2',
  max_parallel_workers_per_gather: '0',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '1',
  autovacuum_worker_slots: '2',
  io_method: 'sync',
  jit: 'off',

  timezone: 'UTC',
  log_timezone: 'UTC',
  // The log is for the operator: no statement, value or row of a person gets into it.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',

  listen_addresses: '',
  port: String(PORT),
  unix_socket_permissions: '0700',
}

/** On the command line, where no edited file and no ALTER SYSTEM can turn durability off. */
export const settingArguments = (socketDir: string) =>
  Object.entries({ ...settings, unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"` }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  )

export const hostBasedAccess = 'local all all peer map=yui\n'

const roles = ['postgres', 'yui_owner', 'yui_app', 'yui_unseal']

/** Which OS user may be which role. Root is always in it: root could become any of them anyway. */
export function identMap({ app, server }: Pick<Identity, 'app' | 'server'>): string {
  const users = [...new Set([app.name, server.name, 'root'])]
  return users.flatMap((user) => roles.map((role) => `yui "${user}" "${role}"\n`)).join('')
}
