import { z } from 'zod'
import type { Definition } from '../../core/edition/schema/index.ts'
import { hasStage } from '../../core/edition/view.ts'
import { fiscalYear, type PlainDate } from '../../lib/dates.ts'

/** What the report counts. Each figure has rows behind it: see `rows.ts`. */
export const figureNames = [
  'received',
  'register',
  'form',
  'field',
  'partner',
  'section',
  'closed',
  'evaluations',
  'answered',
  'inTime',
  'late',
  'overdue',
] as const
export type FigureName = (typeof figureNames)[number]
/** With the yen that were decided and settled for it, where the register says so. */
export type Figure = { figure: FigureName; key: string; value: number; decided?: number; settled?: number }

export const answerFigures: readonly FigureName[] = ['answered', 'inTime', 'late', 'overdue']

const lenient = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)
const year = z.string().regex(/^[12]\d{3}$/)
const key = z.string().regex(/^[A-Za-z0-9-]{1,60}$/)

export const reportQuery = z.object({ year: lenient(year) })
export const frozenQuery = z.object({
  report: lenient(z.uuid()),
  figure: lenient(z.enum(figureNames)),
  key: lenient(key),
  before: lenient(z.string().regex(/^\d{1,15}$/)),
  file: lenient(z.string().regex(/^\d{1,4}$/)),
})
export const rowsQuery = z.object({
  year: lenient(year),
  figure: lenient(z.enum(figureNames)),
  key: lenient(key),
  before: lenient(z.string().regex(/^\d{1,15}$/)),
})

export const freezeForm = z.object({ year })

/** The year that is asked for, else the one that is under way. */
export const yearOf = (asked: string | undefined, today: PlainDate): number =>
  asked === undefined ? fiscalYear(today) : Number(asked)

/** First and last day of a fiscal year. */
export const daysOf = (year: number): { from: PlainDate; to: PlainDate } => ({
  from: `${year}-04-01`,
  to: `${year + 1}-03-31`,
})

export const countOf = (figures: readonly Figure[], figure: FigureName, key = ''): number =>
  figures.find((one) => one.figure === figure && one.key === key)?.value ?? 0

/** What the register says of money in all; nothing where no amount was typed. */
export const amountsOf = (figures: readonly Figure[]): { name: 'decided' | 'settled'; yen: number }[] => {
  const all = figures.find(({ figure }) => figure === 'register')
  return (['decided', 'settled'] as const)
    .map((name) => ({ name, yen: all?.[name] ?? 0 }))
    .filter(({ yen }) => yen > 0)
}

/** What a city without that stage has not, its report does not count either. */
export const isCounted = (definition: Definition, figures: readonly Figure[], figure: FigureName): boolean =>
  countOf(figures, figure) > 0 ||
  ((figure !== 'evaluations' || hasStage(definition, 'evaluation')) &&
    (!answerFigures.includes(figure) || hasStage(definition, 'consultation')))

/** A figure's parts, the largest first. */
export const partsOf = (figures: readonly Figure[], figure: FigureName): Figure[] =>
  figures
    .filter((one) => one.figure === figure && one.value > 0)
    .sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1))
