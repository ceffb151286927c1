import { formatDate } from '../../../lib/dates.ts'
import type { Lang } from '../../../lib/language.ts'
import { DataTable, TrendLegend, type TrendLine, TrendStrip } from '../../../ui/components/index.ts'
import { reachOf, sidesOf, type Voice } from '../gap.ts'
import { messages } from '../messages.ts'
import { marksOf } from '../plan.ts'
import type { Question, Round } from '../rules.ts'
import { askedText, type GapProps } from './gap-props.ts'

export const roundName = ({ moment, layer }: Pick<Round, 'moment' | 'layer'>, lang: Lang): string => {
  const words = messages(lang)
  return layer === 'mutual' ? words[moment] : `${words[moment]}・${words[layer]}`
}

const isAskedIn = (code: string, { questions }: Round): boolean =>
  [...questions.relationship, ...questions.result].some((one) => one.code === code)

/** Of one round: every side's mark, in the order of the sides. */
function marksIn(question: Question, voices: readonly Voice[], lang: Lang) {
  const words = messages(lang)
  return (
    <ul>
      {voices.map(({ party, answers, missing }) => (
        <li>
          {party.name}{' '}
          <b>{missing ? words.notHandedIn : (answers.marks[question.code] ?? words.notAnswered)}</b>
        </li>
      ))}
    </ul>
  )
}

/** What each side marked, time after time; nothing where it was not asked or did not answer. */
const linesOf = (code: string, times: readonly (readonly Voice[])[], now: readonly Voice[]): TrendLine[] =>
  now.map(({ party }) => ({
    label: party.name,
    values: times.map(
      (voices) => voices.find((one) => one.party.id === party.id)?.answers.marks[code] ?? undefined,
    ),
  }))

const Drawn = ({ round, question, lines }: { round: Round; question: Question; lines: TrendLine[] }) => {
  const reach = reachOf(marksOf(round, question))
  return reach === undefined ? null : <TrendStrip lines={lines} {...reach} />
}

/** The same question over the moments and years of the case, the first one first: drawn, and in numbers. */
export const Trend = ({
  visit: { lang, parties },
  round,
  voices,
  earlier,
  topic,
}: GapProps & { topic: 'relationship' | 'result' }) => {
  const words = messages(lang)
  const questions = round.questions[topic].filter(({ code }) => earlier.some((one) => isAskedIn(code, one)))
  if (questions.length === 0) return null
  const sides = earlier.map((one) => sidesOf(one, parties))
  return (
    <>
      <TrendLegend labels={voices.map(({ party }) => party.name)} />
      <DataTable
        id={`trend-${topic}`}
        stack
        caption={words.trend(words[topic])}
        columns={[
          { label: words.question, wide: true },
          { label: words.drawn },
          ...[...earlier, round].map((one) => ({
            label: `${roundName(one, lang)}（${formatDate(one.openedOn, lang)}）`,
          })),
        ]}
        rows={questions.map((question) => [
          askedText(question, lang),
          <Drawn
            round={round}
            question={question}
            lines={linesOf(question.code, [...sides, voices], voices)}
          />,
          ...earlier.map((one, index) =>
            isAskedIn(question.code, one) ? marksIn(question, sides[index] ?? [], lang) : words.empty,
          ),
          marksIn(question, voices, lang),
        ])}
      />
    </>
  )
}
