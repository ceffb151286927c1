import { inventoryName } from '../../../core/inventory/index.ts'
import { isOfSection } from '../../../core/people/viewer.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import {
  Card,
  CardGrid,
  Chip,
  EmptyState,
  Heading,
  Notice,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  LinkButton,
  messageFor,
  TableFileField,
} from '../../../ui/forms.tsx'
import { inventoryMessages } from '../messages.ts'
import type { Sheet, SheetTask } from '../queries.ts'
import { mayClose, mayFill } from '../rules.ts'
import { answerName, answerTone, sectionName } from '../words.ts'
import { TaskFacts, ThemeLinks } from './task-cards.tsx'
import { TaskFields, taskLabels } from './task-fields.tsx'

type Shown = { visit: Visit; sheet: Sheet }

export const inventoryCrumbs = (visit: Visit, here: string) => [
  deskCrumb(visit),
  { label: inventoryName(visit.definition, visit.lang), href: cityPath(visit.city, '/inventory') },
  { label: here },
]

export function errorsOf({ lang }: Visit, failed: Failed | undefined): FieldError[] {
  const words = inventoryMessages(lang)
  const { whyNotNeeded, notReviewed, noFile, empty, tooLarge, tooManyRows, tooWide } = words
  const { badEncoding, badCsv, badXlsx, noName } = words
  const row = failed?.errors.find(({ code }) => code === 'badRow')?.detail ?? ''
  const own = { whyNotNeeded, notReviewed, noFile, empty, tooLarge, tooManyRows, tooWide, badEncoding }
  return sayErrors(failed?.errors ?? [], lang, taskLabels(lang), {
    ...own,
    ...{ badCsv, badXlsx, noName, badRow: words.badRow(row) },
  })
}

/** Whether there is anything to do with a task: change it, or make a theme of it. */
const hasActs = ({ viewer }: Visit, sheet: Sheet, task: SheetTask): boolean =>
  mayFill(viewer, sheet) || (mayClose(viewer, sheet) && task.together !== 'no' && task.themes.length === 0)

const Footer = ({ visit, sheet, task }: Shown & { task: SheetTask }) => {
  const { city, lang, viewer } = visit
  const words = inventoryMessages(lang)
  const makes = mayClose(viewer, sheet) && task.together !== 'no'
  return (
    <p>
      {mayFill(viewer, sheet) && (
        <a href={cityPath(city, `/inventory/tasks/${task.id}`)}>{words.changeOf(task.name)}</a>
      )}{' '}
      {makes && task.themes.length === 0 && (
        <LinkButton kind="secondary" href={cityPath(city, `/themes/new?task=${task.id}`)}>
          {words.makeTheme}
        </LinkButton>
      )}
    </p>
  )
}

const Tasks = ({ visit, sheet, tasks }: Shown & { tasks: readonly SheetTask[] }) => {
  const { lang } = visit
  const words = inventoryMessages(lang)
  if (tasks.length === 0) return <EmptyState title={words.noTasks} text={words.noTasksText} />
  return (
    <CardGrid>
      {tasks.map((task) => (
        <Card
          title={<Typed text={task.name} lang={lang} />}
          level={2}
          chips={
            <>
              <Chip tone={answerTone(task.together)}>{answerName(task.together, lang)}</Chip>{' '}
              <Chip>{task.shown ? words.shownYes : words.shownNo}</Chip>
            </>
          }
          footer={
            hasActs(visit, sheet, task) ? <Footer visit={visit} sheet={sheet} task={task} /> : undefined
          }
        >
          <TaskFacts visit={visit} task={task} />
          <ThemeLinks visit={visit} themes={task.themes} />
        </Card>
      ))}
    </CardGrid>
  )
}

const path = ({ visit, sheet }: Shown, below = '') =>
  cityPath(visit.city, `/inventory/sheets/${sheet.id}${below}`)

/** The chief closes what was looked through, and opens it again. */
const Closing = ({ visit, sheet, errors }: Shown & { errors: FieldError[] }) => {
  const { lang } = visit
  const words = inventoryMessages(lang)
  const error = messageFor(errors, 'closing')
  const [title, lead, below, button] =
    sheet.state === 'open'
      ? [words.close, words.closeText, '/closing', words.closeButton]
      : [words.reopen, words.reopenText, '/reopening', words.reopen]
  return (
    <Section id="closing" title={title} lead={lead}>
      {error && <p class="yui-field__error">{error}</p>}
      <Form
        lang={lang}
        action={path({ visit, sheet }, below)}
        submissionId={blindId()}
        version={sheet.version}
      >
        <Button kind={sheet.state === 'open' ? 'primary' : 'secondary'}>{button}</Button>
      </Form>
    </Section>
  )
}

/** What others read in place of that. */
const Standing = ({ visit, sheet }: Shown) => {
  const words = inventoryMessages(visit.lang)
  if (sheet.state === 'closed') return <p>{words.isClosed}</p>
  return isOfSection(visit.viewer, sheet.section) ? <p>{words.waitsForChief}</p> : null
}

const Filling = ({
  visit,
  sheet,
  failed,
  errors,
}: Shown & { failed: Failed | undefined; errors: FieldError[] }) => {
  const { lang } = visit
  const words = inventoryMessages(lang)
  return (
    <>
      <Section id="add" title={words.addTask}>
        <Form lang={lang} action={path({ visit, sheet }, '/tasks')} submissionId={blindId()}>
          <TaskFields visit={visit} kept={failed?.kept ?? {}} errors={errors} />
          <Button kind="secondary">{words.addTask}</Button>
        </Form>
      </Section>
      <Section id="import" title={words.import} lead={words.importText}>
        <Form lang={lang} action={path({ visit, sheet }, '/import')} submissionId={blindId()} multipart>
          <TableFileField
            lang={lang}
            name="file"
            label={words.file}
            hint={words.fileHint}
            error={messageFor(errors, 'file')}
          />
          <Button kind="secondary">{words.importButton}</Button>
        </Form>
      </Section>
    </>
  )
}

export function sheetPage(visit: Visit, sheet: Sheet, tasks: readonly SheetTask[], failed?: Failed): Page {
  const { lang } = visit
  const words = inventoryMessages(lang)
  const title = words.sheetOf(sectionName(visit, sheet.section), String(sheet.fiscal_year))
  const errors = errorsOf(visit, failed)
  const done = { saved: words.saved, removed: words.removed, imported: words.imported }[
    visit.query.done ?? ''
  ]
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading
        level={1}
        kicker={sheet.state === 'open' ? words.stateOpen : words.stateClosed}
        lead={words.sheetLead}
      >
        {title}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      <Tasks visit={visit} sheet={sheet} tasks={tasks} />
      {mayClose(visit.viewer, sheet) ? (
        <Closing visit={visit} sheet={sheet} errors={errors} />
      ) : (
        <Standing visit={visit} sheet={sheet} />
      )}
      {mayFill(visit.viewer, sheet) && (
        <Filling visit={visit} sheet={sheet} failed={failed} errors={errors} />
      )}
      <p>
        <a href={path({ visit, sheet }, '/csv')}>{words.export}</a>
      </p>
    </Stack>
  )
  return { title, body, breadcrumbs: inventoryCrumbs(visit, title) }
}
