import { inBrackets, type Lang, pick } from '../../lib/language.ts'
import type { CollaborationForm, Definition } from './schema/index.ts'

/** A form as the city calls it; with its group where one name stands in two of them: that is its identity. */
export function formLabel(
  { forms, formGroups }: Pick<Definition, 'forms' | 'formGroups'>,
  { name, group }: CollaborationForm,
  lang: Lang,
): string {
  const twice = forms.filter((other) => other.name.ja === name.ja).length > 1
  const within = twice ? formGroups.find(({ code }) => code === group) : undefined
  const label = pick(name, lang)
  return within ? label + inBrackets(pick(within.name, lang), lang) : label
}
