import type { Selectable } from 'kysely'
import { approvalDuty } from '../../core/approval/index.ts'
import type { Case, Duty } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { coordinationOffice } from '../../core/edition/view.ts'
import { isOfSection, type Viewer } from '../../core/people/viewer.ts'
import type { PlainDate } from '../../lib/dates.ts'
import { defineStates } from '../../lib/state-table.ts'
import { addWorkingDays } from '../../lib/working-days.ts'
import type { Schema } from '../../platform/db/schema.ts'

export const { stateAfter } = defineStates({
  received: { accept: 'in_progress', handOn: 'received' },
  in_progress: { reply: 'in_progress', handOn: 'received', conclude: 'closed' },
  closed: {},
})
export type ConsultationState = Parameters<typeof stateAfter>[0]
export type ConsultationEvent = Parameters<typeof stateAfter>[1]

export const outcomes = [
  'fits',
  'partly',
  'selfActivity',
  'governmentProject',
  'otherProgramme',
  'notPossible',
] as const
export type ConsultationOutcome = (typeof outcomes)[number]

export type Consultation = Omit<Selectable<Schema['consultation']>, 'state' | 'outcome' | 'routed_by'> & {
  state: ConsultationState
  outcome: ConsultationOutcome | null
  routed_by: 'field' | 'default'
}

/** Fits, wholly or in part: the matter goes on as 協働. Otherwise it ends here, with a reason. */
export const goesOn = (outcome: ConsultationOutcome): boolean => outcome === 'fits' || outcome === 'partly'

/** Still going on: not concluded, and the case not taken back by its sender. */
export const isOpen = (
  { state, stage }: Pick<Case, 'state' | 'stage'>,
  consultation: Pick<Consultation, 'state'>,
): boolean => state === 'open' && stage === 'consultation' && consultation.state !== 'closed'

/** Only the section in charge, or the coordination office, and only where the state allows it. */
export const canDo = (
  viewer: Viewer,
  subject: Pick<Case, 'state' | 'stage'>,
  consultation: Pick<Consultation, 'section' | 'state'>,
  event: ConsultationEvent,
): boolean =>
  isOpen(subject, consultation) &&
  isOfSection(viewer, consultation.section) &&
  stateAfter(consultation.state, event) !== undefined

/** By when the sender is answered: the city's working days, its closing days left out; of a policy proposal, its own. */
export const answerDueOn = (
  { answering, policyProposal, city }: Definition,
  from: PlainDate,
  matter: Partial<Pick<Case, 'kind'>> = {},
): PlainDate => {
  const own = matter.kind === 'policyProposal' ? policyProposal?.answerWorkingDays : undefined
  return addWorkingDays(from, own ?? answering.workingDays, city.closedDays)
}

/**
 * Whom a consultation can be handed on to. Once: any other section. A second time: only the coordination office,
 * which then keeps it, so that nobody is sent from door to door.
 */
export function handoverTargets(
  definition: Definition,
  consultation: Pick<Consultation, 'section' | 'handed_count'>,
): Definition['sections'] {
  const others = definition.sections.filter(({ code }) => code !== consultation.section)
  if (consultation.handed_count === 0) return others
  const office = coordinationOffice(definition)?.code
  return others.filter(({ code }) => code === office)
}

export const replyDuty = 'consultation.reply'
export const conclusionDuty = 'consultation.conclude'

export const owed = <D extends Pick<Duty, 'kind'>>(duties: readonly D[], kind: string): D | undefined =>
  duties.find((duty) => duty.kind === kind)

/** The day of the promise passed without an answer. */
export const isOverdue = (dueOn: PlainDate | null | undefined, today: PlainDate): boolean =>
  typeof dueOn === 'string' && dueOn < today

const countOf = (thread: readonly { kind: string }[], kind: string) =>
  thread.filter((entry) => entry.kind === kind).length

/** What is owed, told from the thread alone; the stored duties must say the same. */
export function dutiesOwed(state: ConsultationState, thread: readonly { kind: string }[]): string[] {
  if (state === 'closed') return []
  const last = thread.findLast(({ kind }) => kind === 'replied' || kind === 'said')
  const waiting =
    countOf(thread, 'approvalDrafted') -
    countOf(thread, 'approvalReleased') -
    countOf(thread, 'approvalWithdrawn')
  return [
    ...(waiting > 0 ? [approvalDuty] : []),
    ...(countOf(thread, 'replied') > 0 ? [conclusionDuty] : []),
    ...(last?.kind === 'replied' ? [] : [replyDuty]),
  ]
}
