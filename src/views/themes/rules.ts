import { z } from 'zod'
import type { Definition } from '../../core/edition/schema/index.ts'
import { isChief, isCoordination, isOfSection, type Viewer } from '../../core/people/viewer.ts'
import { isAnswerable, type Theme } from '../../core/theme/index.ts'
import type { Policy } from '../../core/web/route.ts'
import type { PlainDate } from '../../lib/dates.ts'
import type { FieldError } from '../../lib/form-errors.ts'
import { block, count, dateField, line } from '../../lib/form-text.ts'

export const most = { title: 100, text: 4000, asked: 1000, result: 4000, why: 1000 } as const
const version = z.coerce.number().int().catch(-1)

export const themeForm = z
  .object({
    title: line({ max: most.title, required: true }),
    text: block({ max: most.text, required: true }),
    asked: block({ max: most.asked, required: true }),
    field: line({ max: 60, required: true }),
    opensOn: dateField(),
    closesOn: dateField(),
    wanted: count({ min: 1, max: 999 }).optional(),
    task: line({ max: 36 }),
    why: block({ max: most.why }),
    version,
  })
  .superRefine(({ opensOn, closesOn }, context) => {
    if (opensOn > closesOn)
      context.addIssue({ code: 'custom', path: ['closesOn'], message: 'endBeforeStart', input: closesOn })
  })
export type ThemeInput = z.output<typeof themeForm>
export const releaseForm = z.object({ version })
export const closingForm = z.object({ result: block({ max: most.result, required: true }), version })

export const fieldFaults = ({ fields }: Definition, { field }: Pick<ThemeInput, 'field'>): FieldError[] =>
  fields.some(({ code }) => code === field) ? [] : [{ field: 'field', code: 'badChoice' }]

/** What everybody has read is changed with a reason; who answers meanwhile keeps the day it began on. */
export function changeFaults(theme: Theme, input: ThemeInput, today: PlainDate): FieldError[] {
  if (theme.state !== 'released') return []
  const begun = theme.opens_on <= today && input.opensOn !== theme.opens_on
  return [
    ...(input.why === '' ? [{ field: 'why', code: 'required' }] : []),
    ...(begun ? [{ field: 'opensOn', code: 'begun' }] : []),
    ...(input.closesOn < today ? [{ field: 'closesOn', code: 'closesPast' }] : []),
  ]
}

/** The chief of a section makes its themes; the coordination office may act for every section. */
export const makers: Policy = {
  says: 'the chief of the section in charge of the theme, or the coordination office; another section’s is not found',
  may: (viewer) => isChief(viewer) || isCoordination(viewer),
}
export const mayMake = (viewer: Viewer, section: string): boolean =>
  makers.may(viewer) && isOfSection(viewer, section)

/** A draft is for the section that writes it. */
export const maySee = (viewer: Viewer, { state, section }: Pick<Theme, 'state' | 'section'>): boolean =>
  state !== 'draft' || isOfSection(viewer, section)

export type Phase = 'draft' | 'coming' | 'open' | 'over' | 'closed'

/** Where a theme stands on a day: after its last day the section still owes what became of it. */
export function phaseOf(theme: Pick<Theme, 'state' | 'opens_on' | 'closes_on'>, today: PlainDate): Phase {
  if (theme.state !== 'released') return theme.state
  if (isAnswerable(theme, today)) return 'open'
  return today < theme.opens_on ? 'coming' : 'over'
}
