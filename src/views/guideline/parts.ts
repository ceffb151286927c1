import type { Definition } from '../../core/edition/schema/index.ts'
import { type Lang, pick } from '../../lib/language.ts'
import { messages } from './messages.ts'

export const partCodes = [
  'definition',
  'why',
  'actors',
  'effects',
  'principles',
  'forms',
  'steps',
  'measures',
  'organisation',
  'glossary',
  'desks',
] as const
export type PartCode = (typeof partCodes)[number]

const paths: Partial<Record<PartCode, string>> = { forms: '/forms', desks: '/desks' }
export const partPath = (code: PartCode): string => paths[code] ?? `/guideline/${code}`

export const formPath = (code: string): string => `/forms/${encodeURIComponent(code)}`

/** Parts that are not in this list every definition has. */
const published: Partial<Record<PartCode, (definition: Definition) => boolean>> = {
  why: ({ purpose, reasons, issues }) => purpose.length + reasons.length + issues.length > 0,
  effects: ({ effects }) => effects.length > 0,
  principles: ({ principles }) => principles.length > 0,
  forms: ({ forms }) => forms.length > 0,
  steps: ({ steps, processes, checklists, zones }) =>
    steps.length + processes.length + checklists.length > 0 || zones !== undefined,
  measures: ({ measures }) => measures.length > 0,
  glossary: ({ glossary }) => glossary.length > 0,
}

/** Whether the city has published this part; the page of one it has not says so. */
export const isPublished = (definition: Definition, code: PartCode): boolean =>
  published[code]?.(definition) ?? true

export const publishedParts = (definition: Definition): PartCode[] =>
  partCodes.filter((code) => isPublished(definition, code))

/** The parts before and after, passing over what the city has not published. */
export function neighbours(definition: Definition, code: PartCode): { before?: PartCode; after?: PartCode } {
  const at = partCodes.indexOf(code)
  const before = partCodes.slice(0, at).findLast((part) => isPublished(definition, part))
  const after = partCodes.slice(at + 1).find((part) => isPublished(definition, part))
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) }
}

/** The city's own word where it has one: 約束, 基本原則, 気を付けること; 形態, かたち. */
export function partTitle(definition: Definition, code: PartCode, lang: Lang): string {
  const { principle, form, collaboration } = definition.words
  if (lang !== 'ja') return messages(lang)[code]
  if (code === 'principles' && principle) return pick(principle, lang)
  if (code !== 'forms' || !form) return messages(lang)[code]
  const word = pick(form, lang)
  const what = collaboration ? pick(collaboration, lang) : '協働'
  return word.startsWith(what) ? word : `${what}の${word}`
}
