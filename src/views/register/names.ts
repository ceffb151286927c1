import { formLabel } from '../../core/edition/form-label.ts'
import { findForm, findSection } from '../../core/edition/view.ts'
import { commonName } from '../../core/library/index.ts'
import { noKey } from '../../core/register/sums.ts'
import type { Visit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'
import { registerMessages } from './messages.ts'
import { partnerKinds } from './rules.ts'

type Place = Pick<Visit, 'lang' | 'definition'>

export function formText({ lang, definition }: Place, code: string): string {
  if (code === noKey) return registerMessages(lang).noForm
  const form = findForm(definition, code)
  return form === undefined ? code : formLabel(definition, form, lang)
}

export function fieldText({ lang, definition }: Place, code: string): string {
  if (code === noKey) return registerMessages(lang).noField
  const field = definition.fields.find((one) => one.code === code)
  return field ? pick(field.name, lang) : code
}

export function kindText({ lang, definition }: Place, code: string): string {
  if (code === noKey) return registerMessages(lang).noPartner
  const kind = [...partnerKinds(definition), ...definition.actors.kinds].find((one) => one.code === code)
  return kind ? pick(kind.name, lang) : commonName(definition.actors.kinds, code, lang)
}

export function sectionText({ lang, definition }: Place, code: string | null): string {
  if (code === null || code === noKey) return registerMessages(lang).noSection
  const section = findSection(definition, code)
  return section ? pick(section.name, lang) : code
}

export const yenText = (value: number | null): string => (value === null ? '' : value.toLocaleString('ja-JP'))
