import type { Party } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import type { Text } from '../../lib/language.ts'

export const moments = ['start', 'middle', 'end', 'yearAfter'] as const
export type Moment = (typeof moments)[number]
export const layers = ['self', 'mutual', 'thirdParty'] as const
export type Layer = (typeof layers)[number]
export type Mark = { value: number; label: Text }
export type Question = {
  code: string
  question: Text
  for?: 'citizens' | 'government' | undefined
  about?: 'ourselves' | 'others' | undefined
  /** The item that asks the same of the other side. */
  pair?: string | undefined
  answer?: 'mark' | 'words' | undefined
  scale?: string | undefined
  weight?: number | undefined
  moments?: Moment[] | undefined
  layers?: Layer[] | undefined
}
/** What is asked in one round, fixed when it opens: a later edition of the city changes nothing in it. */
export type Questions = {
  relationship: Question[]
  result: Question[]
  notes: Question[]
  reasonAt: number[]
  proposedByYui: boolean
  switchedOnByDemo: boolean
  /** Scales of single items, by their code. */
  scales?: Record<string, Mark[]> | undefined
  totals?: boolean | undefined
  weights?: { citizens: number; government: number; thirdParty?: number | undefined } | undefined
  /** The short sheet of a case without an agreement. */
  short?: boolean | undefined
}
/** What a case will be asked, when and in which layers: fixed when its agreement takes effect. */
export type Plan = Questions & {
  scale: Mark[]
  moments: Moment[]
  layers: Layer[]
  days: number
  /** Whose members look from outside. */
  body?: string | undefined
}

type Evaluation = NonNullable<Definition['evaluation']>
const daysToAnswer = 30

/** Without the members that are undefined, so that what is hashed and stored is the same. */
const whole = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const question = (asked: Question): Question => {
  const { code, question, for: side, about, pair, answer, scale, weight, moments, layers } = asked
  return whole({ code, question, for: side, about, pair, answer, scale, weight, moments, layers })
}

export function planOf(evaluation: Evaluation): Plan {
  const scale = evaluation.scale ?? []
  return whole({
    relationship: evaluation.relationship.map(question),
    result: evaluation.result.map(question),
    notes: (evaluation.notes ?? []).map(question),
    reasonAt: evaluation.reasonAt ?? [],
    proposedByYui: evaluation.proposedByYui,
    switchedOnByDemo: evaluation.switchedOnByDemo,
    scales:
      evaluation.scales && Object.fromEntries(evaluation.scales.map(({ code, marks }) => [code, marks])),
    totals: evaluation.totals,
    weights: evaluation.weights,
    scale,
    moments: evaluation.moments ?? ['end'],
    layers: evaluation.layers ?? ['mutual'],
    days: evaluation.days ?? daysToAnswer,
    body: evaluation.thirdParty?.body,
  })
}

export const questionsOf = (evaluation: Evaluation): Questions => planOf(evaluation)

/** For a case without an agreement: few items, at the end, between the parties. */
export function shortPlanOf(evaluation: Evaluation): Plan {
  const plan = planOf(evaluation)
  const chosen =
    evaluation.short ?? [plan.relationship[0], plan.result[0]].flatMap((item) => item?.code ?? [])
  const few = (items: Question[]) => items.filter(({ code }) => chosen.includes(code))
  const { relationship, result } = plan
  return {
    ...plan,
    relationship: few(relationship),
    result: few(result),
    moments: ['end'],
    layers: ['mutual'],
    short: true,
  }
}

/** What of it is asked at a moment and in a layer; an item that names neither is asked each time. */
export function questionsFor(plan: Plan, moment: Moment, layer: Layer): Questions {
  const { scale: _, moments: __, layers: ___, days: ____, body: _____, ...questions } = plan
  const now = (items: Question[]) =>
    items.filter(
      (item) => (item.moments ?? [moment]).includes(moment) && (item.layers ?? [layer]).includes(layer),
    )
  const { relationship, result, notes } = plan
  return { ...questions, relationship: now(relationship), result: now(result), notes: now(notes) }
}

const inOrder = layers

/** The layer after this one, among those that were fixed. */
export const layerAfter = ({ layers }: Pick<Plan, 'layers'>, layer: Layer): Layer | undefined =>
  inOrder.filter((one) => layers.includes(one)).find((one) => order(one) > order(layer))
export const firstLayer = ({ layers }: Pick<Plan, 'layers'>): Layer =>
  (['self', 'mutual'] as const).find((one) => layers.includes(one)) ?? 'mutual'
const order = (layer: Layer): number => inOrder.indexOf(layer)

type Asking = { questions: Questions; scale: readonly Mark[] }

/** The marks an item is answered with; none where it is answered in words alone. */
export const marksOf = ({ questions, scale }: Asking, asked: Question): readonly Mark[] =>
  asked.answer === 'words' ? [] : (asked.scale && questions.scales?.[asked.scale]) || scale

/** A party, or somebody from outside, who is asked what is for no side alone. */
export type Answerer = Pick<Party, 'government'> & { outside?: true }

export const isAskedOf = (asked: Question, { government, outside }: Answerer): boolean =>
  asked.for === undefined || (!outside && asked.for === (government ? 'government' : 'citizens'))

/** The items that a side is asked, relationship first. */
export const askedOf = ({ relationship, result }: Questions, side: Answerer): Question[] =>
  [...relationship, ...result].filter((asked) => isAskedOf(asked, side))
