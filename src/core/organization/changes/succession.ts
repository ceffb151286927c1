import type { SectionChange } from './plan.ts'

type Change = Pick<SectionChange, 'from_code' | 'to_codes'>

/**
 * What is in force for a code: the code itself while nothing became of it, otherwise what did, over any number of
 * changes in their order. After a split there are several, and each case tells which one has it.
 */
export function sectionsNow(changes: readonly Change[], code: string): string[] {
  const now = changes.reduce<string[]>(
    (codes, { from_code, to_codes }) => codes.flatMap((one) => (one === from_code ? to_codes : [one])),
    [code],
  )
  return [...new Set(now)]
}

type Routed = { field: string | null; chosen: string | null | undefined }

/** Where one case of a section goes: as decided for it, else by its field under the new rules, else the first named. */
export function sectionOfCase(
  { to_codes }: Change,
  { field, chosen }: Routed,
  byField: (field: string) => string | undefined,
): string {
  if (chosen && to_codes.includes(chosen)) return chosen
  const routed = field === null ? undefined : byField(field)
  return routed !== undefined && to_codes.includes(routed) ? routed : (to_codes[0] ?? '')
}
