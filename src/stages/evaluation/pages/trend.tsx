import { formatDate } from '../../../lib/dates.ts'
import type { Lang } from '../../../lib/language.ts'
import { DataTable } from '../../../ui/components/index.ts'
import { sidesOf, type Voice } from '../gap.ts'
import { messages } from '../messages.ts'
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

/** The same question over the moments and years of the case, the first one first. */
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
    <DataTable
      id={`trend-${topic}`}
      stack
      caption={words.trend(words[topic])}
      columns={[
        { label: words.question, wide: true },
        ...[...earlier, round].map((one) => ({
          label: `${roundName(one, lang)}（${formatDate(one.openedOn, lang)}）`,
          // Of many times each has what is left, so that the question stays to be read.
          wide: earlier.length === 1,
        })),
      ]}
      rows={questions.map((question) => [
        askedText(question, lang),
        ...earlier.map((one, index) =>
          isAskedIn(question.code, one) ? marksIn(question, sides[index] ?? [], lang) : words.empty,
        ),
        marksIn(question, voices, lang),
      ])}
    />
  )
}
