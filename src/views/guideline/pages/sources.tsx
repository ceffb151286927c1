import { type Lang, pick } from '../../../lib/language.ts'
import { Chip, SourceNote } from '../../../ui/components/index.ts'
import { type Citation, citationsOf, fromCityPage, type Sourced } from '../citations.ts'
import type { Guide } from '../guide.ts'
import { messages } from '../messages.ts'
import { formatWhen } from '../when.ts'

const pageList = (pages: readonly string[], lang: Lang) => pages.join(messages(lang).comma)

/** A digest's pages are those of the full text it points to. */
function placeOf({ definition, lang }: Guide, { source, pages }: Citation) {
  const title = pick(source.title, lang)
  const fullText = definition.edition.fullText?.title
  if (pages.length === 0) return { title }
  if (definition.edition.kind !== 'digest' || !fullText) return { title, page: pageList(pages, lang) }
  return { title: messages(lang).fromFullText(title, pick(fullText, lang), pageList(pages, lang)) }
}

export const Cited = ({ guide, citation }: { guide: Guide; citation: Citation }) => {
  const { source } = citation
  return (
    <SourceNote
      lang={guide.lang}
      {...placeOf(guide, citation)}
      {...(source.url ? { href: source.url } : {})}
      asOf={formatWhen(source.asOf, guide.lang)}
      askCity={source.kind === 'cityPage'}
    />
  )
}

/** 出典 of everything a page says. */
export const Sources = ({ guide, facts }: { guide: Guide; facts: readonly Sourced[] }) => (
  <div class="yui-stack">
    {citationsOf(guide.definition, facts).map((citation) => (
      <Cited guide={guide} citation={citation} />
    ))}
  </div>
)

/** Beside a fact that is not in the guideline itself but on another page of the city. */
export const AskCity = ({ guide, fact }: { guide: Guide; fact: Sourced }) =>
  fromCityPage(guide.definition, fact) ? <Chip tone="warning">{messages(guide.lang).askCity}</Chip> : null
