import { defineMessages, type Lang, pick } from '../lib/language.ts'
import type { Stage } from './contribution.ts'
import type { Definition } from './edition/schema/index.ts'

const messages = defineMessages(
  { closed: '完了', ended: '協働に進まず終了' },
  { closed: 'Completed', ended: 'Ended without collaboration' },
  { closed: '終（お）わりました', ended: '協働（きょうどう）に ならないで 終（お）わりました' },
)

/** A stage by the city's own name, or Yui's where the city gives none. */
export function stageName(
  stages: readonly Stage[],
  definition: Definition,
  code: string,
  lang: Lang,
): string {
  const own =
    code === 'table'
      ? definition.partnerTable?.name
      : [...definition.stages, ...(definition.restingStages ?? [])].find((stage) => stage.code === code)?.name
  if (own) return pick(own, lang)
  return stages.find((stage) => stage.code === code)?.name(lang) ?? code
}

export type Standing = { label: string; tone: 'accent' | 'success' | 'neutral' }

/** How a case that goes no further is called in lists and filters. */
export const endName = (state: 'closed' | 'ended', lang: Lang): string => messages(lang)[state]

/** Where a case stands, in a word: its stage, or how it ended. */
export function standingOf(
  stages: readonly Stage[],
  definition: Definition,
  { state, stage }: { state: string; stage: string },
  lang: Lang,
): Standing {
  if (state === 'closed') return { label: endName('closed', lang), tone: 'success' }
  if (state === 'ended') return { label: endName('ended', lang), tone: 'neutral' }
  return { label: stageName(stages, definition, stage, lang), tone: 'accent' }
}
