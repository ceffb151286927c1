import type { CaseVisit } from '../../../core/web/visit.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import type { Voice } from '../gap.ts'
import { messages } from '../messages.ts'
import type { Question, Round } from '../rules.ts'

export function askedText(question: Question, lang: Lang): string {
  const text = pick(question.question, lang)
  return question.about ? `${text}（${messages(lang)[question.about]}）` : text
}

export type GapProps = {
  visit: CaseVisit
  round: Round
  /** All sides, those that are missing too. */
  voices: Voice[]
  /** Rounds before this one that are open to the reader as well. */
  earlier: readonly Round[]
}
