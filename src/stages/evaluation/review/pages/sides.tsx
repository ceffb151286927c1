import type { Lang } from '../../../../lib/language.ts'
import { DataTable, PlainText } from '../../../../ui/components/index.ts'
import { reviewMessages } from '../messages.ts'
import type { AgendaItem } from '../rules.ts'

type SidesProps = { lang: Lang; id: string; item: AgendaItem; names: readonly string[] }

/** Every side's mark and words, one below the other. */
export const Sides = ({ lang, id, item, names }: SidesProps) => {
  const words = reviewMessages(lang)
  return (
    <DataTable
      id={id}
      stack
      caption={words.theirWords}
      columns={[
        { label: words.party },
        { label: words.mark, number: true },
        { label: words.theirWords, wide: true },
      ]}
      rows={names.map((name, at) => [
        name,
        item.marks[at] ?? words.noMark,
        <PlainText text={item.words[at] ?? ''} />,
      ])}
    />
  )
}
