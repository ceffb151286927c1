import type { Databases } from './boot/databases.ts'
import { type DataFolders, dataFolders } from './boot/places.ts'
import { BootRefusal } from './boot/refusal.ts'

/** What an installation is started with. */
export type Config = {
  demo: boolean
  /** None: the embedded PostgreSQL in the data folder. */
  databases: Databases | undefined
  folders: DataFolders
  /** Where people reach it; none: the address it listens on. */
  origin: string | undefined
  host: string
  port: number
  mail: { url: string; from: string } | undefined
  logLevel: string
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** The demo asks for nothing: a folder, a port, and never an address that others can reach. */
export function readDemoConfig(env: NodeJS.ProcessEnv): Config {
  const host = env.YUI_HOST || '127.0.0.1'
  if (!loopback.has(host)) throw new BootRefusal('notLoopback', { host })
  return {
    demo: true,
    databases: undefined,
    folders: dataFolders(env.YUI_DATA || './data', env.YUI_KEYS),
    origin: undefined,
    host,
    port: readPort(env.PORT || '3000'),
    mail: undefined,
    logLevel: env.LOG_LEVEL || 'warn',
  }
}

function readPort(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65535) throw new BootRefusal('badPort', { value })
  return Number(value)
}
