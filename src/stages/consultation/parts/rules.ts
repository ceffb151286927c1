import { z } from 'zod'
import { centreDuty, inquiryDuty, jointDuty } from '../../../core/duty/part.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { isOfSection, isStaff, type Viewer } from '../../../core/people/viewer.ts'
import type { Policy } from '../../../core/web/route.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { block, choice, dateField, line } from '../../../lib/form-text.ts'
import { addWorkingDays } from '../../../lib/working-days.ts'

/** 照会: another section is asked and answers inside the city hall. 関係課: it works along, the section in charge leads. */
export const partKinds = ['inquiry', 'joint'] as const
/** Besides sections the support centre, with the person's consent: it is told what they agreed to, and no more. */
export type PartKind = (typeof partKinds)[number] | 'centre'
export const dutyOf = { inquiry: inquiryDuty, joint: jointDuty, centre: centreDuty } as const

export type Part = {
  duty_id: string
  case_id: string
  kind: PartKind
  /** Who owes it today, after whatever change of sections; in the end the one that was asked. */
  section: string
  question: string
  due_on: PlainDate
  asked_at: Date | string
  state: 'open' | 'answered' | 'withdrawn'
  answer: string
  answered_by: string | null
  answered_at: Date | string | null
  version: number
}

const most = { question: 2000, answer: 4000 }

export const askForm = z.object({
  partKind: choice(partKinds),
  partSection: line({ max: 60, required: true }),
  question: block({ max: most.question, required: true }),
  partDue: dateField(),
})
export type AskInput = z.output<typeof askForm>

/** What the person agreed to, and when. */
export const centreForm = z.object({
  told: block({ max: most.question, required: true }),
  centreDue: dateField(),
  consentedOn: dateField().optional(),
  agreed: choice(['yes']),
})
export type CentreInput = z.output<typeof centreForm>

const version = z.coerce.number().int().catch(-1)
export const partAnswerForm = z.object({ answer: block({ max: most.answer, required: true }), version })
export const partWithdrawalForm = z.object({ part: line({ max: 36, required: true }) })

export const isCentre = (viewer: Viewer): boolean => viewer?.hat.kind === 'supportCenter'

export const partReaders: Policy = {
  says: 'staff of the city hall: the section that is asked, the one in charge, or the coordination office; the support centre what was referred to it',
  may: (viewer: Viewer) => isStaff(viewer) || isCentre(viewer),
}

/** Once at a time: while the centre has not answered, it is not asked again. */
export const asksCentre = (parts: readonly Pick<Part, 'kind' | 'state'>[]): boolean =>
  parts.some(({ kind, state }) => kind === 'centre' && state === 'open')

/** Who answers it: the section that is asked, or the centre what was referred to it. */
export const answersPart = (viewer: Viewer, part: Pick<Part, 'section' | 'kind'>): boolean =>
  part.kind === 'centre' ? isCentre(viewer) : isOfSection(viewer, part.section)

/** Any section but the one in charge and those whose part of this kind is open. */
export const askable = (
  definition: Definition,
  own: string,
  parts: readonly Pick<Part, 'section' | 'state'>[],
): Definition['sections'] =>
  definition.sections.filter(
    ({ code }) => code !== own && !parts.some(({ section, state }) => state === 'open' && section === code),
  )

type Asked = { today: PlainDate; replyDue: PlainDate | undefined; sections: readonly { code: string }[] }

/** The part is due before the answer that waits for it, so that the promise to the sender can be kept. */
export function faultsInAsk(
  { partSection, partDue }: Pick<AskInput, 'partSection' | 'partDue'>,
  { today, replyDue, sections }: Asked,
): FieldError[] {
  const isLate = replyDue !== undefined && replyDue >= today && partDue > replyDue
  return [
    ...(sections.some(({ code }) => code === partSection)
      ? []
      : [{ field: 'partSection', code: 'badChoice' }]),
    ...(partDue < today ? [{ field: 'partDue', code: 'partPast' }] : []),
    ...(isLate ? [{ field: 'partDue', code: 'partLate' }] : []),
  ]
}

/** Offered at first: five open days from now, and never later than the answer is due. */
export function usualPartDue(
  today: PlainDate,
  replyDue: PlainDate | null | undefined,
  closedDays: readonly PlainDate[],
): PlainDate {
  const usual = addWorkingDays(today, 5, closedDays)
  return replyDue && replyDue >= today && replyDue < usual ? replyDue : usual
}

/** Nothing is due in the past, and the consent was given already. */
export function faultsInCentre(
  { centreDue, consentedOn }: Pick<CentreInput, 'centreDue' | 'consentedOn'>,
  today: PlainDate,
): FieldError[] {
  return [
    ...(centreDue < today ? [{ field: 'centreDue', code: 'centrePast' }] : []),
    ...(consentedOn !== undefined && consentedOn > today
      ? [{ field: 'consentedOn', code: 'consentFuture' }]
      : []),
  ]
}

/** Who reads a part: who owes it, whoever is in charge of the case, and the centre while the person's consent stands. */
export const maySeePart = (
  viewer: Viewer,
  part: Pick<Part, 'section' | 'kind' | 'state'>,
  inCharge: string | null,
): boolean =>
  (part.kind === 'centre' && isCentre(viewer) && part.state !== 'withdrawn') ||
  isOfSection(viewer, part.section) ||
  isOfSection(viewer, inCharge)
