import { z } from 'zod'
import { lineKinds, sectionChangeKinds } from '../../../core/organization/changes/plan.ts'
import { functionKinds, staffHatKinds } from '../../../core/organization/rules.ts'
import { block, choice, dateField, line, reading } from '../../../lib/form-text.ts'

const version = line({ max: 12, required: true })

export const planForm = z.object({
  title: line({ max: 100, required: true }),
  effectiveOn: dateField(),
  note: block({ max: 1000 }),
})
export type PlanInput = z.output<typeof planForm>

export const lineForm = z.object({
  version,
  kind: choice(lineKinds),
  /** `hat:…` for one hat, `person:…` for somebody with all of them. */
  who: line({ max: 50 }),
  name: line({ max: 100 }),
  reading: reading({ max: 100 }),
  email: line({ max: 200 }),
  hat: choice(staffHatKinds).optional(),
  function: choice(functionKinds).optional(),
  place: line({ max: 100 }),
})
export type LineInput = z.output<typeof lineForm>

export const sectionForm = z.object({
  version,
  kind: choice(sectionChangeKinds),
  from: line({ max: 60, required: true }),
  to: z.array(line({ max: 60 })).max(20),
  reason: line({ max: 200 }),
})
export type SectionInput = z.output<typeof sectionForm>

export const madeForm = z.object({
  version,
  name: line({ max: 60, required: true }),
  name_en: line({ max: 80 }),
  department: line({ max: 60 }),
  code: line({ max: 40 }),
  fields: z.array(line({ max: 60 })).max(60),
})
export type MadeInput = z.output<typeof madeForm>

export const removalForm = z.object({ version, id: line({ max: 36, required: true }) })
export const stepForm = z.object({
  version,
  step: choice(['schedule', 'unschedule', 'drop', 'undo']),
})
export type StepInput = z.output<typeof stepForm>
