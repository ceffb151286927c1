import { yearName } from '../../../core/register/words.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { fiscalYear, formatDate, formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { DataTable, EmptyState, Heading, Section, Stack, Typed } from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  messageFor,
  RadioGroup,
  SelectField,
  TextArea,
} from '../../../ui/forms.tsx'
import { sectionText } from '../names.ts'
import { crumbsOf } from '../pages/crumbs.ts'
import { registrar } from '../rules.ts'
import { callMessages } from './messages.ts'
import type { Call, SectionLine } from './queries.ts'

type Props = { visit: Visit; call: Call; lines: readonly SectionLine[]; failed: Failed | undefined }
const answered = ({ answer }: SectionLine) => answer === 'complete' || answer === 'none'

function saidOf({ lang }: Visit, failed: Failed | undefined) {
  const words = callMessages(lang)
  const { notNone, notComplete } = words
  const labels = { answer: words.answer, year: words.year, dueOn: words.due, words: words.words }
  return sayErrors(failed?.errors ?? [], lang, labels, { notNone, notComplete })
}

const Own = ({ visit, call, lines, failed }: Props) => {
  const { lang, city, viewer } = visit
  const words = callMessages(lang)
  const own = lines.find(({ section }) => section === viewer?.hat.section)
  if (own === undefined) return null
  const year = call.fiscal_year
  return (
    <Section id="own" title={words.own} lead={words.ownCount(own.n)}>
      <p>
        <a href={cityPath(city, `/register?year=${year}&section=${own.section}#list`)}>{words.look}</a>{' '}
        <a href={cityPath(city, '/register/new')}>{words.add}</a>
      </p>
      <Form lang={lang} action={cityPath(city, '/register/call/answer')} submissionId={blindId()}>
        <input type="hidden" name="of" value={String(year)} />
        <RadioGroup
          lang={lang}
          name="answer"
          label={words.answer}
          required
          value={String([failed?.kept.answer ?? own.answer ?? ''].flat()[0] ?? '')}
          error={messageFor(saidOf(visit, failed), 'answer')}
          options={(['complete', 'none', 'open'] as const).map((value) => ({ value, label: words[value] }))}
        />
        <Button>{words.send}</Button>
      </Form>
      <p>{words.over}</p>
    </Section>
  )
}

const Sections = ({ visit, lines }: Omit<Props, 'failed' | 'call'>) => {
  const { lang, city } = visit
  const words = callMessages(lang)
  const missing = lines.filter((line) => !answered(line)).length
  const office = registrar.may(visit.viewer)
  const remindedText = (line: SectionLine) => {
    if (line.reminded !== null) return formatDateTime(line.reminded, lang)
    return answered(line) ? '' : words.never
  }
  return (
    <Section id="sections" title={words.sections} lead={words.missing(missing)}>
      {missing > 0 && office && (
        <Form lang={lang} action={cityPath(city, '/register/call/reminders')} submissionId={blindId()}>
          <Button kind="secondary">{words.remind}</Button>
          <p>{words.reminded}</p>
        </Form>
      )}
      <DataTable
        id="answers"
        stack
        caption={words.sections}
        columns={[
          { label: words.section },
          { label: words.answer },
          { label: words.count, number: true },
          ...(office ? [{ label: words.remindedOn }] : []),
        ]}
        rows={lines.map((line) => [
          sectionText(visit, line.section),
          words[line.answer ?? 'open'],
          line.n,
          ...(office ? [remindedText(line)] : []),
        ])}
      />
    </Section>
  )
}

const NewCall = ({
  visit,
  call,
  failed,
}: {
  visit: Visit
  call: Call | undefined
  failed: Failed | undefined
}) => {
  const { lang, city, today } = visit
  const words = callMessages(lang)
  const errors = saidOf(visit, failed)
  const kept = (name: string) => String([failed?.kept[name] ?? ''].flat()[0] ?? '')
  const now = fiscalYear(today)
  const base = { lang, required: true }
  return (
    <Section id="new" title={call === undefined ? words.new : words.newAgain}>
      <Form lang={lang} action={cityPath(city, '/register/call')} submissionId={blindId()}>
        <SelectField
          {...base}
          name="year"
          label={words.year}
          value={kept('year') || String(now)}
          error={messageFor(errors, 'year')}
          options={[now, now - 1].map((year) => ({ value: String(year), label: yearName(year, lang) }))}
        />
        <DateField
          {...base}
          name="dueOn"
          label={words.due}
          value={kept('dueOn')}
          error={messageFor(errors, 'dueOn')}
        />
        <TextArea
          lang={lang}
          name="words"
          label={words.words}
          value={kept('words')}
          rows={3}
          error={messageFor(errors, 'words')}
        />
        <Button>{words.call}</Button>
      </Form>
    </Section>
  )
}

export function callPage(
  visit: Visit,
  call: Call | undefined,
  lines: readonly SectionLine[],
  failed?: Failed,
): Page {
  const { lang } = visit
  const words = callMessages(lang)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={saidOf(visit, failed)} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {call === undefined ? (
        <EmptyState title={words.noCall} text={words.noCallText} />
      ) : (
        <>
          <p>
            <b>{words.asks(yearName(call.fiscal_year, lang), formatDate(call.due_on, lang))}</b>
          </p>
          {call.words !== '' && (
            <p>
              <Typed text={call.words} lang={lang} />
            </p>
          )}
          <Own visit={visit} call={call} lines={lines} failed={failed} />
          <Sections visit={visit} lines={lines} />
        </>
      )}
      {registrar.may(visit.viewer) && <NewCall visit={visit} call={call} failed={failed} />}
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: crumbsOf(visit, { label: words.title }) }
}
