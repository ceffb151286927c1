/** The languages a page can be asked for: Japanese, English, やさしい日本語. */
export const languages = ['ja', 'en', 'easy'] as const
export type Lang = (typeof languages)[number]
export const isLang = (value: string | undefined): value is Lang => languages.some((lang) => lang === value)

/** Text in a city's definition: Japanese always, the others where the city has them. */
export type Text = { ja: string; en?: string | undefined; easy?: string | undefined }

/** The text in the asked language; Japanese stands in for what a city has not translated. */
export const pick = (text: Text, lang: Lang): string => text[lang] ?? text.ja

/** The `lang` attribute of what `pick` returned: English only where there is English. */
export const langOf = (text: Text, lang: Lang): 'ja' | 'en' =>
  lang === 'en' && text.en !== undefined ? 'en' : 'ja'

/** What people typed is marked as Japanese where it is, so that a page in another language reads it aloud rightly. */
export const langOfTyped = (text: string): 'ja' | undefined =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? 'ja' : undefined

export const joined = (parts: readonly string[], lang: Lang): string =>
  parts.join(lang === 'en' ? ', ' : '、')

/** Between a label and what it labels. */
export const colon = (lang: Lang): string => (lang === 'en' ? ': ' : '：')

export const inBrackets = (text: string, lang: Lang): string => (lang === 'en' ? ` (${text})` : `（${text}）`)

type Message = string | ((...args: never[]) => string)
type Words<M> = { [K in keyof M]: M[K] extends string ? string : M[K] }

/** Words a folder shows. A key that English lacks fails the compiler; easy Japanese falls back to Japanese. */
export function defineMessages<const M extends Record<string, Message>>(
  ja: M,
  en: Words<M>,
  easy: Partial<Words<M>> = {},
): (lang: Lang) => Words<M> {
  const japanese = ja as Words<M>
  const tables: Record<Lang, Words<M>> = { ja: japanese, en, easy: { ...japanese, ...easy } }
  return (lang) => tables[lang]
}
