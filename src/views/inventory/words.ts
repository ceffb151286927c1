import { findForm, findSection } from '../../core/edition/view.ts'
import type { Visit } from '../../core/web/visit.ts'
import { type Lang, pick } from '../../lib/language.ts'
import type { Together } from '../../platform/db/tables/inventory.ts'
import type { Tone } from '../../ui/components/index.ts'
import { inventoryMessages } from './messages.ts'

export const answerName = (together: Together, lang: Lang): string => {
  const words = inventoryMessages(lang)
  return {
    open: words.answerOpen,
    yes: words.answerYes,
    partly: words.answerPartly,
    no: words.answerNo,
  }[together]
}

export const answerTone = (together: Together): Tone =>
  ({ open: 'warning', yes: 'success', partly: 'info', no: 'neutral' })[together] as Tone

export const formName = ({ definition, lang }: Pick<Visit, 'definition' | 'lang'>, form: string): string => {
  const found = findForm(definition, form)
  return found ? pick(found.name, lang) : ''
}

export const sectionName = (
  { definition, lang }: Pick<Visit, 'definition' | 'lang'>,
  code: string,
): string => {
  const section = findSection(definition, code)
  return section ? pick(section.name, lang) : code
}
