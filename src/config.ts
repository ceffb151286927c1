import type { Databases } from './boot/databases.ts'
import { type Environment, isPort, readEnvironment } from './boot/environment.ts'
import { type DataFolders, dataFolders } from './boot/places.ts'
import { refusal } from './boot/refusal.ts'
import { type S3Settings, s3In } from './platform/storage/index.ts'

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
  /** Where files lie if not in the data folder. */
  s3: S3Settings | undefined
  /** Where clamd listens, and the program of the 無害化 step; neither need be there. */
  checks: { clamd?: string | undefined; sanitise?: string | undefined }
  /** How many proxies stand in front. */
  trustedProxies: number
  /** Host names on which staff work; none: every name. */
  staffHosts: readonly string[]
  logLevel: string
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** The demo asks for nothing: a folder, a port, and never an address that others can reach. */
export function readDemoConfig(env: NodeJS.ProcessEnv): Config {
  const host = env.YUI_HOST || '127.0.0.1'
  if (!loopback.has(host)) throw refusal((words) => words.notLoopback(host))
  return {
    demo: true,
    databases: undefined,
    folders: dataFolders(env.YUI_DATA || './data', env.YUI_KEYS || undefined, env.YUI_SIGN_IN || undefined),
    origin: undefined,
    host,
    port: readPort(env.PORT || '3000'),
    mail: undefined,
    s3: undefined,
    checks: {},
    trustedProxies: 0,
    staffHosts: [],
    logLevel: env.LOG_LEVEL || 'warn',
  }
}

function readPort(value: string): number {
  if (!isPort(value)) throw refusal((words) => words.badPort(value))
  return Number(value)
}

/** A real installation: everything from the environment, and every mistake in it named at once. */
export function readServeConfig(env: NodeJS.ProcessEnv): Config {
  const read = readEnvironment(env)
  return {
    demo: false,
    databases: databasesIn(read),
    folders: dataFolders(read.YUI_DATA, read.YUI_KEYS, read.YUI_SIGN_IN),
    origin: read.YUI_ORIGIN,
    host: read.YUI_HOST,
    port: read.PORT,
    mail: read.SMTP_URL && read.MAIL_FROM ? { url: read.SMTP_URL, from: read.MAIL_FROM } : undefined,
    s3: s3In(env),
    checks: { clamd: read.CLAMD, sanitise: read.FILES_SANITISE },
    trustedProxies: read.YUI_TRUSTED_PROXIES,
    staffHosts: read.YUI_STAFF_HOSTS?.split(',') ?? [],
    logLevel: read.LOG_LEVEL,
  }
}

const databasesIn = (read: Environment): Databases | undefined =>
  read.DATABASE_URL === undefined
    ? undefined
    : { app: read.DATABASE_URL, owner: read.DATABASE_OWNER_URL, unseal: read.DATABASE_UNSEAL_URL }
