import type { TaskOnSheet } from '../../../core/inventory/index.ts'
import { type Theme, themeName } from '../../../core/theme/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { addDays } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { Heading, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  messageFor,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { themeMessages } from '../messages.ts'
import { most } from '../rules.ts'

type Shown = { theme?: Theme; task?: TaskOnSheet | undefined; failed?: Failed | undefined }
type Values = Readonly<Record<string, string | string[]>>

export const labelsOf = (lang: Lang): Record<string, string> => {
  const { title, text, asked, field, opensOn, closesOn, wanted, why, result, release } = themeMessages(lang)
  return { title, text, asked, field, opensOn, closesOn, wanted, why, result, release }
}

const usualDays = 30

/** What the inventory knows already is not typed again. */
const fromTask = (visit: Visit, task: TaskOnSheet | undefined): Values => ({
  title: task?.name ?? '',
  text: task?.gist ?? '',
  asked: task?.with_whom ?? '',
  opensOn: visit.today,
  closesOn: addDays(visit.today, usualDays),
  task: task?.id ?? '',
})

const valuesOf = (theme: Theme): Values => ({
  title: theme.title,
  text: theme.text,
  asked: theme.asked,
  field: theme.field,
  opensOn: theme.opens_on,
  closesOn: theme.closes_on,
  wanted: theme.wanted === null ? '' : String(theme.wanted),
})

type FieldsProps = { visit: Visit; values: Values; failed: Failed | undefined; released: boolean }

const Fields = ({ visit, values, failed, released }: FieldsProps) => {
  const { lang, definition } = visit
  const words = themeMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, labelsOf(lang), {
    endBeforeStart: words.endBeforeStart,
    closesPast: words.closesPast,
    begun: words.begun,
  })
  const field = (name: 'title' | 'text' | 'asked' | 'field' | 'opensOn' | 'closesOn' | 'wanted' | 'why') => ({
    lang,
    name,
    label: words[name],
    value: keptText(values, name),
    error: messageFor(errors, name),
  })
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <TextField {...field('title')} required />
      <TextArea {...field('text')} required rows={8} maxLength={most.text} />
      <TextArea {...field('asked')} hint={words.askedHint} required rows={2} maxLength={most.asked} />
      <SelectField
        {...field('field')}
        required
        options={definition.fields.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
      />
      <DateField {...field('opensOn')} required />
      <DateField {...field('closesOn')} required />
      <TextField {...field('wanted')} hint={words.wantedHint} width="s" inputmode="numeric" />
      {released && <TextArea {...field('why')} hint={words.whyHint} required rows={3} maxLength={most.why} />}
    </>
  )
}

const themeWords = (words: ReturnType<typeof themeMessages>, theme: Theme | undefined) => {
  if (theme?.state === 'released') return [words.change, words.changeLead, words.saveChange] as const
  return [theme ? words.edit : words.make, words.makeLead, words.save] as const
}

export function formPage(visit: Visit, { theme, task, failed }: Shown): Page {
  const { lang, city, definition } = visit
  const words = themeMessages(lang)
  const released = theme?.state === 'released'
  const [title, lead, save] = themeWords(words, theme)
  const values = failed?.kept ?? (theme ? valuesOf(theme) : fromTask(visit, task))
  const body = (
    <Stack>
      <Heading level={1} lead={task ? words.fromTask(task.name) : lead}>
        {title}
      </Heading>
      <Form
        lang={lang}
        action={cityPath(city, theme ? `/themes/${theme.id}` : '/themes')}
        submissionId={blindId()}
        draft={visit.draft}
        {...(theme ? { version: theme.version } : {})}
      >
        {!theme && <input type="hidden" name="task" value={keptText(values, 'task')} />}
        <Fields visit={visit} values={values} failed={failed} released={released} />
        <Button>{save}</Button>
      </Form>
    </Stack>
  )
  return {
    title,
    body,
    breadcrumbs: [{ label: themeName(definition, lang), href: cityPath(city, '/themes') }, { label: title }],
  }
}
