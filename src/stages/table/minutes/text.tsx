import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { DataTable, type Description, DescriptionList, PlainText } from '../../../ui/components/index.ts'
import { sittingMessages } from '../sittings/messages.ts'
import { minutesMessages } from './messages.ts'
import { type Minutes, presentText } from './rules.ts'

type Named = { id: string; name: string }

/** The minutes as everybody confirms them: the same on screen and on paper. */
export const MinutesText = ({
  visit,
  content,
  parties,
  id = 'minutes-todos',
}: {
  visit: CaseVisit
  content: Minutes
  parties: readonly Named[]
  /** Where a page shows several versions: of each its own. */
  id?: string
}) => {
  const { lang } = visit
  const words = minutesMessages(lang)
  const part = (term: string, text: string): Description[] =>
    text === '' ? [] : [{ term, description: <PlainText text={text} /> }]
  const present = presentText(content)
  const nameOf = (id: string) => parties.find((party) => party.id === id)?.name ?? ''
  return (
    <>
      <DescriptionList
        items={[
          { term: sittingMessages(lang).when, description: formatDate(content.heldOn, lang) },
          ...part(sittingMessages(lang).place, content.place),
          ...part(words.present, present),
          ...part(words.talk, content.talk),
          ...part(words.decisions, content.decisions),
          ...part(words.goal, content.goal),
          ...part(words.next, content.next),
        ]}
      />
      {content.todos.length > 0 && (
        <DataTable
          id={id}
          stack
          caption={words.todos}
          columns={[words.what, words.party, words.who, words.dueOn].map((label) => ({ label }))}
          rows={content.todos.map(({ party, who, what, dueOn }) => [
            what,
            nameOf(party),
            who,
            dueOn ? formatDate(dueOn, lang) : '',
          ])}
        />
      )}
    </>
  )
}
