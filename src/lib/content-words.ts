import { foldText } from './text-fold.ts'

/** Runs of one script: Japanese writes what things are in kanji and katakana, and what binds them in hiragana. */
const content = /[\p{sc=Han}々〆]{2,}|[\p{sc=Katakana}ー]{3,}|[a-z0-9]{3,}/gu
const kana = /[\p{sc=Hiragana}ー]{3,}/gu
/** Words that stand in nearly every idea and tell none from another. */
const everywhere = new Set(
  [
    '協働',
    '市民',
    '地域',
    '活動',
    '課題',
    '自分',
    '必要',
    '実現',
    '提案',
    '見本',
    '今年',
    '毎年',
    '場所',
  ].map(foldText),
)

/** Long compounds are mostly put together of two characters each: 一斉除雪 is 一斉 and 除雪. */
function partsOf(word: string): string[] {
  const letters = Array.from(word)
  if (letters.length < 4 || !/\p{sc=Han}/u.test(word)) return [word]
  const middle = letters.length > 5 ? [letters.slice(2, 4).join('')] : []
  return [letters.slice(0, 2).join(''), ...middle, letters.slice(-2).join('')]
}

const wordsOf = (text: string, of: RegExp): string[] =>
  [...text.normalize('NFKC').toLowerCase().matchAll(of)].flatMap(([word]) => partsOf(word))

/** The words by which a text is told from others, as they stand in it, the title's before the rest; at most so many. */
export function contentWords(title: string, text: string, most: number): string[] {
  const found = [...wordsOf(title, content), ...wordsOf(text, content)]
  const words = found.length >= 2 ? found : [...found, ...wordsOf(title, kana)]
  const seen = new Set<string>()
  return words
    .filter((word) => {
      const folded = foldText(word)
      if (seen.has(folded) || everywhere.has(folded)) return false
      seen.add(folded)
      return true
    })
    .slice(0, most)
}
