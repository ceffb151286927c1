import type { Child } from 'hono/jsx'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import type { Lang } from '../../../lib/language.ts'
import { addWorkingDays } from '../../../lib/working-days.ts'
import { DescriptionList, Heading, PlainText, Section } from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  TextArea,
} from '../../../ui/forms.tsx'
import { correctionMessages } from './messages.ts'
import { type Ask, type Correctable, commentsIn, correctable, fieldsOf, standing } from './rules.ts'
import { CommentList, nameOfField, said } from './words.tsx'

const nothing: Failed = { errors: [], kept: {} }
/** Open days that a sender is given unless the officer says otherwise. */
const usualDays = 10

/** The fields by their names, as the officer's form calls them. */
export const askLabels = (lang: Lang): Record<string, string> => ({
  ...Object.fromEntries(
    correctable.map((field) => [field, correctionMessages(lang).commentOn(nameOfField(field, lang))]),
  ),
  dueOn: correctionMessages(lang).askBy,
})

type PartProps = { visit: CaseVisit; field: Correctable; kept: Failed['kept']; errors: FieldError[] }

const Part = ({ visit, field, kept, errors }: PartProps) => {
  const { lang } = visit
  const words = correctionMessages(lang)
  return (
    <Section id={`part-${field}`} title={nameOfField(field, lang)}>
      {field !== 'attachments' && (
        <DescriptionList
          items={[
            {
              term: words.standsNow,
              description: <PlainText text={said(visit, field, standing(visit)[field])} />,
            },
          ]}
        />
      )}
      <TextArea
        lang={lang}
        name={field}
        label={words.commentOn(nameOfField(field, lang))}
        hint={words.askHint}
        rows={2}
        maxLength={1000}
        value={keptText(kept, field)}
        error={messageFor(errors, field)}
      />
    </Section>
  )
}

const breadcrumbsOf = (visit: CaseVisit, label: string) => [
  { label: visit.case.number, href: casePath(visit.city, visit.case.number) },
  { label },
]

/** The officer reads what was sent, field by field, and writes where it is to be corrected. */
export function askPage(visit: CaseVisit, { errors, kept }: Failed = nothing): Page {
  const { lang, city, case: subject, definition, today } = visit
  const words = correctionMessages(lang)
  const saidErrors = sayErrors(errors, lang, askLabels(lang), {
    noComment: words.noComment,
    duePast: words.duePast,
  })
  const usual = addWorkingDays(today, usualDays, definition.city.closedDays)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={saidErrors} />
      <Heading level={1} kicker={subject.title} lead={words.askLead}>
        {words.askTitle}
      </Heading>
      <Form
        lang={lang}
        action={casePath(city, subject.number, '/correction/request')}
        submissionId={blindId()}
        version={subject.version}
        draft={visit.draft}
      >
        {fieldsOf(definition).map((field) => (
          <Part visit={visit} field={field} kept={kept} errors={saidErrors} />
        ))}
        <DateField
          lang={lang}
          name="dueOn"
          label={words.askBy}
          hint={words.askByHint}
          required
          value={'dueOn' in kept ? keptText(kept, 'dueOn') : usual}
          error={messageFor(saidErrors, 'dueOn')}
        />
        <p>{words.askClock}</p>
        <p>
          <Button name="step" value="confirm">
            {words.toConfirm}
          </Button>
        </p>
      </Form>
    </>
  )
  return { title: words.askTitle, body, breadcrumbs: breadcrumbsOf(visit, words.askTitle) }
}

export async function askConfirmPage(visit: CaseVisit, ask: Ask, form: Child): Promise<Page> {
  const { lang, definition, case: subject } = visit
  const words = correctionMessages(lang)
  const body = (
    <>
      <Heading level={1} kicker={subject.title} lead={words.askLead}>
        {words.askConfirm}
      </Heading>
      <CommentList comments={commentsIn(definition, ask)} lang={lang} />
      <DescriptionList items={[{ term: words.askBy, description: formatDate(ask.dueOn, lang) }]} />
      <p>{words.askClock}</p>
      {form}
    </>
  )
  return { title: words.askConfirm, body, breadcrumbs: breadcrumbsOf(visit, words.askConfirm) }
}
