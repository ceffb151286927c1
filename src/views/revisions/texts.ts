import type { Definition } from '../../core/edition/schema/index.ts'
import type { Lang, Text } from '../../lib/language.ts'

/** The parts in which a guideline is worked on, each with the members of the definition that belong to it. */
export const parts = {
  basics: ['edition', 'words', 'purpose', 'reasons', 'issues'],
  definition: ['definition'],
  actors: ['actors', 'effects'],
  principles: ['principles', 'principlesNote'],
  forms: ['formGroups', 'forms', 'suitability', 'zones'],
  steps: ['selfCheck', 'steps', 'processes', 'checklists'],
  measures: ['measures', 'measuresTitle', 'realisation'],
  organisation: ['bodies', 'trainings', 'desks', 'staffNotes'],
  glossary: ['glossary'],
  agreement: ['agreementTemplates', 'partnerTable', 'evaluation'],
} as const satisfies Record<string, readonly (keyof Definition)[]>
export type Part = keyof typeof parts
export const partCodes = Object.keys(parts) as Part[]

/** Where a text stands: members and, in lists, the item's code or else its place. */
export type Place = { path: string; text: Text; under: string; member: string }

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && typeof (value as { ja?: unknown }).ja === 'string'

const isItem = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isText(value)

const names = ['name', 'term', 'title', 'label'] as const

/** What an item is called, for whoever looks for it. */
function nameOf(item: Record<string, unknown>): string {
  const named = names.map((key) => item[key]).find(isText)
  return named?.ja ?? ''
}

type Walked = { value: unknown; path: string; under: string; member: string }

function stepsInto({ value, path, under, member }: Walked): Walked[] {
  if (Array.isArray(value))
    return value.map((item, index) => {
      const code = isItem(item) && typeof item.code === 'string' ? item.code : String(index)
      return { value: item, path: `${path}.${code}`, under, member }
    })
  if (!isItem(value)) return []
  const own = [under, nameOf(value)].filter(Boolean).join(' › ')
  return Object.entries(value).map(([key, inner]) => ({
    value: inner,
    path: `${path}.${key}`,
    under: own,
    member: key,
  }))
}

/** Every text below a value, in the order in which the city wrote them. */
function textsIn(at: Walked): Place[] {
  if (isText(at.value)) return [{ path: at.path, text: at.value, under: at.under, member: at.member }]
  return stepsInto(at).flatMap(textsIn)
}

export const textsOf = (definition: Definition, part: Part): Place[] =>
  parts[part].flatMap((key) => textsIn({ value: definition[key], path: key, under: '', member: key }))

/** The definition with other words in the places that are given; everything else stays as it is. */
export function withTexts(definition: Definition, changed: ReadonlyMap<string, Text>): Definition {
  const copy = (at: Walked): unknown => {
    if (isText(at.value)) return changed.get(at.path) ?? at.value
    const steps = stepsInto(at)
    if (Array.isArray(at.value)) return steps.map(copy)
    if (!isItem(at.value)) return at.value
    return Object.fromEntries(steps.map((step) => [step.member, copy(step)]))
  }
  return Object.fromEntries(
    Object.entries(definition).map(([key, value]) => [
      key,
      copy({ value, path: key, under: '', member: key }),
    ]),
  ) as Definition
}

export type Difference = {
  path: string
  under: string
  member: string
  /** Of a text, in which language; of any other value none. */
  lang: Lang | undefined
  before: string
  after: string
}

/** Every text and every other value of a definition, by its place. */
function leavesIn(at: Walked): Difference[] {
  const { value, path, under, member } = at
  if (isText(value))
    return (['ja', 'en', 'easy'] as const).flatMap((lang) => {
      const said = value[lang]
      return said === undefined
        ? []
        : [{ path: `${path}@${lang}`, under, member, lang, before: '', after: said }]
    })
  if (value === undefined) return []
  const steps = stepsInto(at)
  if (steps.length > 0 || typeof value === 'object') return steps.flatMap(leavesIn)
  return [{ path, under, member, lang: undefined, before: '', after: String(value) }]
}

const leavesOf = (definition: Definition): Map<string, Difference> =>
  new Map(
    Object.entries(definition)
      .flatMap(([key, value]) => leavesIn({ value, path: key, under: '', member: key }))
      .map((leaf) => [leaf.path, leaf]),
  )

/** When it begins is told with the decision, and is no change of what is said. */
const told = 'edition.effectiveFrom'

/** What a draft changes: words and values, what it adds and what it leaves out, in the draft's own order. */
export function differencesBetween(base: Definition, draft: Definition): Difference[] {
  const [before, after] = [leavesOf(base), leavesOf(draft)]
  const changed = [...after.values()].flatMap((leaf) => {
    const old = before.get(leaf.path)?.after ?? ''
    return old === leaf.after || leaf.path === told ? [] : [{ ...leaf, before: old }]
  })
  const gone = [...before.values()]
    .filter(({ path }) => !after.has(path))
    .map((leaf) => ({ ...leaf, before: leaf.after, after: '' }))
  return [...changed, ...gone]
}

/** The part of the guideline a place belongs to; what belongs to none is a setting. */
export function partOf(path: string): Part | undefined {
  const key = path.split(/[.@]/)[0]
  return partCodes.find((part) => (parts[part] as readonly string[]).includes(key ?? ''))
}
