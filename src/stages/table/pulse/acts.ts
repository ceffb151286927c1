import { z } from 'zod'
import { conflict, found } from '../../../core/web/errors.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { line } from '../../../lib/form-text.ts'
import { openRoom, sittingNumber, sittingPath } from '../here.ts'
import { seatOf } from '../rules.ts'
import { keepPulse, lockPulse } from './queries.ts'
import { isPulseOpen, marks, withMarks } from './rules.ts'

export const pulseForm = z.object({
  marks: z.array(z.object({ principle: line({ max: 60, required: true }), mark: line({ max: 1 }) })).max(20),
})

/** What a city without principles asks. */
export const pulseItems = ({
  definition,
}: CaseVisit): { code: string; name: { ja: string; en?: string | undefined } }[] =>
  definition.principles.length > 0
    ? definition.principles.map(({ code, name }) => ({ code, name }))
    : [{ code: 'equal', name: { ja: '対等に話せましたか', en: 'Did you talk as equals?' } }]

/** Keeps somebody's marks, once. Nothing is recorded: a line with a time would tell whose they are. */
export async function givePulse(visit: CaseVisit, input: z.output<typeof pulseForm>): Promise<Outcome> {
  await openRoom(visit)
  const number = sittingNumber(visit)
  const pulse = found(await lockPulse(visit.tx, visit.case.id, number))
  const by = found(pulse.mode === 'group' ? visit.viewer?.person.id : seatOf(visit.viewer, visit))
  if (!isPulseOpen(pulse, visit.today) || pulse.given.includes(by)) throw conflict()
  const items = pulseItems(visit)
  const given: Record<string, number> = {}
  for (const { principle, mark } of input.marks) {
    const value = marks.find((one) => String(one) === mark)
    if (value !== undefined && items.some(({ code }) => code === principle)) given[principle] = value
  }
  if (Object.keys(given).length < items.length)
    return {
      errors: items.flatMap(({ code }, index) =>
        given[code] === undefined ? [{ field: `marks.${index}.mark`, code: 'required' }] : [],
      ),
      kept: {},
    }
  await keepPulse(visit.tx, visit.case.id, withMarks(pulse, by, given))
  return { to: sittingPath(visit) }
}
