import type { Definition } from '../../core/edition/schema/index.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Visit } from '../../core/web/visit.ts'
import type { Lang, Text } from '../../lib/language.ts'
import { newTermMarker, type Piece } from './terms.ts'

export type GlossaryEntry = Definition['glossary'][number]

/** What every page of the guideline is made from. Made anew per page: it knows which words were explained on it. */
export type Guide = {
  lang: Lang
  definition: Definition
  /** Makes a path below the city an address. */
  link: (path: string) => string
  mark: (text: Text) => Piece<GlossaryEntry>[]
}

export const newGuide = (definition: Definition, lang: Lang): Guide => ({
  lang,
  definition,
  link: (path) => cityPath(definition.city, path),
  mark: newTermMarker(definition.glossary, lang),
})

export const guideOf = ({ definition, lang }: Visit): Guide => newGuide(definition, lang)

/** Of another edition than the one in force: what belongs to the guideline leads on within that edition. */
export const guideOfEdition = (definition: Definition, lang: Lang, number: number): Guide => ({
  ...newGuide(definition, lang),
  link: (path) => cityPath(definition.city, withinEdition(path, number)),
})

const standing: Readonly<Record<string, string>> = { '/forms': '/forms', '/desks': '/desks' }
function withinEdition(path: string, number: number): string {
  const part = path.startsWith('/guideline') ? path.slice('/guideline'.length) : standing[path]
  return part === undefined ? path : `/guideline/editions/${number}${part}`
}
