import { z } from 'zod'
import type { CollaborationForm, Definition } from '../../core/edition/schema/index.ts'
import { keepsGroup } from '../../core/group/index.ts'
import { isStaff } from '../../core/people/viewer.ts'
import type { Policy } from '../../core/web/route.ts'
import type { FieldError } from '../../lib/form-errors.ts'
import { block, choice, count, dateField, line } from '../../lib/form-text.ts'
import type { OccasionKind } from '../../platform/db/tables/together.ts'

export const kinds = ['meetings', 'bulletin', 'channel', 'seats'] as const satisfies readonly OccasionKind[]
export const most = { title: 100, text: 2000, line: 200 } as const

export const dateForm = z.object({
  heldOn: dateField(),
  place: line({ max: most.line }),
  what: line({ max: most.line }),
})
export const occasionForm = z
  .object({
    title: line({ max: most.title, required: true }),
    kind: choice(kinds),
    about: block({ max: most.text, required: true }),
    asked: block({ max: most.text, required: true }),
    form: line({ max: 60 }),
    field: line({ max: 60, required: true }),
    seats: count({ min: 1, max: 999 }).optional(),
    applyUntil: dateField().optional(),
    applyHow: block({ max: most.text }),
    web: line({ max: most.line }),
    firstDate: dateField().optional(),
    place: line({ max: most.line }),
  })
  .superRefine(({ kind, seats, web }, context) => {
    if (kind === 'seats' && seats === undefined)
      context.addIssue({ code: 'custom', path: ['seats'], message: 'seatsNeeded', input: seats })
    if (web !== '' && !/^https?:\/\/[^\s]+$/.test(web))
      context.addIssue({ code: 'custom', path: ['web'], message: 'badWeb', input: web })
  })
export type OccasionInput = z.output<typeof occasionForm>

const fitting = ['informationExchange', 'planningParticipation']

/** 情報交換・情報提供 and 企画・計画立案への参画, where the city has them. */
export const formsFor = ({ forms }: Definition): readonly CollaborationForm[] =>
  forms.filter(({ common }) => fitting.includes(common))

export const faultsIn = (definition: Definition, { form, field }: OccasionInput): FieldError[] => [
  ...(form === '' || formsFor(definition).some(({ code }) => code === form)
    ? []
    : [{ field: 'form', code: 'badChoice' }]),
  ...(definition.fields.some(({ code }) => code === field) ? [] : [{ field: 'field', code: 'badChoice' }]),
]

export const registrars: Policy = {
  says: 'staff of a section, or the representative or the secretary of a group',
  may: (viewer) => isStaff(viewer) || keepsGroup(viewer),
}
