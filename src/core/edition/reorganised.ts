import type { Text } from '../../lib/language.ts'
import type { Definition } from './schema/index.ts'
import { type Reorganisation, type SectionMade, sectionsNow } from './succession.ts'
import { withSectionsOf } from './view.ts'

type Section = Definition['sections'][number]

/** A department that is there already keeps its other languages. */
function departmentOf({ sections }: Definition, name: string): Pick<Section, 'department'> {
  if (name === '') return {}
  const known = sections.find(({ department }) => department?.ja === name)?.department
  return { department: known ?? { ja: name } }
}

function sectionOf(definition: Definition, { code, name, name_en, department }: SectionMade): Section {
  const named: Text = name_en === '' ? { ja: name } : { ja: name, en: name_en }
  return { code, name: named, coordination: false, ...departmentOf(definition, department) }
}

/** A new section stands where the one was that it came from. */
function inPlace(definition: Definition, { made, changes }: Reorganisation): Section[] {
  const known = new Set(definition.sections.map(({ code }) => code))
  const fresh = made.filter(({ code }) => !known.has(code))
  const cameFrom = (code: string) => changes.find(({ to_codes }) => to_codes.includes(code))?.from_code
  const of = (from: string | undefined) =>
    fresh.filter(({ code }) => cameFrom(code) === from).map((one) => sectionOf(definition, one))
  return [...definition.sections.flatMap((one) => [one, ...of(one.code)]), ...of(undefined)]
}

function routedAnew({ routing }: Definition, { made }: Reorganisation, next: (code: string) => string) {
  const rules = new Map(routing.rules.map((rule) => [rule.field, { ...rule, section: next(rule.section) }]))
  for (const { code, fields } of made)
    for (const field of fields)
      rules.set(field, { field, section: code, examples: rules.get(field)?.examples ?? [] })
  return { ...routing, default: next(routing.default), rules: [...rules.values()] }
}

function reorganise(definition: Definition, one: Reorganisation): Definition {
  const gone = new Set(
    one.changes
      .filter(({ from_code, to_codes }) => !to_codes.includes(from_code))
      .map(({ from_code }) => from_code),
  )
  const next = (code: string) => (gone.has(code) ? (sectionsNow(one.changes, code)[0] ?? code) : code)
  const office = definition.sections.find(({ code, coordination }) => coordination && gone.has(code))
  const sections = inPlace(definition, one)
    .filter(({ code }) => !gone.has(code))
    .map((section) =>
      office && section.code === next(office.code) ? { ...section, coordination: true } : section,
    )
  return {
    ...definition,
    sections,
    desks: definition.desks.map((desk) =>
      desk.section === undefined ? desk : { ...desk, section: next(desk.section) },
    ),
    routing: routedAnew(definition, one, next),
  }
}

/**
 * A city's edition with the sections as the city has since reorganised them: new ones are there, what became of another is
 * there no more, and desks, routing and the coordination office follow. Every name that ever was stays readable.
 */
export function withReorganised(definition: Definition, all: readonly Reorganisation[]): Definition {
  if (all.length === 0) return definition
  const now = all
    .filter(({ undone }) => !undone)
    .reduce<Definition>(reorganise, { ...definition, reorganised: all })
  const made = all.flatMap((one) => one.made).map((one) => sectionOf(definition, one))
  return withSectionsOf(now, [definition, { ...definition, sections: made }])
}
