import { DataTable, Disclosure, Section } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { messages } from '../messages.ts'
import { overviewMessages } from '../overview-messages.ts'
import { Say } from './text.tsx'

const TableOfContents = ({ guide }: { guide: Guide }) => {
  const words = overviewMessages(guide.lang)
  const contents = guide.definition.edition.fullText?.contents ?? []
  if (contents.length === 0) return null
  return (
    <Disclosure summary={words.tableOfContents}>
      <DataTable
        id="full-text-contents"
        caption={words.tableOfContents}
        columns={[{ label: words.title }, { label: words.page, number: true }]}
        rows={contents.map(({ title, page }) => [<Say guide={guide} text={title} />, page])}
      />
    </Disclosure>
  )
}

/** Where the city's own text can be read: our pages are a summary of it and say so. */
export const FullText = ({ guide }: { guide: Guide }) => {
  const { definition, lang } = guide
  const { title, url, where } = definition.edition.fullText ?? {}
  const name = <Say guide={guide} text={title ?? definition.edition.title} />
  return (
    <Section id="full-text" title={messages(lang).toFullText}>
      <div class="yui-prose">
        <p>{messages(lang).digestNote}</p>
        <p>
          <strong>{url ? <a href={url}>{name}</a> : name}</strong>
        </p>
        <p>{where ? <Say guide={guide} text={where} /> : !url && overviewMessages(lang).fullTextUnknown}</p>
      </div>
      <TableOfContents guide={guide} />
    </Section>
  )
}
