import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

export type Server = { port: number; pid: number; stop: () => Promise<void>; child: ChildProcess }

/** The options of `npm start`, so that what is measured is what people run. */
function startOptions(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(/\s+/).filter((part) => part.startsWith('--max-'))
}

/** Starts one of the servers of bench/servers in a process of its own, as in production. */
export async function startServer(kind: string, env: NodeJS.ProcessEnv): Promise<Server> {
  const profile = process.env.BENCH_PROF ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROF}`] : []
  const child = spawn(
    process.execPath,
    [...startOptions(), ...profile, process.argv[1] ?? '', 'serve', kind],
    {
      env: { ...process.env, ...env, NODE_ENV: 'production' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const message = (await Promise.race([
    once(child, 'message').then(([told]) => told),
    once(child, 'exit').then(() => {
      throw new Error(`the ${kind} server ended`)
    }),
  ])) as { port: number }
  const stop = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  return { port: message.port, pid: child.pid ?? 0, stop, child }
}
