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

export const tableOf = (figures: readonly Figure[], minutes: number): string =>
  [
    `Measured on ${new Date().toISOString().slice(0, 10)} in ${minutes.toFixed(0)} minutes on ${machine()}.`,
    '',
    '| What | Measured | Target | |',
    '|---|---|---|---|',
    ...figures.map(row),
  ].join('\n')

/** Puts the table where the last one stood; what people wrote around it stays. */
export function writeReport(table: string): void {
  const text = readFileSync(file, 'utf8')
  const [before, after] = [text.indexOf(begin), text.indexOf(end)]
  if (before < 0 || after < 0) throw new Error(`${file} has lost its markers`)
  writeFileSync(file, `${text.slice(0, before + begin.length)}\n${table}\n${text.slice(after)}`)
}
