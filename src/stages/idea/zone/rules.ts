import { z } from 'zod'
import type { Case } from '../../../core/case/types.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { block, line } from '../../../lib/form-text.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { zoneMessages } from './messages.ts'

export const unplaced = 'none'

export const zoneForm = z.object({
  zone: line({ max: 10, required: true }),
  reason: block({ max: 1000, required: true }),
  version: z.coerce.number().int(),
})

/** Those that count as 協働 by the city's chart: an idea is placed on no other. */
export const zonesOf = ({ zones }: Definition) =>
  zones?.zones.filter(({ collaboration }) => collaboration) ?? []

/** As the case keeps it: null while it is not placed, undefined when the city has no such zone. */
export function zoneFrom(definition: Definition, typed: string): string | null | undefined {
  if (typed === unplaced) return null
  return zonesOf(definition).find(({ code }) => code === typed)?.code
}

export function zoneName(definition: Definition, code: string | null | undefined, lang: Lang): string {
  if (!code) return zoneMessages(lang).unplaced
  const name = definition.zones?.zones.find((zone) => zone.code === code)?.name
  return name ? `${code} ${pick(name, lang)}` : code
}

export const isMovable = (definition: Definition, { state }: Pick<Case, 'state'>): boolean =>
  state === 'open' && zonesOf(definition).length > 0
