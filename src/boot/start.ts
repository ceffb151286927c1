import type pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Runtime } from '../core/web/visit.ts'
import { openPool } from '../platform/db/pool.ts'
import { ensureSealKeys, type KeyFolder, openKeyFolder } from '../platform/keys/index.ts'
import { openLog } from '../platform/log.ts'
import { openChecks } from '../platform/scan/index.ts'
import { openStorage } from '../platform/storage/index.ts'
import { refuseUnfit } from './check.ts'
import { type Databases, startDatabases } from './databases.ts'
import { jobEnvironment } from './job-environment.ts'
import { superviseJobs } from './job-process.ts'
import { listen } from './listen.ts'
import { type ProgramFiles, programFiles } from './places.ts'
import { prepareDatabase, rolesOf, storeDemoCities } from './prepare.ts'
import { openProviders } from './providers.ts'
import { openStops, type Stops } from './stops.ts'
import { openListener, openRuntime } from './web.ts'

export type Started = { origin: string; stop: () => Promise<void> }
/** What only the demo does, between the cities and the first request. */
export type Fill = (runtime: Runtime, sealed: { unseal: string; keys: KeyFolder }) => Promise<void>

export type Demo = { fill?: Fill | undefined; onFilling?: (origin: string) => void }

const mostConnections = 16

/** Starts everything in its order; what had been started is stopped again when something cannot be. */
export async function startYui(config: Config, demo: Demo = {}): Promise<Started> {
  const stops = openStops()
  try {
    return await startAll(config, stops, demo)
  } catch (error) {
    await stops.run()
    throw error
  }
}

async function startAll(config: Config, stops: Stops, { fill, onFilling }: Demo): Promise<Started> {
  const log = openLog(config.logLevel)
  const program = programFiles()
  const databases = await openDatabases(config, program, stops, log)
  const pool = openPool({ connectionString: databases.app }, mostConnections, 'yui-web')
  stops.add(() => pool.end())
  await refuseUnfit(pool, config, program.migrations)
  await withOwner(databases, (owner) => fillIn(owner, config, program))
  const origin = config.origin ?? addressOf(config)
  const { demo, folders, s3, checks } = config
  const runtime = await openRuntime({
    pool,
    log,
    demo,
    origin,
    filesDir: folders.files,
    storage: openStorage(folders.files, s3),
    checks: openChecks(checks),
    trustedProxies: config.trustedProxies,
    staffHosts: config.staffHosts,
    providers: await openProviders(folders.signIn),
    program,
  })
  const web = await listen(openListener(runtime, program), config.host, config.port)
  stops.add(web.drain)
  if (fill && databases.unseal) {
    onFilling?.(origin)
    await fill(runtime, { unseal: databases.unseal, keys: openKeyFolder(folders.keys) })
  }
  startJobs({ ...config, origin }, databases, program, stops, log)
  return { origin, stop: stops.run }
}

const addressOf = ({ host, port }: Config): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`

/** The embedded database is migrated here; any other one by `yui migrate`, when its administrator says so. */
async function openDatabases(
  { databases: given, folders }: Config,
  program: ProgramFiles,
  stops: Stops,
  log: Logger,
): Promise<Databases> {
  if (given !== undefined) return given
  const { databases, stop } = await startDatabases(folders.postgres, (line) => log.info(line))
  stops.add(stop)
  await withOwner(databases, (owner) => prepareDatabase(owner, program.migrations, rolesOf(databases)))
  return databases
}

async function withOwner(
  { owner: address }: Databases,
  work: (owner: pg.Pool) => Promise<unknown>,
): Promise<void> {
  if (address === undefined) return
  const owner = openPool({ connectionString: address }, 2, 'yui-boot', 'command')
  try {
    await work(owner)
  } finally {
    await owner.end()
  }
}

async function fillIn(owner: pg.Pool, { demo, folders }: Config, program: ProgramFiles): Promise<void> {
  if (demo) await storeDemoCities(owner, program.cities, new Date())
  await ensureSealKeys(owner, openKeyFolder(folders.keys), new Date())
}

/** Without the owner's address there is no queue to work on: the job process then runs somewhere else. */
function startJobs(config: Config, databases: Databases, program: ProgramFiles, stops: Stops, log: Logger) {
  if (databases.owner === undefined) return
  const jobs = superviseJobs(program.jobs, jobEnvironment(config, databases), log)
  stops.add(jobs.stop)
}
