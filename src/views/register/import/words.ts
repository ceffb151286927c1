import type { Lang } from '../../../lib/language.ts'
import type { ImportField } from './fields.ts'
import { importMessages } from './messages.ts'
import type { Import, StoredRow } from './store.ts'

export const base = '/register/imports'
const faults = ['noFile', 'empty', 'tooLarge', 'badEncoding', 'badCsv', 'badXlsx', 'noColumn'] as const
/** What can be wrong with a whole file, in words. */
export const mistakesOf = (lang: Lang) =>
  Object.fromEntries(faults.map((one) => [one, importMessages(lang)[one]]))

export function fieldName(lang: Lang, field: ImportField): string {
  const words = importMessages(lang)
  const own = { year: words.fieldYear, title: words.fieldTitle, section: words.fieldSection } as const
  return field in own ? own[field as keyof typeof own] : words[field]
}

/** `section:unknown` in words, with what the cell says: that is what is looked for and put right. */
export function reasonText(lang: Lang, reason: string, read: Import, cells: StoredRow['cells']): string {
  const [field = '', why = ''] = reason.split(':')
  const words = importMessages(lang)
  const said = cells[read.choices.fields.indexOf(field as ImportField)] ?? ''
  const name = fieldName(lang, field as ImportField)
  const text = (words as unknown as Record<string, string>)[why] ?? why
  return said === '' ? words.fault(name, text) : words.faultOf(name, said.slice(0, 60), text)
}

export const placeText = (lang: Lang, place: string): string => {
  const [, sheet = '', line = ''] = /^(?:(.*) )?(\d+)$/.exec(place) ?? []
  return importMessages(lang).line(sheet, line)
}
