import type { Definition } from '../../core/edition/schema/index.ts'
import { findSource } from '../../core/edition/view.ts'

type Source = Definition['sources'][number]
/** A fact as the definition holds it: where it stands, if not in the guideline itself. */
export type Sourced = { source?: string | undefined; page?: string | undefined }
export type Citation = { source: Source; pages: string[] }

/** What facts without a source of their own come from. */
export const mainSource = (definition: Definition): Source | undefined =>
  definition.sources.find(({ kind }) => kind === 'guideline') ?? definition.sources[0]

const sourceOf = (definition: Definition, fact: Sourced): Source | undefined =>
  findSource(definition, fact.source) ?? mainSource(definition)

/** True for what another page of the city's site says: the reader should ask before relying on it. */
export const fromCityPage = (definition: Definition, fact: Sourced): boolean =>
  sourceOf(definition, fact)?.kind === 'cityPage'

/** The sources of a page's facts, each once, with the pages named, in the order of the file. */
export function citationsOf(definition: Definition, facts: readonly Sourced[]): Citation[] {
  const cited = definition.sources.map((source) => {
    const own = facts.filter((fact) => sourceOf(definition, fact) === source)
    const pages = own.flatMap(({ page }) => (page === undefined ? [] : [page]))
    return { source, pages: [...new Set(pages)], used: own.length > 0 }
  })
  return cited.filter(({ used }) => used).map(({ source, pages }) => ({ source, pages }))
}
