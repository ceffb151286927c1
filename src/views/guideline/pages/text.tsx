import { langOf, pick, type Text } from '../../../lib/language.ts'
import { Term } from '../../../ui/components/index.ts'
import type { GlossaryEntry, Guide } from '../guide.ts'
import { messages } from '../messages.ts'

type Props = { guide: Guide; text: Text }

const isForeign = ({ guide, text }: Props) => guide.lang === 'en' && langOf(text, guide.lang) === 'ja'

/** A text of the definition; Japanese is marked as such where it stands in for English. */
export const Say = ({ guide, text }: Props) =>
  isForeign({ guide, text }) ? <span lang="ja">{pick(text, guide.lang)}</span> : pick(text, guide.lang)

/** Where the full text explains a word whose meaning the city's digest leaves out. */
function definedWhere({ definition, lang }: Guide, entry: GlossaryEntry): string {
  const words = messages(lang)
  const title = pick(definition.edition.fullText?.title ?? definition.edition.title, lang)
  return entry.page ? words.definedAt(title, entry.page) : words.definedElsewhere(title)
}

export const Meaning = ({ guide, entry }: { guide: Guide; entry: GlossaryEntry }) =>
  entry.meaning ? <Say guide={guide} text={entry.meaning} /> : definedWhere(guide, entry)

/** A text of the definition in which the words of the glossary can be opened where they stand. */
export const Explain = ({ guide, text }: Props) => {
  const pieces = guide.mark(text).map((piece) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      <Term lang={guide.lang} id={`term-${piece.entry.code}`} term={piece.word}>
        <Meaning guide={guide} entry={piece.entry} />
      </Term>
    ),
  )
  return isForeign({ guide, text }) ? <span lang="ja">{pieces}</span> : pieces
}

export const Points = ({ guide, points }: { guide: Guide; points: readonly Text[] }) => (
  <ul>
    {points.map((point) => (
      <li>
        <Explain guide={guide} text={point} />
      </li>
    ))}
  </ul>
)

/** Names in one line: 市民、町内会、企業. */
export const Names = ({ guide, names }: { guide: Guide; names: readonly Text[] }) => (
  <>
    {names.map((name, index) => (
      <>
        {index > 0 && messages(guide.lang).comma}
        <Say guide={guide} text={name} />
      </>
    ))}
  </>
)
