import { findForm, findSection } from '../../core/edition/view.ts'
import { commonName } from '../../core/library/index.ts'
import { noKey } from '../../core/register/sums.ts'
import type { Visit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'
import { registerMessages } from './messages.ts'
import { partnerKinds } from './rules.ts'

type Place = Pick<Visit, 'lang' | 'definition'>

/** A form with its group where the same name stands in two: that is its identity. */
export function formText({ lang, definition }: Place, code: string): string {
  if (code === noKey) return registerMessages(lang).noForm
  const form = findForm(definition, code)
  if (form === undefined) return code
  const name = pick(form.name, lang)
  const twice = definition.forms.filter((one) => one.name.ja === form.name.ja).length > 1
  const group = twice && definition.formGroups.find((one) => one.code === form.group)
  return group ? `${name}（${pick(group.name, lang)}）` : name
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
