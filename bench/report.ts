import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import type { Figure } from './figure.ts'

const file = 'docs/performance.md'
const begin = '<!-- measured: begin -->'
const end = '<!-- measured: end -->'

export const mark = ({ reached }: Figure): string => (reached === undefined ? '·' : reached ? '✓' : '✗')

const row = (figure: Figure) =>
  `| ${figure.claim} | ${figure.measured} | ${figure.target} | ${mark(figure)} |`

function machine(): string {
  const [{ model } = { model: 'unknown' }] = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  return `${cpus().length} × ${model.trim()}, ${memory} GB, ${process.platform} ${process.arch}, Node ${process.version}, embedded PostgreSQL 18`
}

const head = ['| What | Measured | Target | |', '|---|---|---|---|']

function table(rows: readonly string[], minutes: number): string {
  const when = `Measured on ${new Date().toISOString().slice(0, 10)} in ${minutes.toFixed(0)} minutes on ${machine()}.`
  return [when, '', ...head, ...rows].join('\n')
}

const claimIn = (line: string) => line.split(' | ')[0]

/** Puts the rows where the last ones stood: all of them, or those measured anew. What people wrote around them stays. */
export function writeReport(figures: readonly Figure[], all: boolean, minutes: number): void {
  const text = readFileSync(file, 'utf8')
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)]
  if (from < begin.length || to < 0) throw new Error(`${file} has lost its markers`)
  const rows = figures.map(row)
  const [when = '', , , , ...last] = text.slice(from, to).trim().split('\n')
  const kept = last.map((line) => rows.find((one) => claimIn(one) === claimIn(line)) ?? line)
  const shown = all ? table(rows, minutes) : [when, '', ...head, ...kept].join('\n')
  writeFileSync(file, `${text.slice(0, from)}\n${shown}\n${text.slice(to)}`)
}
