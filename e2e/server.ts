import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildAssets } from '../scripts/build-assets.mjs'
import { listen } from '../src/boot/listen.ts'
import { programFiles } from '../src/boot/places.ts'
import { openListener } from '../src/boot/web.ts'
import { openLetterhead } from '../src/core/notice/index.ts'
import type { Runtime } from '../src/core/web/visit.ts'
import { casts } from '../src/demo/cast.ts'
import { loadDemo } from '../src/demo/index.ts'
import { addCast } from '../src/demo/people.ts'
import { openPool } from '../src/platform/db/pool.ts'
import { inCity } from '../src/platform/db/transaction.ts'
import { runJobs } from '../src/platform/jobs/index.ts'
import { openKeyFolder } from '../src/platform/keys/index.ts'
import { beginDue, openRound } from '../src/stages/evaluation/index.ts'
import { startTestApp, type TestApp } from '../src/testing/app.ts'
import { setAssets } from '../src/ui/assets.ts'

export type World = { origin: string; test: TestApp; runtime: Runtime; stop: () => Promise<void> }

/** What the cities hold: the people of the demo alone, or everything that the demo tells of them too. */
type Filled = { empty: readonly string[]; host?: '127.0.0.1' | 'localhost' }
export const nothingYet: Filled = { empty: casts.map(({ city }) => city) }

/** The app as `npm start` runs it, on a port and a database of its own, with the job that opens sealed sheets. */
export async function startWorld({ empty, host = '127.0.0.1' }: Filled): Promise<World> {
  const assets = await mkdtemp(join(tmpdir(), 'yui-e2e-'))
  setAssets(await buildAssets(assets))
  const test = await startTestApp()
  const unsealPool = openPool(test.connection('yui_unseal'), 1, 'yui-e2e-unseal')
  const port = await freePort()
  const origin = `http://${host}:${port}`
  const runtime: Runtime = { ...test.runtime, origin }
  const opening = (clock: () => Date) =>
    openRound({
      unsealPool,
      appPool: test.pool,
      keys: openKeyFolder(test.keysDir),
      clock,
      letterhead: openLetterhead(runtime),
    })
  const begin = (clock: () => Date) =>
    beginDue({ appPool: test.pool, clock, letterhead: openLetterhead(runtime) })
  // the demo leaves a city alone that has people already
  await addPeople(runtime, empty)
  if (empty.length < casts.length) await loadDemo(runtime, { open: opening, begin })
  const tasks = { 'evaluation.open': opening(runtime.clock) }
  const jobs = await runJobs({ ownerPool: test.owner, tasks })
  const web = await listen(openListener(runtime, { ...programFiles(), assets }), '127.0.0.1', port)
  return {
    origin,
    test,
    runtime,
    stop: async () => {
      await web.drain()
      await jobs.stop()
      await unsealPool.end()
      await test.stop()
      await rm(assets, { recursive: true, force: true })
    },
  }
}

async function addPeople(runtime: Runtime, empty: readonly string[]): Promise<void> {
  for (const cast of casts.filter(({ city }) => empty.includes(city))) {
    const city = await runtime.directory.find(cast.city)
    if (city) await inCity(runtime.pool, city.id, 'write', (tx) => addCast(tx, cast, runtime.clock()))
  }
}

/** The app wants to know its address before it listens. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
