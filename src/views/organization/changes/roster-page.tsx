import type { Plan } from '../../../core/organization/changes/plan.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { DataTable, Heading, Section, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, FileField, Form, LinkButton, messageFor } from '../../../ui/forms.tsx'
import { organizationMessages } from '../messages.ts'
import { Rejected } from '../pages/check-tables.tsx'
import { placeName } from '../places.ts'
import { rosterMessages } from '../roster-messages.ts'
import { planPath } from './list-page.tsx'
import { changeMessages } from './messages.ts'
import type { FileLine, Filling } from './roster.ts'
import type { NewLine } from './rules.ts'

const crumbs = (visit: Visit, plan: Plan) => [
  { label: organizationMessages(visit.lang).title, href: cityPath(visit.city, '/organization') },
  { label: changeMessages(visit.lang).title, href: cityPath(visit.city, '/organization/changes') },
  { label: plan.title, href: planPath(visit, plan.id) },
  { label: changeMessages(visit.lang).fromFile },
]

function errorsOf({ lang }: Visit, failed: Failed | undefined) {
  const words = { ...changeMessages(lang), ...rosterMessages(lang) }
  return sayErrors(failed?.errors ?? [], lang, { file: words.file }, words as never)
}

export function uploadPage(visit: Visit, plan: Plan, failed?: Failed): Page {
  const { lang } = visit
  const words = changeMessages(lang)
  const errors = errorsOf(visit, failed)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={plan.title} lead={words.fromFileLead(formatDate(plan.effective_on, lang))}>
        {words.fromFile}
      </Heading>
      <Form lang={lang} action={planPath(visit, plan.id, '/roster')} submissionId={blindId()} multipart>
        <FileField
          lang={lang}
          name="file"
          label={rosterMessages(lang).file}
          hint={rosterMessages(lang).fileHint}
          accept=".csv,.txt,.tsv,.xlsx"
          required
          error={messageFor(errors, 'file')}
        />
        <Button>{rosterMessages(lang).check}</Button>
      </Form>
      <p>{rosterMessages(lang).columnsText}</p>
    </Stack>
  )
  return { title: words.fromFile, body, breadcrumbs: crumbs(visit, plan) }
}

function what(visit: Visit, line: NewLine): string {
  const { lang, definition } = visit
  const words = changeMessages(lang)
  const place = line.place === null ? '' : placeName(definition, line.place, lang)
  if (line.kind === 'leave') return words.leaves('')
  if (line.kind === 'function')
    return `${place} ${line.function_kind ? organizationMessages(lang)[line.function_kind] : ''}`
  const seat = `${place} ${line.hat_kind ? hatKindName(line.hat_kind, lang) : ''}`
  return line.kind === 'join' ? words.joins(seat) : words.moves('', seat)
}

const Lines = ({ visit, lines }: { visit: Visit; lines: readonly FileLine[] }) => {
  const words = changeMessages(visit.lang)
  return (
    <DataTable
      id="file-lines"
      caption={words.fileLines}
      stack
      columns={[
        { label: words.columnWho },
        { label: words.columnWhat },
        { label: rosterMessages(visit.lang).columnRow },
      ]}
      rows={lines
        .slice(0, 300)
        .map((one) => [
          'name' in one ? one.name : '',
          'line' in one ? what(visit, one.line) : '',
          one.row ?? '－',
        ])}
    />
  )
}

const Refused = ({ visit, lines }: { visit: Visit; lines: readonly FileLine[] }) => {
  const words: Readonly<Record<string, unknown>> = changeMessages(visit.lang)
  return (
    <ul>
      {lines.map((one) => (
        <li>
          {one.row === undefined ? '' : `${one.row}${changeMessages(visit.lang).rowOf} `}
          {one.name}：{'code' in one && typeof words[one.code] === 'string' ? String(words[one.code]) : ''}
        </li>
      ))}
    </ul>
  )
}

const RejectedRows = ({ visit, filling: { roster, lines } }: { visit: Visit; filling: Filling }) => {
  const bad = lines.filter((one) => 'code' in one)
  if (roster.rejected.length + bad.length === 0) return null
  return (
    <Section
      id="rejected"
      title={rosterMessages(visit.lang).rejected}
      lead={changeMessages(visit.lang).fileRejectedLead}
    >
      {roster.rejected.length > 0 && <Rejected visit={visit} plan={roster} />}
      {bad.length > 0 && <Refused visit={visit} lines={bad} />}
    </Section>
  )
}

/** Which lines the file would add, and row by row what it could not; nothing is in the plan before the button. */
export function rosterOfPlanPage(visit: Visit, plan: Plan, filling: Filling, failed?: Failed): Page {
  const { lang } = visit
  const words = changeMessages(lang)
  const { read, lines, leave } = filling
  const good = lines.filter((one) => 'line' in one)
  const here = planPath(visit, plan.id, `/roster?file=${read.id}`)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1} kicker={`${plan.title} ${read.file_name}`} lead={words.fileCheckLead}>
        {words.fromFile}
      </Heading>
      <Section id="lines" title={words.fileLines}>
        {good.length === 0 ? <p>{words.fileNothing}</p> : <Lines visit={visit} lines={good} />}
        <p>
          <LinkButton href={leave ? here : `${here}&leave=yes`} kind="secondary">
            {leave ? words.withoutLeaving : words.withLeaving}
          </LinkButton>
        </p>
        {good.length > 0 && (
          <Form
            lang={lang}
            action={planPath(visit, plan.id, '/roster/lines')}
            submissionId={blindId()}
            version={plan.version}
          >
            <input type="hidden" name="file" value={read.id} />
            <input type="hidden" name="leave" value={leave ? 'yes' : ''} />
            <Button>{words.fillPlan(good.length)}</Button>
          </Form>
        )}
      </Section>
      <RejectedRows visit={visit} filling={filling} />
    </Stack>
  )
  return { title: words.fromFile, body, breadcrumbs: crumbs(visit, plan) }
}
