import type { Definition } from '../../core/edition/schema/index.ts'
import { type Lang, pick } from '../../lib/language.ts'

type Known = Pick<Definition, 'principles' | 'suitability' | 'zones'>
export type GuidelinePoint = { value: string; label: string }

/**
 * What of the city's guideline a conclusion can rest on: its principles, what suits 協働, its zones. As each case reads
 * the edition it began under, the point keeps its words.
 */
export function guidelinePoints({ principles, suitability, zones }: Known, lang: Lang): GuidelinePoint[] {
  return [
    ...principles.map(({ code, name }) => ({ value: `principle:${code}`, label: pick(name, lang) })),
    ...(suitability?.tags ?? []).map(({ code, name }) => ({
      value: `suitability:${code}`,
      label: pick(name, lang),
    })),
    ...(zones?.zones ?? []).map(({ code, name }) => ({
      value: `zone:${code}`,
      label: [code, name && pick(name, lang)].filter(Boolean).join(' '),
    })),
  ]
}

export const pointName = (definition: Known, value: unknown, lang: Lang): string | undefined =>
  guidelinePoints(definition, lang).find((point) => point.value === value)?.label
