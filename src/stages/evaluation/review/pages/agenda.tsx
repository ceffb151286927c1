import { casePath } from '../../../../core/web/paths.ts'
import { pick } from '../../../../lib/language.ts'
import { Card, Chip, Disclosure, PlainText, Stack } from '../../../../ui/components/index.ts'
import { LinkButton } from '../../../../ui/forms.tsx'
import { reviewPath } from '../acts.ts'
import { reviewMessages } from '../messages.ts'
import { type AgendaItem, needsTalk } from '../rules.ts'
import type { Shown } from './review-page.tsx'
import { Sides } from './sides.tsx'

const Noted = ({ title, text }: { title: string; text: string }) =>
  text === '' ? null : (
    <>
      <h4>{title}</h4>
      <PlainText text={text} />
    </>
  )

const ItemCard = ({ visit, names, item }: Shown & { item: AgendaItem }) => {
  const { lang, city, case: subject } = visit
  const words = reviewMessages(lang)
  const { note, question, spread } = item
  return (
    <Card
      title={pick(question.question, lang)}
      chips={
        <>
          <Chip tone="accent">{words[item.topic]}</Chip>{' '}
          <Chip tone={spread > 1 ? 'warning' : 'neutral'}>{words.spread(String(spread))}</Chip>
        </>
      }
      footer={
        <LinkButton
          kind="secondary"
          href={casePath(city, subject.number, reviewPath(`/notes/${question.code}`))}
        >
          {note ? words.changeNote : words.writeNote}
        </LinkButton>
      }
    >
      <Sides lang={lang} id={`sides-${question.code}`} item={item} names={names} />
      {note ? (
        <>
          <Noted title={words.why} text={note.why} />
          <Noted title={words.whatChanges} text={note.change} />
        </>
      ) : (
        <p>
          <small>{words.noNote}</small>
        </p>
      )}
    </Card>
  )
}

/** What needs talk as cards, in order; what all saw alike folded away, and still there to write about. */
export const Agenda = (shown: Shown) => {
  const words = reviewMessages(shown.visit.lang)
  const talk = shown.agenda.filter((item) => needsTalk(item) || item.note)
  const same = shown.agenda.filter((item) => !talk.includes(item))
  return (
    <Stack>
      {talk.map((item) => (
        <ItemCard {...shown} item={item} />
      ))}
      {same.length > 0 && (
        <Disclosure summary={`${words.same}（${same.length}）`} open={talk.length === 0}>
          <Stack>
            {same.map((item) => (
              <ItemCard {...shown} item={item} />
            ))}
          </Stack>
        </Disclosure>
      )}
    </Stack>
  )
}
