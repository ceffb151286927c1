import { z } from 'zod'
import { type Case, sitsAt } from '../../../core/case/types.ts'
import type { Viewer } from '../../../core/people/viewer.ts'
import { anyParty, sectionInCharge } from '../../../core/web/policies.ts'
import type { CasePolicy } from '../../../core/web/route.ts'
import { block, choice, dateField, line } from '../../../lib/form-text.ts'
import { gapsOf, type Voice } from '../gap.ts'
import type { Mark, Question, Questions } from '../rules.ts'
import type { Meeting, Note } from './queries.ts'

export const most = { line: 200, text: 2000 } as const

export const atTheTable: CasePolicy = {
  says: 'a party of the case, the section in charge, or a coordinator who sits there',
  may: (viewer, subject) =>
    anyParty.may(viewer, subject) || sectionInCharge.may(viewer, subject) || sitsAt(viewer, subject),
}

const isCentre = (viewer: Viewer): boolean => viewer?.hat.kind === 'supportCenter'

/** Who talks there, and may write down what was said. Whether the centre was asked to come, `roundHere` knows. */
export const invitedToo: CasePolicy = {
  says: 'a party of the case, the section in charge, a coordinator who sits there, or the support centre where the parties asked it to come',
  may: (viewer, subject) => atTheTable.may(viewer, subject) || isCentre(viewer),
}

/** Of a meeting that stands, as long as the case goes on. */
export const isAsked = (
  { state }: Pick<Case, 'state'>,
  meeting: Pick<Meeting, 'centre' | 'called_off'> | null,
) => state === 'open' && meeting !== null && meeting.centre && !meeting.called_off

export type Topic = 'relationship' | 'result'
export type AgendaItem = {
  topic: Topic
  question: Question
  marks: (number | undefined)[]
  words: string[]
  spread: number
  /** Of the whole scale. */
  share: number
  note: Note | undefined
}

/**
 * The agenda makes itself: relationship apart from result, in each the widest difference first. What all sides saw much
 * alike and nobody wrote about needs no talk; it is folded, and can be written about nevertheless.
 */
export function agendaOf(
  asked: { questions: Questions; scale: readonly Mark[] },
  voices: readonly Voice[],
  notes: readonly Note[],
): AgendaItem[] {
  return (['relationship', 'result'] as const).flatMap((topic) =>
    gapsOf(asked.questions[topic], voices, asked).map((gap) => ({
      ...gap,
      topic,
      note: notes.find(({ question }) => question === gap.question.code),
    })),
  )
}

/** More apart than a quarter of the scale: of five marks more than one step, of three any. */
const wide = 0.25
export const needsTalk = ({ share, words }: Pick<AgendaItem, 'share' | 'words'>): boolean =>
  share > wide || words.some((text) => text !== '')

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
