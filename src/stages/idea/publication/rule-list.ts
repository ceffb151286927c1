import type { Definition } from '../../../core/edition/schema/index.ts'
import { findPublicationRule, publicationRules } from '../../../core/moderation/index.ts'
import { type Lang, pick } from '../../../lib/language.ts'

export const ruleCodes = (definition: Definition): string[] =>
  publicationRules(definition).map(({ code }) => code)

/** The rules that applied, in the reader's language. */
export const rulesNamed = (definition: Definition, codes: readonly string[], lang: Lang): string[] =>
  codes.flatMap((code) => {
    const rule = findPublicationRule(definition, code)
    return rule ? [pick(rule.text, lang)] : []
  })
