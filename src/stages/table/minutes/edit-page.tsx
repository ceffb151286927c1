import { standing } from '../../../core/joint/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { fieldsFrom } from '../../../lib/form-fields.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice, Section } from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { crumbs } from '../crumbs.ts'
import { sittingNumber, sittingPath } from '../here.ts'
import type { Seat, Sitting } from '../rules.ts'
import { Agenda } from '../sittings/sitting-page.tsx'
import { minutesMessages } from './messages.ts'
import { type CurrentMinutes, seatsOf } from './rules.ts'

type Kept = Readonly<Record<string, string | string[]>>
type Words = ReturnType<typeof minutesMessages>

export const minutesLabels = (words: Words): Record<string, string> => {
  const { talk, decisions, goal, next, present, todos, party, who, what, dueOn, why } = words
  return { talk, decisions, goal, next, present, todos, party, who, what, dueOn, why }
}

type FieldsProps = { visit: CaseVisit; seats: readonly Seat[]; kept: Kept; errors: FieldError[] }
const fieldOf =
  ({ visit: { lang }, kept, errors }: FieldsProps) =>
  (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })

/** Who sat there, by seat: what stood in an earlier version is found by its seat. */
const Present = (props: FieldsProps) => {
  const words = minutesMessages(props.visit.lang)
  return (
    <Section id="present-title" title={words.present} lead={words.presentLead}>
      {props.seats.map(({ id, name }, index) => (
        <>
          <input type="hidden" name={`present.${index}.seat`} value={id} />
          <TextField {...fieldOf(props)(`present.${index}.who`)} label={name} maxlength={200} />
        </>
      ))}
    </Section>
  )
}

const todoRows = (kept: Kept): number => {
  const used = Object.keys(kept).flatMap((name) => /^todos\.(\d{1,2})\./.exec(name)?.[1] ?? [])
  return Math.min(20, Math.max(-1, ...used.map(Number)) + 3)
}

const Todos = (props: FieldsProps) => {
  const { visit, kept } = props
  const words = minutesMessages(visit.lang)
  const field = fieldOf(props)
  return (
    <Section id="todos-title" title={words.todos} lead={words.todosLead}>
      {Array.from({ length: todoRows(kept) }, (_, index) => (
        <fieldset class="yui-field">
          <legend>{words.todo(index + 1)}</legend>
          <TextField {...field(`todos.${index}.what`)} label={words.what} maxlength={300} />
          <SelectField
            {...field(`todos.${index}.party`)}
            label={words.party}
            options={visit.parties.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField {...field(`todos.${index}.who`)} label={words.who} width="m" maxlength={100} />
          <DateField {...field(`todos.${index}.dueOn`)} label={words.dueOn} />
        </fieldset>
      ))}
    </Section>
  )
}

const Texts = (props: FieldsProps) => {
  const words = minutesMessages(props.visit.lang)
  const field = fieldOf(props)
  return (
    <>
      <TextArea {...field('talk')} label={words.talk} rows={8} maxLength={8000} />
      <TextArea {...field('decisions')} label={words.decisions} rows={6} maxLength={4000} />
      <TextArea {...field('goal')} label={words.goal} hint={words.goalHint} rows={3} maxLength={500} />
      <TextArea {...field('next')} label={words.next} rows={3} maxLength={1000} />
    </>
  )
}

/** Of minutes that hold: why they are amended. What was promised in them is owed already. */
const Why = (props: FieldsProps) => {
  const words = minutesMessages(props.visit.lang)
  return (
    <>
      <TextArea
        {...fieldOf(props)('why')}
        label={words.why}
        hint={words.whyHint}
        required
        rows={3}
        maxLength={500}
      />
      <p>{words.todosStay}</p>
    </>
  )
}

/** What this page is called: writing, writing on, or amending what holds. */
export function nameOfWriting(words: Words, joint: CurrentMinutes): string {
  if (joint && standing(joint)) return words.amendLater
  return joint ? words.amend : words.write
}

/** The newest version as the form shows it; who sat there is put under the seats as they are now, and whoever has left keeps their line. */
function firstKept(seats: readonly Seat[], joint: CurrentMinutes): Kept {
  if (joint === undefined) return {}
  const { talk, decisions, goal, next, todos, present } = joint.document.content
  const bySeat = seats.map(({ id }) => ({ who: present.find(({ seat }) => seat === id)?.who ?? '' }))
  return fieldsFrom({ talk, decisions, goal, next, todos, present: bySeat })
}

function versionRead(joint: CurrentMinutes, failed: Failed | undefined): number {
  const isTold = failed === undefined || failed.errors.some(({ code }) => code === 'newerVersion')
  return isTold ? (joint?.version ?? 0) : Number(failed.kept.version)
}

export function minutesEdit(
  visit: CaseVisit,
  sitting: Sitting,
  joint: CurrentMinutes,
  failed?: Failed,
): Page {
  const { lang, case: subject } = visit
  const words = minutesMessages(lang)
  const { notYet, newerVersion } = words
  const name = nameOfWriting(words, joint)
  const errors = sayErrors(failed?.errors ?? [], lang, minutesLabels(words), { notYet, newerVersion })
  const seats = seatsOf(sitting, joint)
  const props = { visit, seats, kept: failed?.kept ?? firstKept(seats, joint), errors }
  return {
    title: `${name} ${subject.title}`,
    breadcrumbs: crumbs(
      visit,
      { label: words.title(sittingNumber(visit)), href: sittingPath(visit, '/minutes') },
      name,
    ),
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={`${subject.title} ${words.title(sittingNumber(visit))}`}>
          {name}
        </Heading>
        {joint && (
          <Notice
            lang={lang}
            kind="warning"
            title={standing(joint) ? words.amendLaterNote : words.amendNote}
          />
        )}
        <Agenda visit={visit} sitting={sitting} />
        <Form
          lang={lang}
          action={sittingPath(visit, '/minutes')}
          submissionId={blindId()}
          version={versionRead(joint, failed)}
          draft={visit.draft}
        >
          <Present {...props} />
          <Texts {...props} />
          {joint && standing(joint) ? <Why {...props} /> : <Todos {...props} />}
          <Button>{words.keep}</Button>
        </Form>
      </>
    ),
  }
}
