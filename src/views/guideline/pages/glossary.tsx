import { pick } from '../../../lib/language.ts'
import { DescriptionList } from '../../../ui/components/index.ts'
import type { GlossaryEntry, Guide } from '../guide.ts'
import { partMessages } from '../part-messages.ts'
import { isPublished, partTitle } from '../parts.ts'
import { Part } from './frame.tsx'
import { Meaning, Say } from './text.tsx'
import { UnpublishedPart } from './unpublished.tsx'

const Word = ({ guide, entry }: { guide: Guide; entry: GlossaryEntry }) => (
  <>
    <dfn id={entry.code}>
      <Say guide={guide} text={entry.term} />
    </dfn>
    {entry.reading && guide.lang !== 'en' && <small>（{entry.reading}）</small>}
    {entry.number && (
      <>
        <br />
        <small>{partMessages(guide.lang).numberInText(entry.number)}</small>
      </>
    )}
  </>
)

/** Terms in the order of their readings in Japanese, of the alphabet in English; unread ones keep the city's order. */
function inOrder({ definition, lang }: Guide): GlossaryEntry[] {
  const key = ({ reading, term }: GlossaryEntry) =>
    lang === 'en' ? pick(term, lang) : (reading ?? pick(term, lang))
  return [...definition.glossary].sort((a, b) => key(a).localeCompare(key(b), lang === 'en' ? 'en' : 'ja'))
}

export const GlossaryPage = ({ guide }: { guide: Guide }) => {
  const { definition, lang } = guide
  return (
    <Part guide={guide} code="glossary" facts={definition.glossary}>
      {isPublished(definition, 'glossary') ? (
        <DescriptionList
          items={inOrder(guide).map((entry) => ({
            term: <Word guide={guide} entry={entry} />,
            description: <Meaning guide={guide} entry={entry} />,
          }))}
        />
      ) : (
        <UnpublishedPart guide={guide} what={partTitle(definition, 'glossary', lang)} />
      )}
    </Part>
  )
}
