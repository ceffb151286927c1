import { z } from 'zod'
import type { Definition } from '../../core/edition/schema/index.ts'
import { coordinationOffice, findPresentSection } from '../../core/edition/view.ts'
import { isCoordination, isStaff, type Viewer } from '../../core/people/viewer.ts'
import type { Policy } from '../../core/web/route.ts'
import { block, choice, count, dateField, line } from '../../lib/form-text.ts'
import type { MeasureStatus } from '../../platform/db/tables/measures.ts'

export const statuses = [
  'considering',
  'planned',
  'doing',
  'done',
  'stopped',
] as const satisfies readonly MeasureStatus[]
export const most = { title: 100, line: 200, text: 2000 } as const

export type Measure = Definition['measures'][number]['measures'][number]
export type Pillar = Definition['measures'][number]

export const measuresOf = ({ measures }: Definition): readonly Measure[] =>
  measures.flatMap((pillar) => pillar.measures)
export const findMeasure = (definition: Definition, code: string | undefined): Measure | undefined =>
  measuresOf(definition).find((measure) => measure.code === code)

export const staff: Policy = { says: 'staff of a section, or the coordination office', may: isStaff }

/** The section that last reported it looks after a measure; before the first report the coordination office does. */
export const ownerOf = (definition: Definition, last: { section: string } | undefined): string | undefined =>
  last?.section ?? coordinationOffice(definition)?.code
export const mayReport = (viewer: Viewer, owner: string | undefined): boolean =>
  isCoordination(viewer) || (isStaff(viewer) && viewer?.hat.section === owner)

const ordered = (
  { startsOn, endsOn }: { startsOn?: string | undefined; endsOn?: string | undefined },
  context: z.RefinementCtx,
): void => {
  if (startsOn !== undefined && endsOn !== undefined && startsOn > endsOn)
    context.addIssue({ code: 'custom', path: ['endsOn'], message: 'endBefore', input: endsOn })
}
export const reportForm = z
  .object({
    status: choice(statuses),
    section: line({ max: 60, required: true }),
    startsOn: dateField().optional(),
    endsOn: dateField().optional(),
    words: block({ max: most.text, required: true }),
    evidence: line({ max: most.line }),
  })
  .superRefine(ordered)
export type ReportInput = z.output<typeof reportForm>
export const actionForm = z.object({
  title: line({ max: most.title, required: true }),
  section: line({ max: 60, required: true }),
  dueOn: dateField().optional(),
  words: block({ max: most.text }),
})
export type ActionInput = z.output<typeof actionForm>
export const actionChangeForm = actionForm.extend({
  version: z.coerce.number().int().min(1),
  standing: choice(['open', 'done', 'dropped'] as const),
})
export type ActionChange = z.output<typeof actionChangeForm>
export const indicatorForm = z.object({
  name: line({ max: most.title, required: true }),
  unit: line({ max: 20 }),
  target: count({ min: 0, max: 100_000_000 }).optional(),
  targetYear: count({ min: 2000, max: 2200 }).optional(),
})
export type IndicatorInput = z.output<typeof indicatorForm>
export const valueForm = z.object({
  year: count({ min: 2000, max: 2200 }),
  value: count({ min: 0, max: 100_000_000 }),
})

/** A section that is there today. */
export const sectionFaults = (definition: Definition, { section }: { section: string }) =>
  findPresentSection(definition, section) ? [] : [{ field: 'section', code: 'badChoice' }]
