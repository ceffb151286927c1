import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Runtime } from '../core/web/visit.ts'
import { openPool } from '../platform/db/pool.ts'
import { ensureSealKeys, openKeyFolder } from '../platform/keys/index.ts'
import { openLog } from '../platform/log.ts'
import { type Databases, startDatabases } from './databases.ts'
import { jobEnvironment } from './job-environment.ts'
import { superviseJobs } from './job-process.ts'
import { listen } from './listen.ts'
import { type ProgramFiles, programFiles } from './places.ts'
import { prepareDatabase, storeDemoCities } from './prepare.ts'
import { openStops, type Stops } from './stops.ts'
import { openApp, openRuntime } from './web.ts'

export type Started = { origin: string; runtime: Runtime; stop: () => Promise<void> }
/** What only the demo does, between the migrations and the first request. */
export type Fill = (runtime: Runtime) => Promise<void>

const mostConnections = 16
const roles = { app: 'yui_app', unseal: 'yui_unseal' }

/** Starts everything in its order; what had been started is stopped again when something cannot be. */
export async function startYui(config: Config, fill?: Fill): Promise<Started> {
  const stops = openStops()
  try {
    return await startAll(config, stops, fill)
  } catch (error) {
    await stops.run()
    throw error
  }
}

async function startAll(config: Config, stops: Stops, fill: Fill | undefined): Promise<Started> {
  const log = openLog(config.logLevel)
  const program = programFiles()
  const databases = await openDatabases(config, stops, log)
  const { owner } = databases
  if (owner !== undefined) await prepare(config, owner, program)
  const pool = openPool({ connectionString: databases.app }, mostConnections, 'yui-web')
  stops.add(() => pool.end())
  const origin =
    config.origin ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`
  const { demo, folders } = config
  const runtime = await openRuntime({ pool, log, demo, origin, filesDir: folders.files, program })
  await fill?.(runtime)
  if (owner !== undefined) {
    const jobs = superviseJobs(program.jobs, jobEnvironment({ ...config, origin }, databases), log)
    stops.add(jobs.stop)
  }
  const web = await listen(openApp(runtime, program), config.host, config.port)
  stops.add(web.drain)
  return { origin, runtime, stop: stops.run }
}

async function openDatabases(config: Config, stops: Stops, log: Logger): Promise<Databases> {
  if (config.databases !== undefined) return config.databases
  const { databases, stop } = await startDatabases(config.folders.postgres, (line) => log.info(line))
  stops.add(stop)
  return databases
}

async function prepare({ demo, folders }: Config, address: string, program: ProgramFiles): Promise<void> {
  const owner = openPool({ connectionString: address }, 2, 'yui-boot')
  try {
    await prepareDatabase(owner, program.migrations, roles)
    if (demo) await storeDemoCities(owner, program.cities, new Date())
    await ensureSealKeys(owner, openKeyFolder(folders.keys), new Date())
  } finally {
    await owner.end()
  }
}
