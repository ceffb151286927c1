import type { CaseVisit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { Prose, Section } from '../../../ui/components/index.ts'
import { consultationMessages } from '../messages.ts'

const Hints = ({ title, items }: { title: string; items: readonly string[] }) =>
  items.length === 0 ? null : (
    <Prose>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </Prose>
  )

/** The city's notes and check-list for its staff; nothing where the city has published none. */
export const StaffHints = ({ visit: { lang, definition } }: { visit: CaseVisit }) => {
  const words = consultationMessages(lang)
  const notes = definition.staffNotes
    .filter(({ stage }) => stage === undefined || stage === 'consultation')
    .map((note) => pick(note.text, lang))
  const checks = definition.checklists
    .filter((list) => list.for === 'government')
    .flatMap(({ items }) => items.map((item) => pick(item.text, lang)))
  if (notes.length + checks.length === 0) return null
  return (
    <Section id="hints" title={words.staffTitle} lead={words.staffText}>
      <Hints title={words.staffNotes} items={notes} />
      <Hints title={words.checklist} items={checks} />
    </Section>
  )
}
