import type { Party } from '../../core/case/types.ts'
import { shareOf, spreadOf } from '../../ui/components/index.ts'
import { isAskedOf, type Mark, marksOf, type Question, type Questions } from './plan.ts'
import type { Answers, Round } from './rules.ts'

/** Who judges, as far as it is told: a party, or those from outside together. */
export type Side = Pick<Party, 'id' | 'name' | 'government'> & { outside?: true }
/** A side beside its opened sheet; `missing` where none came. */
export type Voice = { party: Side; answers: Answers; missing?: true }
export type Gap = {
  question: Question
  marks: (number | undefined)[]
  words: string[]
  spread: number
  /** Of the whole scale, from 0 to 1: what the items are ordered by. */
  share: number
  /** The marks it was answered with; none where it was answered in words. */
  scale: readonly Mark[]
}

/** The parties whose sheet is open, in the order of the case. */
export const voicesOf = ({ openings }: Pick<Round, 'openings'>, parties: readonly Party[]): Voice[] =>
  parties.flatMap((party) => {
    const opening = openings.find(({ partyId }) => partyId === party.id)
    return opening ? [{ party, answers: opening.answers }] : []
  })

const nothing: Answers = { marks: {}, words: {}, notes: {} }

/** All parties; whoever is missing stands there as missing. */
export const sidesOf = (round: Pick<Round, 'openings'>, parties: readonly Party[]): Voice[] =>
  parties.map((party) => voicesOf(round, [party])[0] ?? { party, answers: nothing, missing: true })

const mean = (marks: readonly number[]): number =>
  Math.round((marks.reduce((sum, mark) => sum + mark, 0) / marks.length) * 10) / 10

const gather = (all: readonly Record<string, string>[]): Record<string, string> =>
  Object.fromEntries(
    [...new Set(all.flatMap(Object.keys))].map((code) => [
      code,
      all.flatMap((one) => one[code] ?? []).join('\n\n'),
    ]),
  )

/** Those from outside as one voice: their mean, and all their words, without saying whose. */
export function outsideVoice({ openings }: Pick<Round, 'openings'>, name: string): Voice | undefined {
  if (openings.length === 0) return undefined
  const answers = openings.map((opening) => opening.answers)
  const codes = [...new Set(answers.flatMap(({ marks }) => Object.keys(marks)))]
  const given = (code: string) => answers.flatMap(({ marks }) => marks[code] ?? [])
  return {
    party: { id: 'outside', name, government: false, outside: true },
    answers: {
      marks: Object.fromEntries(
        codes.map((code) => [code, given(code).length > 0 ? mean(given(code)) : null]),
      ),
      words: gather(answers.map(({ words }) => words)),
      notes: gather(answers.map(({ notes }) => notes)),
    },
  }
}

type Asked = { questions: Questions; scale: readonly Mark[] }
const unscaled: Asked = {
  questions: {
    relationship: [],
    result: [],
    notes: [],
    reasonAt: [],
    proposedByYui: false,
    switchedOnByDemo: false,
  },
  scale: [],
}

/** From the lowest mark to the highest; 1 to 5 where nothing is said. */
export function reachOf(scale: readonly Mark[]): { low: number; high: number } | undefined {
  const values = scale.map(({ value }) => value)
  return values.length === 0 ? undefined : { low: Math.min(...values), high: Math.max(...values) }
}

/** What the sides said to each question, beside each other, the widest difference first. */
export const gapsOf = (
  questions: readonly Question[],
  voices: readonly Voice[],
  asked: Asked = unscaled,
): Gap[] =>
  questions
    .map((question) => {
      const marks = voices.map(({ answers }) => answers.marks[question.code] ?? undefined)
      const words = voices.map(({ answers }) => answers.words[question.code] ?? '')
      const scale = marksOf(asked, question)
      const spread = spreadOf({ scores: marks })
      return {
        question,
        marks,
        words,
        spread,
        scale,
        share: shareOf({ scores: marks, reach: reachOf(scale) }),
      }
    })
    .sort((a, b) => b.share - a.share)

/** Whether a side was asked it at all. */
export const wasAsked = (question: Question, { party }: Voice): boolean => isAskedOf(question, party)

export type Note = { code: string; words: string[] }

/** What they wrote freely; a question that nobody answered is left out. */
export const notesOf = (codes: readonly string[], voices: readonly Voice[]): Note[] =>
  codes
    .map((code) => ({ code, words: voices.map(({ answers }) => answers.notes[code] ?? '') }))
    .filter(({ words }) => words.some((text) => text !== ''))

export type Pair = {
  own: Question
  views: { voice: Voice; own: number | undefined; others: number | undefined }[]
}

/** Paired items: how each side sees itself, beside how the others see it. */
export function pairsOf(questions: readonly Question[], voices: readonly Voice[]): Pair[] {
  const own = questions.filter(({ about, pair }) => about === 'ourselves' && pair !== undefined)
  return own.map((item) => ({
    own: item,
    views: voices
      .filter(({ party }) => !party.outside)
      .map((voice) => {
        const others = voices.filter((other) => other !== voice && !other.missing)
        const marks = others.flatMap(({ answers }) => answers.marks[item.pair ?? ''] ?? [])
        return {
          voice,
          own: voice.answers.marks[item.code] ?? undefined,
          others: marks.length > 0 ? mean(marks) : undefined,
        }
      }),
  }))
}

type Kind = 'citizens' | 'government' | 'thirdParty'
export type Total = { kind: Kind; percent: number; weight: number | undefined }

const kindOf = ({ party }: Voice): Kind =>
  party.outside ? 'thirdParty' : party.government ? 'government' : 'citizens'

/** How much of what was possible a side gave, items by their weight; undefined where it gave no mark. */
function shareGiven(asked: Asked, { answers }: Voice): number | undefined {
  const items = [...asked.questions.relationship, ...asked.questions.result].flatMap((question) => {
    const mark = answers.marks[question.code]
    const reach = reachOf(marksOf(asked, question))
    return mark === null || mark === undefined || reach === undefined
      ? []
      : [{ share: mark / reach.high, weight: question.weight ?? 1 }]
  })
  const whole = items.reduce((sum, { weight }) => sum + weight, 0)
  return whole === 0 ? undefined : items.reduce((sum, { share, weight }) => sum + share * weight, 0) / whole
}

/** Totals of each kind of judge, where the city wants them. */
export function totalsOf(asked: Asked, voices: readonly Voice[]): Total[] {
  if (!asked.questions.totals) return []
  return (['citizens', 'government', 'thirdParty'] as const).flatMap((kind) => {
    const given = voices
      .filter((voice) => kindOf(voice) === kind)
      .flatMap((voice) => shareGiven(asked, voice) ?? [])
    if (given.length === 0) return []
    const percent = Math.round((given.reduce((sum, one) => sum + one, 0) / given.length) * 1000) / 10
    return [{ kind, percent, weight: asked.questions.weights?.[kind] }]
  })
}

/** Of several kinds one number, only where each that has a weight has judged. */
export function wholeOf(asked: Asked, totals: readonly Total[]): { points: number; of: number } | undefined {
  const { weights } = asked.questions
  if (weights === undefined || totals.length === 0) return undefined
  const wanted = Object.values(weights).filter((weight) => weight !== undefined && weight > 0).length
  const weighed = totals.filter(({ weight }) => weight !== undefined && weight > 0)
  if (weighed.length < wanted) return undefined
  const points = weighed.reduce((sum, { percent, weight = 0 }) => sum + (percent * weight) / 100, 0)
  return {
    points: Math.round(points * 10) / 10,
    of: weighed.reduce((sum, { weight = 0 }) => sum + weight, 0),
  }
}
