import type { Lang } from '../../../lib/language.ts'
import { DescriptionList, PlainText, Section } from '../../../ui/components/index.ts'
import { messages } from '../messages.ts'
import { placeMessages } from '../place/messages.ts'
import { publicationMessages } from './messages.ts'
import type { Standing, Texts } from './rules.ts'

/** The words that everybody reads, or would. */
export const TextList = ({
  lang,
  id,
  title,
  texts,
}: {
  lang: Lang
  id: string
  title: string
  texts: Texts
}) => {
  const words = messages(lang)
  const items = [
    { term: words.title, description: texts.title },
    { term: words.issue, description: <PlainText text={texts.issue} /> },
    { term: words.wish, description: <PlainText text={texts.wish} /> },
    ...(texts.place === '' ? [] : [{ term: placeMessages(lang).place, description: texts.place }]),
  ]
  return (
    <Section id={id} title={title}>
      <DescriptionList items={items} />
    </Section>
  )
}

/** Until it was looked at: whether it can be read meanwhile. */
export const Until = ({ lang, standing: { state } }: { lang: Lang; standing: Standing }) => {
  const { waitingText, reportedText } = publicationMessages(lang)
  if (state === 'waiting') return <p>{waitingText}</p>
  return state === 'reported' ? <p>{reportedText}</p> : null
}
