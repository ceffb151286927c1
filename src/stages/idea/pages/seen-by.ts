import type { CaseVisit } from '../../../core/web/visit.ts'
import { inBrackets } from '../../../lib/language.ts'
import { messages } from '../messages.ts'
import { publicationMessages } from '../publication/messages.ts'
import { checkDuty } from '../publication/rules.ts'

/** What was chosen, also while the city still looks at it. */
export function seenBy({ lang, case: { visibility }, duties }: CaseVisit): string {
  const words = messages(lang)
  if (duties.some(({ kind }) => kind === checkDuty))
    return `${words.public}${inBrackets(publicationMessages(lang).waiting, lang)}`
  return visibility === 'public' ? words.public : words.desk
}
