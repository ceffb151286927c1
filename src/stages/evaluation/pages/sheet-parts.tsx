import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { Section } from '../../../ui/components/index.ts'
import { type FieldError, messageFor, TextArea } from '../../../ui/forms.tsx'
import { most, noteField, notesAskedOf } from '../forms.ts'
import { messages } from '../messages.ts'
import { type Answerer, askedOf, isAskedOf } from '../plan.ts'
import { freeNotes, type Question, type Round } from '../rules.ts'
import { SheetItem } from './sheet-item.tsx'

export type Sheet = {
  visit: CaseVisit
  round: Round
  party: Answerer
  kept: Failed['kept']
  errors: FieldError[]
}

type GroupProps = Sheet & { group: 'relationship' | 'result' }

export const Group = ({ group, ...sheet }: GroupProps) => {
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

export const Notes = ({ visit: { lang }, round, party, kept, errors }: Sheet) => (
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
export function saidErrors(
  visit: CaseVisit,
  round: Round,
  party: Answerer,
  errors: Failed['errors'],
): FieldError[] {
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
