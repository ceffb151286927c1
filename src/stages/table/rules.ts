import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type CaseSubject, partyOf } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { isOfSection, type Viewer } from '../../core/people/viewer.ts'
import { block, choice } from '../../lib/form-text.ts'
import type { Schema } from '../../platform/db/schema.ts'

export type PartnerTable = Selectable<Schema['partner_table']>

/** Sittings in a room or on line; or the parties write when each of them can, and never meet. */
export const modes = ['sittings', 'writing'] as const

export const openingForm = z.object({ why: block({ max: 1000, required: true }), mode: choice(modes) })
export type OpeningInput = z.output<typeof openingForm>

export const hasTable = (definition: Definition): boolean => definition.partnerTable !== undefined

/** Only while the case is at the table is anything of it changed. */
export const isAtTable = ({ case: { stage, state } }: Pick<CaseSubject, 'case'>): boolean =>
  stage === 'table' && state === 'open'

/** Stages that can still turn to the table: before an agreement is written. */
const before = ['form', 'agreement']

/** The table opens once, when the consultation is concluded, for a party as for the section. */
export const mayOpen = (viewer: Viewer, subject: CaseSubject): boolean =>
  subject.case.state === 'open' &&
  before.includes(subject.case.stage) &&
  (partyOf(viewer, subject.parties) !== undefined || isOfSection(viewer, subject.case.section))
