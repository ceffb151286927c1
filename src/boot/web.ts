import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type pg from 'pg'
import type { Logger } from 'pino'
import { createApp } from '../app.tsx'
import { frontOf } from '../core/web/front.ts'
import type { Runtime } from '../core/web/visit.ts'
import { newRuntime } from '../runtime.ts'
import { type AssetManifest, setAssets } from '../ui/assets.ts'
import type { ProgramFiles } from './places.ts'

/** Any change of the program makes pages that were kept before it void. */
const buildOf = (stamp: string): string =>
  existsSync(stamp) ? readFileSync(stamp, 'utf8').slice(0, 12) : 'unstamped'

type Given = {
  pool: pg.Pool
  log: Logger
  demo: boolean
  origin: string
  filesDir: string
  providers?: Runtime['providers']
  storage?: Runtime['storage']
  checks?: Runtime['checks']
  trustedProxies?: number
  staffHosts?: readonly string[]
  program: ProgramFiles
}

export async function openRuntime({ program, ...given }: Given): Promise<Runtime> {
  const manifest = await readFile(join(program.assets, 'manifest.json'), 'utf8')
  setAssets(JSON.parse(manifest) as AssetManifest)
  await mkdir(given.filesDir, { recursive: true, mode: 0o700 })
  return newRuntime({ ...given, build: buildOf(program.stamp) })
}

export const openApp = (runtime: Runtime, { assets }: ProgramFiles) => createApp(runtime, assets)

/** The app as `node:http` calls it, with the kept pages in front. */
export const openListener = (runtime: Runtime, program: ProgramFiles): RequestListener =>
  frontOf(runtime, getRequestListener(openApp(runtime, program).fetch))
