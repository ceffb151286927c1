import type { Definition } from '../../core/edition/schema/index.ts'
import { findSection } from '../../core/edition/view.ts'
import { departmentsOf, hasFunction } from '../../core/organization/rules.ts'
import type { SectionCount } from '../../core/organization/staff.ts'
import { type Lang, pick } from '../../lib/language.ts'
import { organizationMessages } from './messages.ts'

/** A section or a bureau as the reader calls it. */
export function placeName(definition: Definition, place: string, lang: Lang): string {
  const section = findSection(definition, place)
  if (section) return pick(section.name, lang)
  const department = definition.sections.find((one) => one.department?.ja === place)?.department
  return department ? pick(department, lang) : place
}

export const sectionOptions = ({ sections }: Definition, lang: Lang) =>
  sections.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))

export const departmentOptions = (definition: Definition, lang: Lang) =>
  departmentsOf(definition).map((name) => ({ value: name, label: placeName(definition, name, lang) }))

type Gap = { section: string; says: string }

/** What is missing where, in words: a section without a chief, an officer or, where the city has them, a promoter. */
export function gapsOf(definition: Definition, counts: readonly SectionCount[], lang: Lang): Gap[] {
  const words = organizationMessages(lang)
  const promoters = hasFunction(definition, 'promoter')
  return definition.sections.flatMap(({ code, name }) => {
    const count = counts.find(({ place }) => place === code)
    const section = pick(name, lang)
    const missing = [
      !count?.chiefs && words.noChief(section),
      !count?.officers && words.noStaff(section),
      promoters && !count?.promoters && words.noPromoter(section),
    ]
    return missing.filter((one) => typeof one === 'string').map((says) => ({ section: code, says }))
  })
}
