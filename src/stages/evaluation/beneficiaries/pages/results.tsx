import type { CaseVisit } from '../../../../core/web/visit.ts'
import { pick } from '../../../../lib/language.ts'
import { BarChart, EmptyState, Heading, Notice, PlainText } from '../../../../ui/components/index.ts'
import { voiceMessages } from '../messages.ts'
import type { AskWithCounts } from '../queries.ts'
import { isAsking, leastShown, mayShow, type Tally, tallyOf } from '../rules.ts'

const Item = ({ visit: { lang }, tally, at }: { visit: CaseVisit; tally: Tally; at: number }) => {
  const title = pick(tally.question.question, lang)
  return tally.counts.length > 0 ? (
    <BarChart
      lang={lang}
      id={`voice-${at}`}
      caption={title}
      bars={tally.counts.map(({ mark, count }) => ({ label: pick(mark.label, lang), value: count }))}
    />
  ) : (
    <>
      <Heading level={3}>{title}</Heading>
      <ul>
        {tally.words.map((text) => (
          <li>
            <PlainText text={text} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** After the date, and never so few that somebody is recognised. */
export const Results = ({ visit, asked }: { visit: CaseVisit; asked: AskWithCounts }) => {
  const { lang, today } = visit
  const words = voiceMessages(lang)
  const { length } = asked.answers
  if (length === 0) return <EmptyState title={words.nothing} text={words.nothingText} />
  if (isAsking(asked, today)) return <p>{words.early}</p>
  if (!mayShow(asked, length, today)) return <Notice lang={lang} title={words.few(leastShown)} />
  return (
    <>
      {tallyOf(asked.questions, asked.answers).map((tally, at) => (
        <Item visit={visit} tally={tally} at={at} />
      ))}
    </>
  )
}
