import { formLabel } from '../../core/edition/form-label.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { findForm, findSection } from '../../core/edition/view.ts'
import { noKey } from '../../core/register/sums.ts'
import { type Lang, pick, type Text } from '../../lib/language.ts'
import { reportMessages } from './messages.ts'
import type { FigureName } from './rules.ts'

type Named = { name: Text } | undefined

function formOf(definition: Definition, key: string, lang: Lang): string {
  const form = findForm(definition, key)
  return form ? formLabel(definition, form, lang) : key
}

/** A part of a figure as the city calls it. */
export function partName(definition: Definition, figure: FigureName, key: string, lang: Lang): string {
  const words = reportMessages(lang)
  if (key === noKey) return figure === 'section' ? words.noSection : words.noKey
  if (figure === 'form') return formOf(definition, key, lang)
  const found: Partial<Record<FigureName, () => Named>> = {
    field: () => definition.fields.find(({ code }) => code === key),
    section: () => findSection(definition, key),
    partner: () =>
      definition.actors.kinds.flatMap((kind) => [kind, ...kind.subKinds]).find(({ code }) => code === key),
  }
  const named = found[figure]?.()
  return named ? pick(named.name, lang) : key
}

/** What a figure counts, in words: all of it, or one of its parts. */
export function figureName(definition: Definition, figure: FigureName, key: string, lang: Lang): string {
  const word = reportMessages(lang)[figure]
  return key === ''
    ? word
    : `${reportMessages(lang).register} – ${word}: ${partName(definition, figure, key, lang)}`
}

/** The day it was received; what a list brought was received on no day that says anything. */
export function sinceOf(
  { title, source }: { title: string | null; source: string | null },
  lang: Lang,
  day: string,
): string {
  if (title === null) return ''
  return source === 'register' ? reportMessages(lang).fromList : day
}
