import { type Lang, langOfTyped } from '../../lib/language.ts'
import { wordDifference } from '../../lib/word-diff.ts'
import { uiMessages } from '../messages.ts'

const Changed = ({ kind, text, lang }: { kind: 'added' | 'removed'; text: string; lang: Lang }) => {
  const words = uiMessages(lang)
  const Tag = kind === 'added' ? 'ins' : 'del'
  return (
    <Tag class="yui-diff__changed">
      <span class="yui-visually-hidden">{kind === 'added' ? words.wordAdded : words.wordRemoved}</span>
      <span aria-hidden="true">{kind === 'added' ? '＋' : '−'}</span>
      {text}
      <span class="yui-visually-hidden">{words.wordEnd}</span>
    </Tag>
  )
}

/** What changed between two texts, word by word: drawn, and said to whoever listens, not by colour. */
export const WordDifference = ({ before, after, lang }: { before: string; after: string; lang: Lang }) => (
  <p class="yui-diff" lang={langOfTyped(`${before}${after}`)}>
    {wordDifference(before, after).map(({ kind, text }) =>
      kind === 'same' ? text : <Changed kind={kind} text={text} lang={lang} />,
    )}
  </p>
)
