import type { SectionChange } from './plan.ts'

type Change = Pick<SectionChange, 'from_code' | 'to_codes'>

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
