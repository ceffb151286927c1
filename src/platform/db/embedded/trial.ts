import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type QueryResultRow } from 'pg'
import type { EmbeddedConnection } from './connection.ts'
import { stopOrphans, worksIn } from './orphans.ts'
import { placesIn } from './paths.ts'
import { readPostmasterPid } from './postmaster-pid.ts'

// What the tests of this folder try the supervisor with: homes, a second process to kill, a plain client.

const made: string[] = []

/** A home that does not exist yet, in a folder that every user may enter. */
export function newHome(name = 'postgres'): string {
  const parent = mkdtempSync(join(tmpdir(), 'yui-embedded-'))
  chmodSync(parent, 0o755)
  made.push(join(parent, name))
  return join(parent, name)
}

export async function removeHomes() {
  for (const home of made.splice(0)) {
    await stopOrphans(placesIn(home).cluster, () => {})
    rmSync(dirname(home), { recursive: true, force: true, maxRetries: 3 })
  }
}

export async function rowsOf<Row extends QueryResultRow>(connection: EmbeddedConnection, sql: string) {
  const client = new Client({ ...connection, ssl: false })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

export type App = {
  child: ChildProcess
  said: string[]
  serverPid: number
  next(): Promise<string | undefined>
}

type AppOptions = { uid?: number; gid?: number; env?: NodeJS.ProcessEnv; body?: string; detached?: boolean }

const STAY = 'setInterval(() => {}, 1000)'

/** Another process of ours that runs the server of a home, and can be killed as nothing in this process can. */
export async function startApp(home: string, { body = STAY, ...options }: AppOptions = {}): Promise<App> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
    const db = await startEmbedded(${JSON.stringify(home)}).catch((error) => {
      console.log(\`\${error.code}: \${error.message}\`)
      process.exit(1)
    })
    ${body}
    // Last: whoever reads it may send a signal at once, and the body's handlers must stand by then.
    console.log('ready')`
  const args = ['--input-type=module', '--eval', script]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: '/', ...options })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => (await lines.next()).value as string | undefined
  const first = (await next()) ?? ''
  return { child, said: [first], serverPid: serverPidOf(home), next }
}

export const serverPidOf = (home: string) => readPostmasterPid(placesIn(home).cluster)?.pid ?? 0

export const isRunning = (pid: number, home: string) => worksIn(pid, placesIn(home).cluster)

export const uidOf = (pid: number) =>
  Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

export function ended(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise<void>((resolve) => child.once('exit', () => resolve()))
}

export async function eventually(check: () => boolean | Promise<boolean>) {
  for (let tries = 0; tries < 500; tries++) {
    if (await check()) return
    await sleep(20)
  }
  throw new Error('it did not happen within ten seconds')
}

export const isRoot = process.getuid?.() === 0
export const nobody = { uid: 65534, gid: 65534 }
