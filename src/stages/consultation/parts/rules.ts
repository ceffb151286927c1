import { z } from 'zod'
import { inquiryDuty, jointDuty } from '../../../core/duty/part.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { isOfSection, isStaff, type Viewer } from '../../../core/people/viewer.ts'
import type { Policy } from '../../../core/web/route.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { block, choice, dateField, line } from '../../../lib/form-text.ts'
import { addWorkingDays } from '../../../lib/working-days.ts'

/** 照会: another section is asked and answers inside the city hall. 関係課: it works along, the section in charge leads. */
export const partKinds = ['inquiry', 'joint'] as const
export type PartKind = (typeof partKinds)[number]
export const dutyOf = { inquiry: inquiryDuty, joint: jointDuty } as const

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

const version = z.coerce.number().int().catch(-1)
export const partAnswerForm = z.object({ answer: block({ max: most.answer, required: true }), version })
export const partWithdrawalForm = z.object({ part: line({ max: 36, required: true }) })

export const cityHallStaff: Policy = {
  says: 'staff of the city hall: the section that is asked, the one in charge, or the coordination office',
  may: (viewer: Viewer) => isStaff(viewer),
}

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

/** Who reads a part: the section that owes it, and whoever is in charge of the case. */
export const maySeePart = (viewer: Viewer, part: Pick<Part, 'section'>, inCharge: string | null): boolean =>
  isOfSection(viewer, part.section) || isOfSection(viewer, inCharge)
