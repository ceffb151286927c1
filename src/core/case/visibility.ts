import { type RawBuilder, sql } from 'kysely'
import { idsOf, isCoordination, isOfSection, isStaff, type Viewer } from '../people/viewer.ts'
import { partySection } from './party-section.ts'
import { type CaseSubject, type Duty, type Entry, partyOf, sitsAt } from './types.ts'

/**
 * Who may see a case: everyone a public one; otherwise the section in charge, the coordination office, the section that
 * has to look at it before others do, its parties, and whoever has a seat there as coordinator.
 * `maySeeCase` and `visibleCases` are one policy said twice, in TypeScript and in SQL; a property test holds them together.
 */
export const maySeeCase = (
  viewer: Viewer,
  subject: Pick<CaseSubject, 'case' | 'parties' | 'seats' | 'duties'>,
): boolean =>
  subject.case.visibility === 'public' ||
  isInCharge(viewer, subject) ||
  sitsAt(viewer, subject) ||
  partyOf(viewer, subject.parties) !== undefined

/** What is owed by a section that need not be in charge of the case, and cannot be done without reading it. */
export const readingDuties: readonly string[] = ['idea.check', 'idea.objection']

/** Whoever works in a section that has to look at the case, until it has. */
export const owesALook = (viewer: Viewer, duties: readonly Duty[]): boolean =>
  viewer?.entangled !== true &&
  isStaff(viewer) &&
  duties.some(({ kind, section }) => readingDuties.includes(kind) && section === viewer?.hat.section)

/** The section in charge and the coordination office; nobody of the city hall where citizens are among themselves. */
const isInCharge = (
  viewer: Viewer,
  { case: { section, among_citizens }, duties }: Pick<CaseSubject, 'case' | 'duties'>,
): boolean =>
  viewer?.everywhere === true ||
  (!among_citizens && (isOfSection(viewer, section) || owesALook(viewer, duties)))

/** The same as a condition on `collaboration`, here called by its own name; its subquery is never asked for all cases at once. */
export function visibleCases(viewer: Viewer): RawBuilder<boolean> {
  if (viewer === undefined) return sql<boolean>`collaboration.visibility = 'public'`
  if (viewer.everywhere) return sql<boolean>`true`
  if (isCoordination(viewer))
    return sql<boolean>`(collaboration.visibility = 'public' OR NOT collaboration.among_citizens)`
  const section = isStaff(viewer) ? (viewer.hat.section ?? null) : null
  return sql<boolean>`(collaboration.visibility = 'public' OR collaboration.section = ${section} OR coalesce((
    SELECT true FROM party WHERE party.city_id = collaboration.city_id AND party.case_id = collaboration.id
      AND party.left_at IS NULL AND ${ownParty(viewer)} LIMIT 1), false) OR ${ownSeat(viewer)} OR ${ownLook(section)})`
}

function ownLook(section: string | null): RawBuilder<boolean> {
  if (section === null) return sql<boolean>`false`
  return sql<boolean>`(NOT collaboration.among_citizens AND coalesce((SELECT true FROM duty look
    WHERE look.city_id = collaboration.city_id AND look.case_id = collaboration.id AND look.closed_at IS NULL
      AND look.section = ${section} AND look.kind = ANY (${[...readingDuties]}::text[]) LIMIT 1), false))`
}

function ownSeat({ hat, person }: NonNullable<Viewer>): RawBuilder<boolean> {
  if (hat.kind !== 'coordinator') return sql<boolean>`false`
  return sql<boolean>`coalesce((SELECT true FROM adviser_seat seat
    WHERE seat.city_id = collaboration.city_id AND seat.case_id = collaboration.id AND seat.state = 'accepted'
      AND seat.person_id = ANY (${[...idsOf(person)]}::uuid[]) LIMIT 1), false)`
}

function ownParty({ hat, person }: NonNullable<Viewer>): RawBuilder<boolean> {
  if (hat.organizationId !== undefined) return sql<boolean>`party.organization_id = ${hat.organizationId}`
  if (hat.section !== undefined) return sql<boolean>`${partySection} = ${hat.section}`
  return hat.kind === 'resident'
    ? sql<boolean>`party.person_id = ANY (${[...idsOf(person)]}::uuid[])`
    : sql<boolean>`false`
}

/** What of the thread the viewer sees: public to all, the parties' to parties and staff in charge, one party's to it alone. */
export function maySeeEntry(
  viewer: Viewer,
  subject: CaseSubject,
  entry: Pick<Entry, 'visibility' | 'party_id'>,
): boolean {
  const own = partyOf(viewer, subject.parties)
  const inCharge = isInCharge(viewer, subject)
  switch (entry.visibility) {
    case 'public':
      return true
    case 'parties':
      return own !== undefined || inCharge || sitsAt(viewer, subject)
    case 'party':
      return own !== undefined && own.id === entry.party_id
    case 'city':
      return inCharge
    default:
      return false
  }
}
