import { z } from 'zod'
import { isStaff, type Viewer } from '../../../core/people/viewer.ts'
import type { Policy } from '../../../core/web/route.ts'
import { block, choice, dateField, line } from '../../../lib/form-text.ts'
import { ideaForm, most } from '../rules.ts'

/** 受付経路 at the counter: whatever did not come through the sender's own screen. */
export const vias = ['counter', 'phone', 'paper', 'fax', 'mail'] as const

/** Somebody new, though the records look alike. */
export const somebodyNew = 'new'

export const counterForm = ideaForm.extend({
  via: choice(vias),
  receivedOn: dateField().optional(),
  /** A group of the city on whose behalf it came; empty: a person. */
  group: line({ max: 36 }),
  /** Empty where a group's profile says it already. */
  proposer: block({ max: most.proposer }),
  /** The record that was chosen among those that look alike, or `new`. */
  samePerson: line({ max: 36 }),
  /** The scanned paper that is typed in. */
  scan: line({ max: 36 }),
})
export type CounterIdea = z.output<typeof counterForm>

export const slipForm = z.object({})

export const staffAtCounter: Policy = {
  says: 'staff of the city hall, who type in what came on paper, by telephone or in person',
  may: (viewer: Viewer) => isStaff(viewer),
}
