import type { Party } from '../../../core/case/types.ts'
import { type PartyFacts, PartyHead } from '../../../core/group/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { Heading, Prose, Section } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, type FieldError, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import { most, noteField, notesAskedOf } from '../forms.ts'
import { messages } from '../messages.ts'
import { askedOf, freeNotes, isAskedOf, type Question, type Round, writesOnPaper } from '../rules.ts'
import { Origin } from './origin.tsx'
import { SheetItem } from './sheet-item.tsx'

export type Sheet = {
  visit: CaseVisit
  round: Round
  party: Party
  kept: Failed['kept']
  errors: FieldError[]
}

const nothing: Failed = { errors: [], kept: {} }

const WhoSees = ({ visit: { lang }, round }: Sheet) => {
  const words = messages(lang)
  return (
    <Section id="who-sees" title={words.whoSees}>
      <Prose>
        <ul>
          <li>{words.whoSealed}</li>
          <li>{words.whoOpened}</li>
          <li>{words.whoPublic}</li>
          <li>{words.whoDue(formatDate(round.dueOn, lang))}</li>
          <li>{words.whoDraft}</li>
          <li>{words.whoOnce}</li>
        </ul>
      </Prose>
    </Section>
  )
}

type GroupProps = Sheet & { group: 'relationship' | 'result' }

const Group = ({ group, ...sheet }: GroupProps) => {
  const { round, party, visit } = sheet
  const asked = askedOf(round.questions, party)
  const own = round.questions[group].filter((question) => isAskedOf(question, party))
  if (own.length === 0) return null
  return (
    <Section id={group} title={messages(visit.lang)[group]}>
      {own.map((question) => (
        <SheetItem sheet={sheet} question={question} index={asked.indexOf(question)} />
      ))}
    </Section>
  )
}

/** The city's own question, or one of ours. */
export function noteLabel(lang: CaseVisit['lang'], notes: readonly Question[], code: string): string {
  const own = notes.find((note) => note.code === code)
  if (own) return pick(own.question, lang)
  const free = freeNotes.find((note) => note === code)
  return free ? messages(lang)[free] : code
}

const Notes = ({ visit: { lang }, round, party, kept, errors }: Sheet) => (
  <Section id="in-words" title={messages(lang).inWords}>
    {notesAskedOf(round.questions, party).map((code, index) => (
      <>
        <input type="hidden" name={`notes.${index}.code`} value={code} />
        <TextArea
          lang={lang}
          name={noteField(index)}
          label={noteLabel(lang, round.questions.notes, code)}
          rows={3}
          maxLength={most.note}
          value={keptText(kept, noteField(index))}
          error={messageFor(errors, noteField(index))}
        />
      </>
    ))}
  </Section>
)

/** Each mistake names the question it is about. */
function saidErrors(visit: CaseVisit, round: Round, party: Party, errors: Failed['errors']): FieldError[] {
  const words = messages(visit.lang)
  const asked = askedOf(round.questions, party)
  return errors.flatMap((error) => {
    const index = Number(error.field.split('.')[1])
    const question = asked[index] ? pick(asked[index].question, visit.lang) : ''
    const own = { unanswered: words.unanswered(question), reasonNeeded: words.reasonNeeded(question) }
    const isNote = error.field.startsWith('notes.')
    const note = isNote ? (notesAskedOf(round.questions, party)[index] ?? '') : ''
    const label = isNote ? noteLabel(visit.lang, round.questions.notes, note) : words.words
    return sayErrors([error], visit.lang, { [error.field]: label }, own)
  })
}

type Given = { round: Round; party: Party; facts: Readonly<Record<string, PartyFacts>> }

/** One party's sheet. Before anyone writes, the page says who will see what, and when. */
export function sheetPage(visit: CaseVisit, { round, party, facts }: Given, failed: Failed = nothing): Page {
  const { lang, city, case: subject } = visit
  const words = messages(lang)
  const errors = saidErrors(visit, round, party, failed.errors)
  const sheet: Sheet = { visit, round, party, kept: failed.kept, errors }
  const here = casePath(city, subject.number)
  const typed = writesOnPaper(party)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading
        level={1}
        kicker={subject.title}
        lead={typed ? words.typeInLead(party.name) : words.sheetLead(party.name)}
      >
        {words.sheetTitle}
      </Heading>
      <PartyHead lang={lang} parties={[party]} facts={facts} />
      <WhoSees {...sheet} />
      <Origin lang={lang} questions={round.questions} />
      <Form
        lang={lang}
        action={`${here}/evaluation/${typed ? `paper/${party.id}` : 'sheet'}`}
        submissionId={blindId()}
        draft={visit.draft}
      >
        <Group {...sheet} group="relationship" />
        <Group {...sheet} group="result" />
        <Notes {...sheet} />
        <p>{words.whoOnce}</p>
        <p>
          <Button>{typed ? words.handInTyped : words.handIn}</Button>
        </p>
      </Form>
    </>
  )
  const breadcrumbs = [{ label: subject.number, href: here }, { label: words.sheetTitle }]
  return { title: words.sheetTitle, body, breadcrumbs }
}
