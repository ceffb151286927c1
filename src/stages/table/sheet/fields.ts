import type { Failed } from '../../../core/web/route.ts'
import { fieldsFrom } from '../../../lib/form-fields.ts'
import type { Lang } from '../../../lib/language.ts'
import { lineMessages } from './line-messages.ts'
import type { LineContent } from './types.ts'

/** Labels of the fields, for the mistakes and for the list of drafts. */
export function labelsOf(lang: Lang): Record<string, string> {
  const { text, party, able, kind, amount, yen, side, by, onPaperOf, struck } = lineMessages(lang)
  return { text, party, able, kind, amount, yen, side, by, onPaperOf, struck }
}

/** A line as the fields of its form. */
export const fieldsOfContent = ({ struck, ...content }: LineContent): Failed['kept'] => ({
  ...fieldsFrom(content),
  ...(struck ? { struck: 'yes' } : {}),
})
