import { defineMessages, type Lang } from '../../lib/language.ts'

/** One thing wrong in a city file: where, what stands there, what may stand there. Lines and columns count from 1. */
export type Mistake = {
  file: string
  line: number
  column: number
  path: string
  found: string
  allowed: string
}

/** A step into a file: a member's name or a place in a list. */
export type Path = readonly (string | number)[]

/** A mistake before its place in the file is known. `onKey`: the member's name is wrong, not its value. */
export type Finding = { path: Path; found: string; allowed: string; onKey?: boolean }

const messages = defineMessages(
  {
    count: (n: number) => `まちがいが${n}件あります。`,
    found: '書かれている内容',
    allowed: '書ける内容',
    top: '（ファイル全体）',
  },
  {
    count: (n: number) => (n === 1 ? 'There is 1 mistake.' : `There are ${n} mistakes.`),
    found: 'Found',
    allowed: 'Allowed',
    top: '(whole file)',
  },
)

/** All mistakes as text for a terminal: `file:line:column` first, so that an editor can jump there. */
export function formatMistakes(mistakes: readonly Mistake[], lang: Lang = 'ja'): string {
  const t = messages(lang)
  const entries = mistakes.map((mistake) =>
    [
      `${mistake.file}:${mistake.line}:${mistake.column}  ${mistake.path || t.top}`,
      `  ${t.found}: ${mistake.found}`,
      `  ${t.allowed}: ${mistake.allowed}`,
    ].join('\n'),
  )
  return [t.count(mistakes.length), ...entries].join('\n\n')
}

export const formatPath = (path: Path): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')

const longest = 80

/** A value as it is shown in a mistake: short, on one line. */
export function showValue(value: unknown): string {
  if (value === undefined) return '—'
  const shown = JSON.stringify(value) ?? String(value)
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown
}
