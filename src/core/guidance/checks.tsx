import { formatDate, todayInJapan } from '../../lib/dates.ts'
import { Section } from '../../ui/components/index.ts'
import { LinkButton } from '../../ui/forms.tsx'
import type { Entry } from '../case/types.ts'
import { nameIn } from '../people/signature.ts'
import { casePath } from '../web/paths.ts'
import { partyOrSectionInCharge } from '../web/policies.ts'
import type { CaseVisit } from '../web/visit.ts'
import { guidanceMessages } from './messages.ts'
import { isSame, isTimeForChecks, itemsFor, lastCheck, sidesOf, type Ticking, tickingAs } from './rules.ts'

type Props = { visit: CaseVisit; thread: readonly Entry[] }

const nameOf = ({ lang, definition, parties }: CaseVisit, { side, partyId }: Ticking): string => {
  if (side === 'government') return guidanceMessages(lang).city
  return nameIn(parties.find(({ id }) => id === partyId)?.name ?? '', definition, lang)
}

/** That another side went through its list, and when; never what it ticked. */
const OtherLine = ({ visit, thread, of }: Props & { of: Ticking }) => {
  const words = guidanceMessages(visit.lang)
  const last = lastCheck(thread, of)
  const name = nameOf(visit, of)
  return (
    <>{last ? words.other(name, formatDate(todayInJapan(last.at), visit.lang)) : words.otherNone(name)}</>
  )
}

export const OtherSides = ({ visit, thread }: Props) => {
  const own = tickingAs(visit.viewer, visit)
  const others = sidesOf(visit, visit.definition).filter((side) => !isSame(side, own))
  if (others.length === 0) return null
  return (
    <ul>
      {others.map((of) => (
        <li>
          <OtherLine visit={visit} thread={thread} of={of} />
        </li>
      ))}
    </ul>
  )
}

const OwnLine = ({ visit, thread, own }: Props & { own: Ticking }) => {
  const words = guidanceMessages(visit.lang)
  const all = itemsFor(visit.definition, own.side)
  if (all.length === 0) return null
  const last = lastCheck(thread, own)
  return <p>{last ? words.yours(String(last.items.length), String(all.length)) : words.yoursNone}</p>
}

/** On the page of a case, for its parties and those in charge, while it is still before the project. */
export const CaseChecks = ({ visit, thread }: Props) => {
  const { lang, city, definition, viewer } = visit
  const own = tickingAs(viewer, visit)
  if (definition.checklists.length === 0 || !isTimeForChecks(visit)) return null
  if (own === undefined || !partyOrSectionInCharge.may(viewer, visit)) return null
  const words = guidanceMessages(lang)
  const mine = itemsFor(definition, own.side).length > 0
  return (
    <Section id="checks" title={words.title} lead={words.lead}>
      <OwnLine visit={visit} thread={thread} own={own} />
      <OtherSides visit={visit} thread={thread} />
      <p>
        <LinkButton kind="secondary" href={casePath(city, visit.case.number, '/checklist')}>
          {mine ? words.go : words.see}
        </LinkButton>
      </p>
    </Section>
  )
}
