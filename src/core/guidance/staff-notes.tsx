import { pick } from '../../lib/language.ts'
import { Section, SourceNote } from '../../ui/components/index.ts'
import { findSource } from '../edition/view.ts'
import { isStaff } from '../people/viewer.ts'
import type { CaseVisit } from '../web/visit.ts'
import { guidanceMessages } from './messages.ts'
import { notesFor } from './rules.ts'

type Note = CaseVisit['definition']['staffNotes'][number]

/** Where a note stands; the guideline itself where the edition names no other source. */
const Where = ({ visit: { lang, definition }, note }: { visit: CaseVisit; note: Note }) => {
  const source = findSource(definition, note.source) ?? definition.sources[0]
  if (source === undefined) return null
  return (
    <SourceNote
      lang={lang}
      title={pick(source.title, lang)}
      {...(source.url ? { href: source.url } : {})}
      {...(note.page ? { page: note.page } : {})}
    />
  )
}

/** 職員の心構え: what the city asks of its own staff at this stage. Nobody else sees it; nothing where there is none. */
export const StaffNotes = ({ visit, stage }: { visit: CaseVisit; stage: string }) => {
  const { lang, definition, viewer } = visit
  const notes = notesFor(definition, stage)
  if (!isStaff(viewer) || notes.length === 0) return null
  const words = guidanceMessages(lang)
  const sources = [
    ...new Map(notes.map((note) => [`${note.source ?? ''} ${note.page ?? ''}`, note])).values(),
  ]
  return (
    <Section id="staff-notes" title={words.notes} lead={words.notesLead}>
      <ul>
        {notes.map(({ text }) => (
          <li>{pick(text, lang)}</li>
        ))}
      </ul>
      {sources.map((note) => (
        <Where visit={visit} note={note} />
      ))}
    </Section>
  )
}
