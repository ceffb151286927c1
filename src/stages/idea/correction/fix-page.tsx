import type { Child } from 'hono/jsx'
import { findSection } from '../../../core/edition/view.ts'
import { AttachField, PendingFiles } from '../../../core/files/index.ts'
import { isOfSection } from '../../../core/people/viewer.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { Heading, Notice, PlainText, Section } from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { FieldChoice, PlanChoice, TagChoice } from '../pages/choices.tsx'
import type { Values } from '../pages/idea-form.tsx'
import { most } from '../rules.ts'
import { correctionMessages } from './messages.ts'
import {
  type Comment,
  type Correctable,
  type Correction,
  changesIn,
  correctable,
  isOnWord,
  type Open,
  standing,
  waysToTell,
} from './rules.ts'
import { ChangesTable, nameOfField } from './words.tsx'

/** The fields by their names, as the sender's form calls them. */
export const fixLabels = (lang: Lang): Record<string, string> => ({
  ...Object.fromEntries(correctable.map((field) => [field, nameOfField(field, lang)])),
  via: correctionMessages(lang).via,
})

type FieldProps = { visit: CaseVisit; values: Values; errors: FieldError[] }

const rows = { issue: 6, wish: 6, proposer: 4 } as const

const Field = ({ field, ...props }: FieldProps & { field: Correctable }) => {
  const { visit, values, errors } = props
  const { lang } = visit
  if (field === 'field') return <FieldChoice {...props} />
  if (field === 'tags') return <TagChoice {...props} />
  if (field === 'planCode') return <PlanChoice {...props} />
  const error = messageFor(errors, field)
  if (field === 'attachments')
    return (
      <AttachField
        visit={visit}
        name="attachments"
        label={correctionMessages(lang).addFiles}
        kept={values}
        error={error}
      />
    )
  const common = {
    lang,
    name: field,
    label: messages(lang)[field],
    hint: correctionMessages(lang).fixHint,
    required: true,
    value: keptText(values, field),
    error,
  }
  return field === 'title' ? (
    <TextField {...common} />
  ) : (
    <TextArea {...common} rows={rows[field]} maxLength={most[field]} />
  )
}

const Part = ({ asked, ...props }: FieldProps & { asked: Comment }) => {
  const { lang } = props.visit
  return (
    <Section id={`part-${asked.field}`} title={nameOfField(asked.field, lang)}>
      <Notice lang={lang} kind="warning" title={correctionMessages(lang).pleaseFix}>
        <PlainText text={asked.comment} />
      </Notice>
      <Field field={asked.field} {...props} />
    </Section>
  )
}

/** Staff say how the sender told it. */
const Told = ({ visit, values, errors }: FieldProps) => {
  const { lang } = visit
  const words = correctionMessages(lang)
  if (!isOnWord(visit.viewer, visit)) return null
  return (
    <RadioGroup
      lang={lang}
      name="via"
      label={words.via}
      hint={words.onWord}
      required
      value={keptText(values, 'via')}
      error={messageFor(errors, 'via')}
      options={waysToTell.map((way) => ({ value: way, label: words[way] }))}
    />
  )
}

const TakeBack = ({ visit, open }: { visit: CaseVisit; open: Open }) => {
  const { lang, city, case: subject } = visit
  const words = correctionMessages(lang)
  if (!isOfSection(visit.viewer, subject.section)) return null
  return (
    <Section id="take-back" title={words.withdrawTitle} lead={words.withdrawText}>
      <Form
        lang={lang}
        action={casePath(city, subject.number, '/correction/withdrawal')}
        submissionId={blindId()}
      >
        <input type="hidden" name="round" value={String(open.round)} />
        <p>
          <Button kind="secondary">{words.withdraw}</Button>
        </p>
      </Form>
    </Section>
  )
}

/** The support centre types it for a group that asked it to: where that is done, and for whom. */
export type Behalf = { party: { id: string; name: string }; path: string }
type Given = { visit: CaseVisit; behalf?: Behalf | undefined }

const breadcrumbsOf = ({ visit, behalf }: Given, label: string) => [
  behalf
    ? { label: behalf.party.name, href: behalf.path }
    : { label: visit.case.number, href: casePath(visit.city, visit.case.number) },
  { label },
]

const sectionOf = ({ definition, case: subject, lang }: CaseVisit): string => {
  const section = findSection(definition, subject.section ?? undefined)
  return section ? pick(section.name, lang) : ''
}

/** What was left as it stood is filled in from the case, unless it was typed over. */
const valuesOf = (visit: CaseVisit, kept: Failed['kept']): Values =>
  Object.keys(kept).length === 0 ? { ...standing(visit) } : { ...kept }

function titleOf({ visit, behalf }: Given): string {
  const words = correctionMessages(visit.lang)
  if (behalf) return words.forGroupTitle(behalf.party.name)
  return isOnWord(visit.viewer, visit) ? words.onWordTitle : words.fixTitle
}

const actionOf = ({ visit: { city, case: subject }, behalf }: Given): string =>
  behalf ? `${behalf.path}/correction/${subject.number}` : casePath(city, subject.number, '/correction')

/** Beside each field that is open again: what is asked, and what stands there. Everything else is closed. */
export function fixPage(visit: CaseVisit, open: Open, { errors, kept }: Failed, behalf?: Behalf): Page {
  const { lang, case: subject } = visit
  const words = correctionMessages(lang)
  const said = sayErrors(errors, lang, fixLabels(lang), { unchanged: words.unchanged })
  const props: FieldProps = { visit, values: valuesOf(visit, kept), errors: said }
  const title = titleOf({ visit, behalf })
  const body = (
    <>
      <ErrorSummary lang={lang} errors={said} />
      <Heading
        level={1}
        kicker={subject.title}
        lead={words.fixLead(sectionOf(visit), formatDate(open.dueOn, lang))}
      >
        {title}
      </Heading>
      <p>{words.fixClock}</p>
      <Form
        lang={lang}
        action={actionOf({ visit, behalf })}
        submissionId={blindId()}
        multipart
        draft={visit.draft}
      >
        <input type="hidden" name="round" value={String(open.round)} />
        {open.comments.map((asked) => (
          <Part asked={asked} {...props} />
        ))}
        {behalf === undefined && <Told {...props} />}
        <p>
          <Button name="step" value="confirm">
            {words.toConfirm}
          </Button>
        </p>
      </Form>
      <TakeBack visit={visit} open={open} />
    </>
  )
  return { title, body, breadcrumbs: breadcrumbsOf({ visit, behalf }, title) }
}

export function fixConfirmPage(given: Given, open: Open, input: Correction, form: Child): Page {
  const { visit } = given
  const { lang, definition, case: subject } = visit
  const words = correctionMessages(lang)
  const changes = changesIn(definition, visit, open, input)
  const body = (
    <>
      <Heading level={1} kicker={subject.title} lead={words.confirmLead}>
        {words.confirmTitle}
      </Heading>
      {changes.length > 0 && <ChangesTable view={visit} id="changes" changes={changes} />}
      <PendingFiles visit={visit} name="attachments" field={input.attachments} />
      {form}
    </>
  )
  return { title: words.confirmTitle, body, breadcrumbs: breadcrumbsOf(given, words.confirmTitle) }
}

/** Sent already, or taken back: a link of an old notice leads here. */
export function nothingPage(visit: CaseVisit): Page {
  const words = correctionMessages(visit.lang)
  const body = (
    <>
      <Heading level={1} kicker={visit.case.title} lead={words.nothingText}>
        {words.nothingTitle}
      </Heading>
      <p>
        <LinkButton href={casePath(visit.city, visit.case.number)}>{words.toCase}</LinkButton>
      </p>
    </>
  )
  return { title: words.nothingTitle, body, breadcrumbs: breadcrumbsOf({ visit }, words.nothingTitle) }
}
