import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { colon, inBrackets } from '../../../lib/language.ts'
import { Card, CardGrid, Chip, Typed } from '../../../ui/components/index.ts'
import type { OpenTask } from '../board.ts'
import { inventoryMessages } from '../messages.ts'
import { answerName, answerTone, formName, sectionName } from '../words.ts'

export const ThemeLinks = ({ visit, themes }: { visit: Visit; themes: OpenTask['themes'] }) => (
  <>
    {themes.map(({ id, title }) => (
      <p>
        <a href={cityPath(visit.city, `/themes/${id}`)}>{inventoryMessages(visit.lang).themeOf(title)}</a>
      </p>
    ))}
  </>
)

type Told = Pick<OpenTask, 'gist' | 'form' | 'with_whom' | 'why_not' | 'together'>

/** What was thought about a task, in the order of the questions. */
export const TaskFacts = ({ visit, task }: { visit: Visit; task: Told }) => {
  const { lang } = visit
  const words = inventoryMessages(lang)
  const form = formName(visit, task.form)
  return (
    <>
      {task.gist && (
        <p>
          <Typed text={task.gist} lang={lang} />
        </p>
      )}
      {task.with_whom && (
        <p>
          {words.withLabel}
          {colon(lang)}
          <Typed text={task.with_whom} lang={lang} />
          {form && inBrackets(form, lang)}
        </p>
      )}
      {!task.with_whom && form && <p>{form}</p>}
      {task.why_not && task.together !== 'yes' && (
        <p>
          {words.whyLabel}
          {colon(lang)}
          <Typed text={task.why_not} lang={lang} />
        </p>
      )}
    </>
  )
}

export const TaskCards = ({ visit, tasks }: { visit: Visit; tasks: readonly OpenTask[] }) => (
  <CardGrid>
    {tasks.map((task) => (
      <Card
        title={<Typed text={task.name} lang={visit.lang} />}
        meta={sectionName(visit, task.section)}
        chips={<Chip tone={answerTone(task.together)}>{answerName(task.together, visit.lang)}</Chip>}
      >
        <TaskFacts visit={visit} task={task} />
        <ThemeLinks visit={visit} themes={task.themes} />
      </Card>
    ))}
  </CardGrid>
)
