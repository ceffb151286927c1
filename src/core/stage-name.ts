import { type Lang, pick } from '../lib/language.ts'
import type { Stage } from './contribution.ts'
import type { Definition } from './edition/schema/index.ts'

/** A stage by the city's own name, or Yui's where the city gives none. */
export function stageName(
  stages: readonly Stage[],
  definition: Definition,
  code: string,
  lang: Lang,
): string {
  const own = definition.stages.find((stage) => stage.code === code)?.name
  if (own) return pick(own, lang)
  return stages.find((stage) => stage.code === code)?.name(lang) ?? code
}
