import type { FieldError } from '../../lib/form-errors.ts'
import { defineMessages, type Lang } from '../../lib/language.ts'

const messages = defineMessages(
  {
    required: (label: string) => `「${label}」を入力してください。`,
    tooLong: (label: string, most: string) => `「${label}」は${most}文字までにしてください。`,
    tooShort: (label: string, least: string) => `「${label}」は${least}文字以上にしてください。`,
    badDate: (label: string) => `「${label}」は、2026年4月1日 や 令和8年4月1日 のように入力してください。`,
    badChoice: (label: string) => `「${label}」を、示された中から選んでください。`,
    badNumber: (label: string) => `「${label}」は数字で入力してください。`,
    tooSmall: (label: string, least: string) => `「${label}」は${least}以上にしてください。`,
    tooLarge: (label: string, most: string) => `「${label}」は${most}以下にしてください。`,
    tooFew: (label: string) => `「${label}」を1つ以上入力してください。`,
    badEmail: (label: string) => `「${label}」は name@example.jp のように入力してください。`,
    badPhone: (label: string) => `「${label}」は 0233-22-2111 のように入力してください。`,
    badPostalCode: (label: string) => `「${label}」は 996-8501 のように7けたで入力してください。`,
    invalid: (label: string) => `「${label}」を確かめてください。`,
    asSaid: (_label: string, sentence: string) => sentence,
  },
  {
    required: (label: string) => `Please fill in “${label}”.`,
    tooLong: (label: string, most: string) => `“${label}” must be ${most} characters or fewer.`,
    tooShort: (label: string, least: string) => `“${label}” must be at least ${least} characters.`,
    badDate: (label: string) => `“${label}” must be a date such as 2026-04-01.`,
    badChoice: (label: string) => `Please choose “${label}” from those shown.`,
    badNumber: (label: string) => `“${label}” must be a number.`,
    tooSmall: (label: string, least: string) => `“${label}” must be ${least} or more.`,
    tooLarge: (label: string, most: string) => `“${label}” must be ${most} or less.`,
    tooFew: (label: string) => `Please fill in at least one “${label}”.`,
    badEmail: (label: string) => `“${label}” must be an address such as name@example.jp.`,
    badPhone: (label: string) => `“${label}” must be a number such as 0233-22-2111.`,
    badPostalCode: (label: string) => `“${label}” must have seven digits, such as 996-8501.`,
    invalid: (label: string) => `Please check “${label}”.`,
    asSaid: (_label: string, sentence: string) => sentence,
  },
)

type Words = ReturnType<typeof messages>
const isKnown = (words: Words, code: string): code is keyof Words & string => code in words

/**
 * Says each mistake in the reader's language. `labels` names the fields as the form does (a dotted name falls back to
 * its last part); `own` says codes that only this form has.
 */
export function sayErrors(
  errors: readonly FieldError[],
  lang: Lang,
  labels: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>> = {},
): { field: string; message: string }[] {
  const words = messages(lang)
  return errors.map(({ field, code, detail }) => {
    const label = labels[field] ?? labels[field.split('.').at(-1) ?? ''] ?? field
    const say = words[isKnown(words, code) ? code : 'invalid'] as (label: string, detail: string) => string
    return { field, message: own[code] ?? say(label, detail ?? '') }
  })
}

/** What was typed into a field, for showing it again. */
export function keptText(kept: Readonly<Record<string, string | string[]>>, field: string): string {
  const value = kept[field]
  return Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')
}
