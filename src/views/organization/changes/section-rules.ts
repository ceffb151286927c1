import type { Definition } from '../../../core/edition/schema/index.ts'
import { findSection } from '../../../core/edition/view.ts'
import type { NewSection, Plan } from '../../../core/organization/changes/plan.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import type { MadeInput, SectionInput } from './forms.ts'
import { isSection } from './rules.ts'

type Sections = { plan: Plan; now: Definition; coming: Definition }

/** A change of sections as typed: from one of today's to one, or for a split several, of that day's. */
export function sectionMistake(
  { kind, from, to }: SectionInput,
  { plan, now, coming }: Sections,
): FieldError | undefined {
  const known = [...now.sections, ...(now.formerSections ?? [])]
  if (!known.some(({ code }) => code === from)) return { field: 'from', code: 'badChoice' }
  if (plan.sections.some(({ from_code }) => from_code === from)) return { field: 'from', code: 'twice' }
  if (kind === 'split' ? to.length < 2 : to.length !== 1) return { field: 'to', code: 'oneTo' }
  // All changes of a plan happen at once: what something becomes may not itself become something else on the same day.
  // After a split one of the parts may keep the code; a renamed or merged section may not become itself.
  const others = plan.sections.flatMap(({ from_code }) => from_code)
  const isFine = (code: string) =>
    isSection(coming, code) && !others.includes(code) && (kind === 'split' || code !== from)
  const fine = to.every(isFine)
  return fine ? undefined : { field: 'to', code: 'sameTo' }
}

type Made = { ok: true; value: Omit<NewSection, 'id'> } | { ok: false; error: FieldError }
type MadeIn = { plan: Plan; coming: Definition }

const wrong = (field: string, code: string) => ({ ok: false as const, error: { field, code } })
const codePattern = /^[a-z][a-z0-9-]{1,39}$/

/** Whoever has no use for a code gets one: nobody reads it but addresses and files. */
function freeCode({ plan, coming }: MadeIn): string {
  const year = plan.effective_on.slice(0, 4)
  let at = 1
  while (findSection(coming, `ka-${year}-${at}`)) at += 1
  return `ka-${year}-${at}`
}

/** A new section as typed. A code that was ever used stays what it was: old threads name it. */
export function readMade(input: MadeInput, given: MadeIn): Made {
  const { coming } = given
  const { name, name_en, department } = input
  const code = input.code === '' ? freeCode(given) : input.code.normalize('NFKC').toLowerCase()
  if (!codePattern.test(code)) return wrong('code', 'badCode')
  if (findSection(coming, code)) return wrong('code', 'codeUsed')
  if (coming.sections.some((section) => section.name.ja === name)) return wrong('name', 'nameUsed')
  const fields = coming.fields.map((field) => field.code).filter((field) => input.fields.includes(field))
  return { ok: true, value: { code, name, name_en, department, fields } }
}

/** Whether people or another section go to it. */
export const isUsed = ({ lines, sections }: Plan, code: string): boolean =>
  lines.some(({ place }) => place === code) || sections.some(({ to_codes }) => to_codes.includes(code))

/** Sections of a plan that will not be there on its day, by the codes it names. */
export function placesGone({ lines, sections }: Plan, coming: Definition): string[] {
  const places = lines.flatMap(({ hat_kind, place }) => (hat_kind !== null && place !== null ? [place] : []))
  const all = new Set([...places, ...sections.flatMap(({ to_codes }) => to_codes)])
  return [...all].filter((code) => !isSection(coming, code))
}
