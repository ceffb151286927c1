import type { Definition, Switchable } from '../../../core/edition/schema/index.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { switchMessages } from '../messages.ts'
import { stageWord } from './words.ts'

/** Sentences for what the rules have against it, with the stage they speak of. */
export function needWords(visit: Visit, edition: Definition): Record<string, string> {
  const words = switchMessages(visit.lang)
  const named = (code: Switchable) => stageWord(visit, edition, code)
  return {
    noSection: words.noSection,
    'needs.idea': words.needs(named('idea')),
    'needs.running': words.needs(named('running')),
    'neededBy.table': words.neededBy(named('table')),
    'neededBy.form': words.neededBy(named('form')),
    'neededBy.agreement': words.neededBy(named('agreement')),
    'neededBy.evaluation': words.neededBy(named('evaluation')),
  }
}
