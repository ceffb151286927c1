import { z } from 'zod'
import type { CaseSubject } from '../../../core/case/types.ts'
import { type Joint, standing } from '../../../core/joint/index.ts'
import { block, dateField, line } from '../../../lib/form-text.ts'
import type { Seat } from '../rules.ts'

export const mostTodos = 20

const todo = z
  .object({
    party: line({ max: 36 }),
    who: line({ max: 100 }),
    what: line({ max: 300 }),
    dueOn: dateField().optional(),
  })
  .superRefine(({ party, who, what }, context) => {
    const missing = (field: string, value: string) => {
      if (value === '') context.addIssue({ code: 'custom', path: [field], message: 'required' })
    }
    missing('party', party)
    missing('who', who)
    missing('what', what)
  })

export const minutesForm = z.object({
  version: z.coerce.number().int().min(0),
  present: z
    .array(z.object({ seat: line({ max: 36, required: true }), who: line({ max: 200 }) }))
    .max(60)
    .optional(),
  talk: block({ max: 8000 }),
  decisions: block({ max: 4000 }),
  goal: block({ max: 500 }),
  next: block({ max: 1000 }),
  why: block({ max: 500 }),
  todos: z.array(todo).max(mostTodos),
})
export type MinutesInput = z.output<typeof minutesForm>

/** What was said and decided, as all confirm it. */
export type Minutes = {
  sitting: number
  heldOn: string
  place: string
  present: { seat: string; name: string; who: string }[]
  talk: string
  decisions: string
  /** テーブルを終える目標: with what the parties will have reached their goal here. */
  goal: string
  next: string
  todos: { party: string; who: string; what: string; dueOn?: string | undefined }[]
  /** Of an amendment: the version in effect that it puts right, and why. */
  amends?: { version: number; why: string }
}
export type CurrentMinutes = Joint<Minutes> | undefined

export type Held = { number: number; heldOn: string; place: string; seats: readonly Seat[] }

/** Who sits there today, and who is in the minutes already: a coordinator whose part has ended was there all the same. */
export function seatsOf({ seats }: { seats: readonly Seat[] }, joint: CurrentMinutes): Seat[] {
  const before = joint?.document.content.present ?? []
  const gone = before.filter(({ seat }) => seats.every(({ id }) => id !== seat))
  return [...seats, ...gone.map(({ seat, name }) => ({ id: seat, name }))]
}

/** Names stand in the text itself: whoever confirms it confirms them. */
export function minutesFrom(input: MinutesInput, held: Held): Minutes {
  const present = (input.present ?? []).flatMap(({ seat, who }) => {
    const name = held.seats.find(({ id }) => id === seat)?.name
    return who === '' || name === undefined ? [] : [{ seat, name, who }]
  })
  const { talk, decisions, goal, next, todos } = input
  return {
    sitting: held.number,
    heldOn: held.heldOn,
    place: held.place,
    present,
    talk,
    decisions,
    goal,
    next,
    todos,
  }
}

/**
 * Minutes that hold are amended in what they say. What was promised in them is owed already, perhaps done: it stays as
 * it was confirmed, and is changed at the next sitting.
 */
export function amended(minutes: Minutes, joint: CurrentMinutes, why: string): Minutes {
  const held = joint && standing(joint)
  if (!held) return minutes
  return {
    ...minutes,
    todos: joint.document.content.todos,
    amends: { version: held.version, why },
  }
}

const parts = ['present', 'talk', 'decisions', 'goal', 'next'] as const
export type Change = { part: (typeof parts)[number]; was: string; is: string }

/** Who sat there, one line for each seat. */
export const presentText = ({ present }: Pick<Minutes, 'present'>): string =>
  present.map(({ name, who }) => `${name}：${who}`).join('\n')

/** What an amendment says otherwise, in the order of the minutes. */
export const changesBetween = (was: Minutes, is: Minutes): Change[] =>
  parts.flatMap((part) => {
    const [before, after] = [was, is].map((one) => (part === 'present' ? presentText(one) : one[part]))
    return before === after ? [] : [{ part, was: before ?? '', is: after ?? '' }]
  })

/** How many people sat there: names are parted by commas, spaces stay within a name. */
export const peopleAt = ({ present }: Pick<Minutes, 'present'>): number =>
  present.reduce(
    (sum, { who }) => sum + who.split(/[,、，・／/\n]/).filter((one) => one.trim() !== '').length,
    0,
  )

/** Only parties promise anything, since only they owe it. */
export const promisesByStrangers = ({ todos }: MinutesInput, { parties }: CaseSubject): number =>
  todos.findIndex(({ party }) => parties.every(({ id }) => id !== party))
