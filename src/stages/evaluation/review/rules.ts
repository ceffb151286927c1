import { z } from 'zod'
import { sitsAt } from '../../../core/case/types.ts'
import { anyParty, sectionInCharge } from '../../../core/web/policies.ts'
import type { CasePolicy } from '../../../core/web/route.ts'
import { block, choice, dateField, line } from '../../../lib/form-text.ts'
import { gapsOf, type Voice } from '../gap.ts'
import type { Question, Questions } from '../rules.ts'
import type { Note } from './queries.ts'

export const most = { line: 200, text: 2000 } as const

export const atTheTable: CasePolicy = {
  says: 'a party of the case, the section in charge, or a coordinator who sits there',
  may: (viewer, subject) =>
    anyParty.may(viewer, subject) || sectionInCharge.may(viewer, subject) || sitsAt(viewer, subject),
}

export type Topic = 'relationship' | 'result'
export type AgendaItem = {
  topic: Topic
  question: Question
  marks: (number | undefined)[]
  words: string[]
  spread: number
  note: Note | undefined
}

/**
 * The agenda makes itself: relationship apart from result, in each the widest difference first. An item on which all
 * sides gave the same mark and nobody wrote anything needs no talk, and comes at the end as said.
 */
export function agendaOf(
  questions: Questions,
  voices: readonly Voice[],
  notes: readonly Note[],
): AgendaItem[] {
  return (['relationship', 'result'] as const).flatMap((topic) =>
    gapsOf(questions[topic], [...voices]).map((gap) => ({
      ...gap,
      topic,
      note: notes.find(({ question }) => question === gap.question.code),
    })),
  )
}

export const needsTalk = ({ spread, words }: Pick<AgendaItem, 'spread' | 'words'>): boolean =>
  spread > 0 || words.some((text) => text !== '')

const version = z.coerce.number().int().min(0)
const ticked = z.preprocess((sent) => sent !== undefined && sent !== '', z.boolean())
export const meetingForm = z.object({
  version,
  heldOn: dateField(),
  begins: line({ max: 40, required: true }),
  place: line({ max: most.line, required: true }),
  coordinator: line({ max: 100 }),
  centre: ticked,
})
export type MeetingInput = z.output<typeof meetingForm>
export const versionForm = z.object({ version })
export const noteForm = z
  .object({ version, why: block({ max: most.text }), change: block({ max: most.text }) })
  .superRefine(({ why, change }, context) => {
    if (why === '' && change === '')
      context.addIssue({ code: 'custom', path: ['why'], message: 'required', input: why })
  })
export type NoteInput = z.output<typeof noteForm>
export const actionForm = z.object({
  what: line({ max: most.line, required: true }),
  party: line({ max: 36, required: true }),
  who: line({ max: 100, required: true }),
  dueOn: dateField().optional(),
})
export type ActionInput = z.output<typeof actionForm>
export const outcomeForm = z.object({
  version,
  standing: choice(['open', 'done', 'dropped'] as const),
  outcome: block({ max: most.text }),
})
export type OutcomeInput = z.output<typeof outcomeForm>
