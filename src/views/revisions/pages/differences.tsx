import type { Visit } from '../../../core/web/visit.ts'
import type { Lang } from '../../../lib/language.ts'
import { Chip, DataTable, PlainText, WordDifference } from '../../../ui/components/index.ts'
import { memberWord } from '../member-words.ts'
import { revisionMessages } from '../messages.ts'
import { type Difference, partOf } from '../texts.ts'
import { partWord } from './frame.tsx'

const mostShown = 300

const After = ({ visit, one }: { visit: Visit; one: Difference }) => {
  const words = revisionMessages(visit.lang)
  if (one.after === '') return <Chip tone="warning">{words.removed}</Chip>
  if (one.before === '')
    return (
      <>
        <Chip tone="success">{words.added}</Chip>
        <PlainText text={one.after} />
      </>
    )
  return <WordDifference before={one.before} after={one.after} lang={visit.lang} />
}

/** What it belongs to, what it is, and the language where it is not Japanese. */
function placeWord(lang: Lang, { under, member, lang: spoken }: Difference): string {
  const place = [under, memberWord(member, lang)].filter(Boolean).join(' › ')
  return spoken === 'en' || spoken === 'easy' ? `${place}（${revisionMessages(lang)[spoken]}）` : place
}

/** Before and after side by side, part by part; within a text, word by word. */
export const Differences = ({ visit, found }: { visit: Visit; found: readonly Difference[] }) => {
  const words = revisionMessages(visit.lang)
  const byPart = Map.groupBy(found.slice(0, mostShown), ({ path }) => partOf(path))
  return (
    <>
      {[...byPart].map(([part, list]) => (
        <DataTable
          id={`changes-${part ?? 'settings'}`}
          caption={partWord(part, visit.lang)}
          stack
          columns={[
            { label: words.place },
            { label: words.before, wide: true },
            { label: words.after, wide: true },
          ]}
          rows={list.map((one) => [
            placeWord(visit.lang, one),
            one.before === '' ? '' : <PlainText text={one.before} />,
            <After visit={visit} one={one} />,
          ])}
        />
      ))}
    </>
  )
}
