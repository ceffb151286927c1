import type { CollaborationForm, Definition, StageCode } from './schema/index.ts'
import { successorOf } from './succession.ts'

type FormGroup = Definition['formGroups'][number]
type Section = Definition['sections'][number]

/** A group of forms; undefined where the city lists its forms without groups. */
export type FormsInGroup = { group: FormGroup | undefined; forms: CollaborationForm[] }

const byCode = <T extends { code: string }>(list: readonly T[], code: string | undefined): T | undefined =>
  list.find((entry) => entry.code === code)

export const findForm = (definition: Definition, code: string | undefined) => byCode(definition.forms, code)
/** A section by its code, also one that is there no more: old papers and threads name it. */
export const findSection = (definition: Definition, code: string | undefined) =>
  byCode(definition.sections, code) ?? byCode(definition.formerSections ?? [], code)
/** Only among those that are there today. */
export const findPresentSection = (definition: Definition, code: string | undefined) =>
  byCode(definition.sections, code)
export const findSource = (definition: Definition, code: string | undefined) =>
  byCode(definition.sources, code)
export const hasStage = (definition: Definition, code: StageCode): boolean =>
  definition.stages.some((stage) => stage.code === code)

/** Whether ideas are taken here at all today: a city may begin with its register alone. */
export const takesIdeas = (definition: Definition): boolean => hasStage(definition, 'idea')

/** Forms in the city's order of groups, those of no group last; a group without forms is left out. */
export function formsByGroup(definition: Definition): FormsInGroup[] {
  const groups = [...definition.formGroups, undefined]
  return groups
    .map((group) => ({ group, forms: definition.forms.filter((form) => form.group === group?.code) }))
    .filter(({ forms }) => forms.length > 0)
}

/** The section an idea goes to first: its field's, or the default for what is unknown or belongs to several. */
export function routeField(
  definition: Definition,
  field: string | undefined,
): { section: string; reason: 'field' | 'default' } {
  const rule = definition.routing.rules.find((entry) => entry.field === field)
  return rule
    ? { section: rule.section, reason: 'field' }
    : { section: definition.routing.default, reason: 'default' }
}

/** The routing as the office keeps it: what it chose for a field holds, as long as the section or what became of it is there. */
export function withRouting(definition: Definition, chosen: Readonly<Record<string, string>>): Definition {
  const own = Object.entries(chosen)
    .map(([field, section]) => [field, successorOf(definition.reorganised, section)] as const)
    .filter(([, section]) => findPresentSection(definition, section))
  if (own.length === 0) return definition
  const said = new Map(definition.routing.rules.map((rule) => [rule.field, rule]))
  for (const [field, section] of own)
    said.set(field, { field, section, examples: said.get(field)?.examples ?? [] })
  return {
    ...definition,
    routing: { ...definition.routing, rules: [...said.values()] },
    routingChosen: Object.fromEntries(own),
  }
}

/** The section that coordinates 協働; where the city marks none, the one that takes what nobody owns. */
export const coordinationOffice = (definition: Definition): Section | undefined =>
  definition.sections.find((section) => section.coordination) ??
  findSection(definition, definition.routing.default)

/** A definition that also knows by name the sections of other editions. */
export function withSectionsOf(definition: Definition, others: readonly Definition[]): Definition {
  const own = new Set(definition.sections.map(({ code }) => code))
  const former = new Map(
    others
      .flatMap(({ sections, formerSections = [] }) => [...formerSections, ...sections])
      .filter(({ code }) => !own.has(code))
      .map((section) => [section.code, section] as const),
  )
  return former.size === 0 ? definition : { ...definition, formerSections: [...former.values()] }
}

/** A case's own edition, with the sections of today: they are who looks after it, whatever they were called then. */
export function withSectionsToday(definition: Definition, today: Definition): Definition {
  const named =
    definition.sections === today.sections && today.formerSections === undefined
      ? definition
      : withSectionsOf({ ...definition, sections: today.sections }, [definition, today])
  return withRouting(withSuccessors(named, today), today.routingChosen ?? {})
}

/** Where an earlier edition's routing leads to a section that became another, it leads on. */
function withSuccessors(definition: Definition, { reorganised }: Definition): Definition {
  if (reorganised === undefined) return definition
  const now = (code: string) => successorOf(reorganised, code)
  const { routing } = definition
  const rules = routing.rules.map((rule) => ({ ...rule, section: now(rule.section) }))
  return { ...definition, reorganised, routing: { ...routing, default: now(routing.default), rules } }
}

/** Whether the city file knows of a support centre: a body, or a desk that is not the office’s. A page for nobody is in no menu. */
export const hasCentre = ({ bodies, desks }: Definition): boolean =>
  bodies.some(({ kind }) => kind === 'supportCenter') || desks.some(({ kind }) => kind !== 'office')
