import { z } from 'zod'
import type { Definition } from '../../core/edition/schema/index.ts'
import { isChief, isCoordination, isStaff, type Viewer } from '../../core/people/viewer.ts'
import type { Policy } from '../../core/web/route.ts'
import { block, count, dateField, line } from '../../lib/form-text.ts'

export const most = { title: 100, line: 200, text: 2000 } as const

export const staff: Policy = { says: 'staff of a section, or the coordination office', may: isStaff }
export const office: Policy = { says: 'the coordination office', may: isCoordination }
export const enterers: Policy = {
  says: 'the coordination office, or the chief of the section whose people took part',
  may: (viewer) => isCoordination(viewer) || isChief(viewer),
}
/** Of one section: its chief or the office write down who took part. */
export const mayEnter = (viewer: Viewer, section: string): boolean =>
  isCoordination(viewer) || (isChief(viewer) && viewer?.hat.section === section)

export const trainingForm = z.object({
  title: line({ max: most.title, required: true }),
  kind: line({ max: 60 }),
  heldOn: dateField(),
  place: line({ max: most.line }),
  about: block({ max: most.text }),
  others: count({ min: 0, max: 10_000 }).optional(),
})
export type TrainingInput = z.output<typeof trainingForm>
export const changeForm = trainingForm.extend({ version: z.coerce.number().int().min(1) })
export const partForm = z.object({
  section: line({ max: 60, required: true }),
  members: z.preprocess((sent) => [sent ?? []].flat(), z.array(z.string().max(36)).max(1000)),
})

export const kindFaults = ({ trainings = [] }: Definition, { kind }: { kind: string }) =>
  kind === '' || trainings.some(({ code }) => code === kind) ? [] : [{ field: 'kind', code: 'badChoice' }]
