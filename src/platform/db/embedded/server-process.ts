import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { unsupported } from './binaries.ts'
import type { Identity } from './identity.ts'
import { canEnter } from './reach.ts'

/**
 * How the server's user names its own data folder. Below /root or any other closed folder no path leads there,
 * but the working directory does: the child enters it before it gives up root, and /proc/self/cwd stays open.
 */
export const ownPath = (cluster: string, { server }: Identity) =>
  canEnter(dirname(cluster), server) ? cluster : '/proc/self/cwd'

type Program = { file: string; args: string[]; cwd: string; stdio: StdioOptions; detached?: boolean }

/** Starts one of PostgreSQL's programs as the server's user, untouched by this process's environment. */
export function runAsServer(program: Program, { isRoot, server }: Identity): ChildProcess {
  const { file, args, ...options } = program
  return spawn(file, args, {
    ...options,
    // a PGDATA, PGPORT or a locale that this machine lacks must not reach it
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    ...(isRoot && { uid: server.uid, gid: server.gid }),
  })
}

/** The exit code or signal; a program that does not even start (no glibc, no right to change user) is refused. */
export function exitOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(unsupported(`PostgreSQL cannot be started here (${error.message}).`)),
    )
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
}
