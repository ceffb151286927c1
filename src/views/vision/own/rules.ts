import type { Definition } from '../../../core/edition/schema/index.ts'
import { objectionDays } from '../../../core/moderation/index.ts'
import { addDays, type PlainDate } from '../../../lib/dates.ts'
import type { Own } from '../queries.ts'

export const canWithdraw = ({ state }: Pick<Own, 'state'>): boolean => state !== 'withdrawn'

/** Until when one can object: once, to a refusal that was told. */
export const objectionUntil = (definition: Definition, decidedOn: PlainDate): PlainDate =>
  addDays(decidedOn, objectionDays(definition))

type Refused = Pick<Own, 'state' | 'objected' | 'decidedOn'>
export const canObject = (
  definition: Definition,
  { state, objected, decidedOn }: Refused,
  today: PlainDate,
): boolean =>
  state === 'refused' && !objected && decidedOn !== null && today <= objectionUntil(definition, decidedOn)
