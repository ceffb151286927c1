import type { Definition, Reach, Switchable } from '../../../core/edition/schema/index.ts'
import { findSection } from '../../../core/edition/view.ts'
import { stageName } from '../../../core/stage-name.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { switchMessages } from '../messages.ts'

/** A stage as the city calls it; ideas and consultation are one switch and are named together. */
export function stageWord({ runtime, lang }: Visit, edition: Definition, code: Switchable): string {
  const name = (stage: string) => stageName(runtime.stages, edition, stage, lang)
  const both = code === 'idea' && edition.stages.some((stage) => stage.code === 'consultation')
  return both ? `${name('idea')}・${name('consultation')}` : name(code)
}

export const sectionWords = ({ definition, lang }: Visit, codes: readonly string[]): string =>
  codes
    .map((code) => {
      const section = findSection(definition, code)
      return section ? pick(section.name, lang) : code
    })
    .join(switchMessages(lang).listComma)

const states = { everywhere: 'isEverywhere', pilot: 'isPilot', nowhere: 'isNowhere' } as const
export const tones = { everywhere: 'success', pilot: 'accent', nowhere: 'neutral' } as const

export const stateWord = ({ lang }: Visit, { runs }: Reach): string => switchMessages(lang)[states[runs]]

/** Where it runs, in a sentence: with the sections that try it. */
export function reachWords(visit: Visit, reach: Reach): string {
  const words = switchMessages(visit.lang)
  return reach.runs === 'pilot' ? words.pilotIn(sectionWords(visit, reach.sections)) : stateWord(visit, reach)
}

/** What will be: 「すべての課で使う」 rather than 「使っています」. */
export function afterWord(visit: Visit, { runs, sections }: Reach): string {
  const words = switchMessages(visit.lang)
  if (runs === 'nowhere') return words.noMore
  return runs === 'pilot' ? `${words.pilot}（${sectionWords(visit, sections)}）` : words.everywhere
}
