import { standingOf } from '../../../core/stage-name.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { joined } from '../../../lib/language.ts'
import { Card, CardGrid, Chip, EmptyState, Typed } from '../../../ui/components/index.ts'
import { themeMessages } from '../messages.ts'
import type { Answer } from '../queries.ts'

type Props = { visit: Visit; answers: readonly Answer[]; all: number }

/** What was answered in public, and how many more there are. */
export const AnswerList = ({ visit, answers, all }: Props) => {
  const { lang, definition, runtime, city } = visit
  const words = themeMessages(lang)
  if (all === 0) return <EmptyState title={words.noAnswers} text={words.noAnswersText} />
  return (
    <>
      <CardGrid>
        {answers.map((answer) => {
          const standing = standingOf(runtime.stages, definition, answer, lang)
          return (
            <Card
              title={<Typed text={answer.title} lang={lang} />}
              href={casePath(city, answer.number)}
              meta={answer.number}
              chips={<Chip tone={standing.tone}>{standing.label}</Chip>}
            >
              <p>{joined(answer.parties, lang)}</p>
            </Card>
          )
        })}
      </CardGrid>
      {all > answers.length && <p>{words.more(all - answers.length)}</p>}
    </>
  )
}
