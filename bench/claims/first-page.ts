import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from '../ask.ts'
import { atMost, type Figure } from '../figure.ts'
import { median } from '../rounds.ts'
import type { Size } from '../size.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

const answers = (port: number) =>
  ask({ port, path: '/' }).then(
    ({ status }) => status === 200,
    () => false,
  )

/** Seconds from `npm start`'s program to the first page, and the same program again on the same folder. */
async function startOn(folder: string): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const child: ChildProcess = spawn(process.execPath, ['build/start.js'], {
    env: { ...process.env, YUI_DATA: folder, PORT: String(port) },
    stdio: 'ignore',
  })
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error('build/start.js ended')
    await sleep(10)
  }
  const seconds = (performance.now() - began) / 1000
  child.kill('SIGTERM')
  await once(child, 'exit')
  return seconds
}

export async function firstPage(size: Size): Promise<Figure[]> {
  const first: number[] = []
  const again: number[] = []
  for (let round = 0; round < size.rounds; round += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'yui-start-'))
    first.push(await startOn(folder))
    again.push(await startOn(folder))
    await rm(folder, { recursive: true, force: true })
  }
  return [
    atMost('First page of a built tree, restarted', median(again), 5, 's'),
    atMost('First page of a built tree, on an empty folder with the demo to fill', median(first), 5, 's'),
  ]
}
