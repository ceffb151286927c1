import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Proportional set size of a process in MB: shared pages are counted once over all who share them. */
export function memoryOf(pid: number): number {
  const [, kb = '0'] = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`)) ?? []
  return Number(kb) / 1024
}

const parentOf = (pid: number): number =>
  Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)

export const postmasterOf = (folder: string): number =>
  Number(read(join(folder, 'postgres', 'data', 'postmaster.pid')).split('\n')[0])

/** The database server and every process it has started. */
export function databaseProcesses(folder: string): number[] {
  const postmaster = postmasterOf(folder)
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  return [postmaster, ...all.filter((pid) => parentOf(pid) === postmaster)].filter((pid) => pid > 0)
}

export const databaseMemory = (folder: string): number =>
  databaseProcesses(folder).reduce((sum, pid) => sum + memoryOf(pid), 0)
