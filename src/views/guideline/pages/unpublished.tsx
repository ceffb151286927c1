import { pick } from '../../../lib/language.ts'
import { EmptyState } from '../../../ui/components/index.ts'
import { mainSource } from '../citations.ts'
import type { Guide } from '../guide.ts'
import { messages } from '../messages.ts'
import { Desks } from './desk-list.tsx'
import { FullText } from './full-text.tsx'

/** What the city's text does not say: plainly so, and whom to ask. Nothing is made up in its place. */
export const Unpublished = ({ guide, what }: { guide: Guide; what: string }) => {
  const { definition, lang, link } = guide
  const words = messages(lang)
  const source = pick(mainSource(definition)?.title ?? definition.edition.title, lang)
  return (
    <EmptyState
      title={words.unpublishedTitle}
      text={words.unpublished(what, source)}
      action={{ href: link('/desks'), label: words.askDesk }}
    />
  )
}

/** A whole part that is missing: also where it may stand in the full text, and the desks with their numbers. */
export const UnpublishedPart = ({ guide, what }: { guide: Guide; what: string }) => (
  <>
    <Unpublished guide={guide} what={what} />
    <FullText guide={guide} />
    <Desks guide={guide} />
  </>
)
