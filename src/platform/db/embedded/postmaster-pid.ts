import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a running postmaster says about itself in its data folder. */
export type PostmasterPid = { pid: number; port: number; socketDir: string; status: string }

export function readPostmasterPid(cluster: string): PostmasterPid | undefined {
  const lines = contentOf(join(cluster, 'postmaster.pid'))?.split('\n')
  const pid = Number(lines?.[0])
  if (!lines || !Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]), socketDir: lines[4] ?? '', status: (lines[7] ?? '').trim() }
}

function contentOf(file: string) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
