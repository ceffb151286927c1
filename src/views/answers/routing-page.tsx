import { findSection, routeField } from '../../core/edition/view.ts'
import { deskCrumb } from '../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDateTime } from '../../lib/dates.ts'
import { blindId } from '../../lib/ids.ts'
import { pick } from '../../lib/language.ts'
import { Chip, DataTable, Heading, PlainText, Section } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, SelectField, TextArea } from '../../ui/forms.tsx'
import { answerMessages } from './messages.ts'
import type { Choice } from './queries.ts'
import { type Accuracy, accuracyOf, type Sum } from './rules.ts'

export type RoutingProps = {
  visit: Visit
  sums: readonly Sum[]
  choices: readonly Choice[]
  failed?: Failed | undefined
}

const sectionOf = ({ definition, lang }: Visit, code: string | null | undefined): string => {
  const section = findSection(definition, code ?? undefined)
  return section ? pick(section.name, lang) : (code ?? '')
}

const fieldOf = ({ definition, lang }: Visit, code: string): string => {
  const field = definition.fields.find((one) => one.code === code)
  return field ? pick(field.name, lang) : answerMessages(lang).unknown
}

const fieldsOf = ({ definition }: Visit) => definition.fields.map(({ code }) => code)

function advice(visit: Visit, { answered, suggested }: Accuracy): string {
  const words = answerMessages(visit.lang)
  if (suggested !== undefined) return words.suggestion(sectionOf(visit, suggested))
  return answered < 3 ? words.tooFew : words.fits
}

const Table = ({ visit, sums }: RoutingProps) => {
  const { lang, city, definition } = visit
  const words = answerMessages(lang)
  const rows = fieldsOf(visit).map((field) => {
    const now = routeField(definition, field).section
    const accuracy = accuracyOf(sums, field, now)
    return [
      fieldOf(visit, field),
      <>
        {sectionOf(visit, now)}
        {definition.routingChosen?.[field] && (
          <>
            {' '}
            <Chip tone="info">{words.chosen}</Chip>
          </>
        )}
      </>,
      accuracy.answered,
      accuracy.wrong,
      advice(visit, accuracy),
      <a href={cityPath(city, `/routing?field=${encodeURIComponent(field)}#change`)}>
        {words.changeOf(fieldOf(visit, field))}
      </a>,
    ]
  })
  return (
    <DataTable
      id="routing-table"
      caption={words.routingTable}
      stack
      columns={[
        { label: words.columnField },
        { label: words.columnNow },
        { label: words.columnAnswered, number: true },
        { label: words.columnWrong, number: true },
        { label: words.columnSuggestion, wide: true },
        { label: words.change },
      ]}
      rows={rows}
    />
  )
}

const labels = (words: ReturnType<typeof answerMessages>) => ({
  field: words.field,
  section: words.section,
  reason: words.reason,
})

const errorsOf = ({ visit, failed }: RoutingProps) => {
  const words = answerMessages(visit.lang)
  return sayErrors(failed?.errors ?? [], visit.lang, labels(words), { changed: words.changed })
}

/** The form for one field, offered with what the numbers suggest. */
const Change = (props: RoutingProps & { field: string }) => {
  const { visit, sums, choices, failed, field } = props
  const { lang, city, definition } = visit
  const words = answerMessages(lang)
  const kept = failed?.kept ?? {}
  const now = routeField(definition, field).section
  const offered = accuracyOf(sums, field, now).suggested ?? now
  const errors = errorsOf(props)
  return (
    <Section id="change" title={words.changeOf(fieldOf(visit, field))}>
      <Form lang={lang} action={cityPath(city, '/routing')} submissionId={blindId()}>
        <input type="hidden" name="field" value={field} />
        <input type="hidden" name="seen" value={choices.find((one) => one.field === field)?.id ?? ''} />
        <SelectField
          lang={lang}
          name="section"
          label={words.section}
          emptyLabel={words.asEdition}
          options={definition.sections.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
          value={'section' in kept ? keptText(kept, 'section') : offered}
          error={messageFor(errors, 'section')}
        />
        <TextArea
          lang={lang}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          required
          rows={3}
          maxLength={500}
          value={keptText(kept, 'reason')}
          error={messageFor(errors, 'reason')}
        />
        <Button>{words.keep}</Button>
      </Form>
    </Section>
  )
}

const History = ({ visit, choices }: RoutingProps) => {
  const { lang } = visit
  const words = answerMessages(lang)
  return (
    <Section id="history" title={words.history}>
      {choices.length === 0 ? (
        <p>{words.historyNone}</p>
      ) : (
        <DataTable
          id="history-table"
          caption={words.historyTable}
          stack
          columns={[
            { label: words.columnWhen },
            { label: words.columnField },
            { label: words.columnSection },
            { label: words.columnWho },
            { label: words.columnReason, wide: true },
          ]}
          rows={choices.map(({ at, field, section, by, reason }) => [
            formatDateTime(at, lang),
            fieldOf(visit, field),
            section === null ? words.asEdition : sectionOf(visit, section),
            by,
            <PlainText text={reason} />,
          ])}
        />
      )}
    </Section>
  )
}

/** 分野と担当課: kept by the office, with how often the first section was not the one that answered. */
export function routingPage(props: RoutingProps): Page {
  const { visit, failed } = props
  const { lang, city } = visit
  const words = answerMessages(lang)
  const asked = failed ? keptText(failed.kept, 'field') : visit.query.field
  const field = fieldsOf(visit).find((code) => code === asked)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errorsOf(props)} />
      <Heading level={1} lead={words.routingLead}>
        {words.routing}
      </Heading>
      <Table {...props} />
      {field && <Change {...props} field={field} />}
      <History {...props} />
      <p>
        <a href={cityPath(city, '/answers')}>{words.title}</a>
      </p>
    </>
  )
  return { title: words.routing, body, breadcrumbs: [deskCrumb(visit), { label: words.routing }] }
}
