import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { blindId } from '../lib/ids.ts'

// What the tests of this folder try whole processes with: built, started, asked, killed.

export type Program = { origin: string; child: ChildProcess; said: () => string }

/** Builds the program as `npm start` does, into a folder of its own beside the real one. */
export async function buildTrial(): Promise<{ file: string; remove: () => Promise<void> }> {
  const outdir = await mkdtemp(join(import.meta.dirname, '../../build/trial-'))
  await build({
    entryPoints: { start: join(import.meta.dirname, 'program.testing.ts') },
    ...{ outdir, bundle: true, format: 'esm', platform: 'node', target: 'node24', packages: 'external' },
    ...{ jsx: 'automatic', jsxImportSource: 'hono/jsx', logLevel: 'warning' },
  })
  return { file: join(outdir, 'start.js'), remove: () => rm(outdir, { recursive: true }) }
}

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'yui-boot-'))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Starts the program and waits for its greeting. */
export async function startProgram(file: string, env: NodeJS.ProcessEnv): Promise<Program> {
  const port = await freePort()
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env.PATH, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => (text += piece))
  const said = () => text
  const exited = once(child, 'exit').then(() => Promise.reject(new Error(`the program ended:\n${text}`)))
  exited.catch(() => undefined)
  await Promise.race([exited, greeted(child, said)])
  return { origin: `http://127.0.0.1:${port}`, child, said }
}

async function greeted(child: ChildProcess, said: () => string): Promise<void> {
  while (!said().includes('Yui is running')) await once(child.stdout ?? child, 'data')
}

/** kill -9 of the program and of everything that it started, the database above all. */
export async function killAll({ child }: Program): Promise<void> {
  const pids = [child.pid ?? 0, ...descendants(child.pid ?? 0)]
  const exited = once(child, 'exit')
  for (const pid of pids) kill(pid)
  await exited
}

function kill(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it ended by itself when its parent did
  }
}

function descendants(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number)
  return children.flatMap((child) => [child, ...descendants(child)])
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

/** Sends a form as a browser that is signed in would. */
export const post = (
  { origin }: Program,
  path: string,
  fields: Readonly<Record<string, string>>,
  cookie = '',
): Promise<Response> =>
  fetch(`${origin}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, cookie },
    body: new URLSearchParams({ submissionId: blindId(), ...fields }),
  })

export const get = async ({ origin }: Program, path: string, cookie = ''): Promise<string> =>
  (await fetch(`${origin}${path}`, { headers: { cookie } })).text()

export const idea = (title: string) => ({
  title,
  issue: '通学路に雪が残っています。',
  wish: '町内で分担したい。',
  proposer: '東町の保護者',
  field: 'snow',
  visibility: 'public',
})
