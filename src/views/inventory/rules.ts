import { z } from 'zod'
import type { Definition } from '../../core/edition/schema/index.ts'
import { findForm } from '../../core/edition/view.ts'
import { isChief, isCoordination, isOfSection, isStaff, type Viewer } from '../../core/people/viewer.ts'
import type { Policy } from '../../core/web/route.ts'
import type { FieldError } from '../../lib/form-errors.ts'
import { block, choice, line } from '../../lib/form-text.ts'
import type { Together } from '../../platform/db/tables/inventory.ts'

export const togethers = ['open', 'yes', 'partly', 'no'] as const satisfies readonly Together[]
export const most = { name: 100, text: 1000 } as const

const version = z.coerce.number().int().catch(-1)

const taskFields = z.object({
  name: line({ max: most.name, required: true }),
  gist: block({ max: most.text }),
  together: choice(togethers),
  form: line({ max: 60 }),
  withWhom: block({ max: most.text }),
  whyNot: block({ max: most.text }),
  shown: choice(['yes']).optional(),
})
export type TaskInput = z.output<typeof taskFields>

/** Whoever says no says why: that is what the next year's officers look at again. */
export const taskForm = taskFields.superRefine(({ together, whyNot }, context) => {
  if (together === 'no' && whyNot === '')
    context.addIssue({ code: 'custom', path: ['whyNot'], message: 'whyNotNeeded', input: whyNot })
})
export const changeForm = taskForm.and(z.object({ version }))
export const versionForm = z.object({ version })
export const beginForm = z.object({ section: line({ max: 60 }), from: choice(['empty', 'last']) })
export const yearForm = z.object({ year: z.coerce.number().int().min(2000).max(2200).catch(0) })

export const formFaults = (definition: Definition, { form }: Pick<TaskInput, 'form'>): FieldError[] =>
  form === '' || findForm(definition, form) ? [] : [{ field: 'form', code: 'badChoice' }]

export const staff: Policy = { says: 'staff of the city hall who handle cases', may: isStaff }
export const sectionStaff: Policy = {
  says: 'staff of the section whose sheet it is, or the coordination office; another section’s is not found',
  may: isStaff,
}
export const sheetChief: Policy = {
  says: 'the chief of the section whose sheet it is',
  may: isChief,
}
export const reminding: Policy = {
  says: 'the coordination office, which looks after the inventory',
  may: isCoordination,
}

type Sheet = { section: string; state: 'open' | 'closed' }

/** The section's own officers and its chief fill in, while the chief has not closed it. */
export const mayFill = (viewer: Viewer, sheet: Sheet): boolean =>
  sheet.state === 'open' && isOfSection(viewer, sheet.section)

/** The chief of the section reviews and closes, and opens again. */
export const mayClose = (viewer: Viewer, { section }: Pick<Sheet, 'section'>): boolean =>
  isChief(viewer) && isOfSection(viewer, section)

/** Every task has been looked at. */
export const isReviewed = (tasks: readonly { together: Together }[]): boolean =>
  tasks.length > 0 && tasks.every(({ together }) => together !== 'open')
