import { type RawBuilder, sql } from 'kysely'
import { idsOf, isCoordination, isOfSection, isStaff, type Viewer } from '../people/viewer.ts'
import { partySection } from './party-section.ts'
import { type CaseSubject, type Entry, isEntangled, partyOf, sitsAt } from './types.ts'

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
  owesALook(viewer, subject) ||
  sitsAt(viewer, subject) ||
  partyOf(viewer, subject.parties) !== undefined

/** What is owed by a section that need not be in charge of the case, and cannot be done without reading it. */
export const readingDuties: readonly string[] = ['idea.check', 'idea.objection']

/**
 * Whoever works in a section that has to look at the case, until it has; also where citizens are among themselves, since
 * a look is owed there only of what they made public.
 */
export const owesALook = (
  viewer: Viewer,
  { parties, duties }: Pick<CaseSubject, 'parties' | 'duties'>,
): boolean =>
  isStaff(viewer) &&
  !isEntangled(viewer, parties) &&
  duties.some(
    ({ kind, section }) =>
      readingDuties.includes(kind) && (isCoordination(viewer) || section === viewer?.hat.section),
  )

/** The section in charge and the coordination office; nobody of the city hall where citizens are among themselves. */
const isInCharge = (viewer: Viewer, subject: Pick<CaseSubject, 'case' | 'parties' | 'duties'>): boolean =>
  viewer?.everywhere === true ||
  (!subject.case.among_citizens && (isOfSection(viewer, subject.case.section) || owesALook(viewer, subject)))

/** The same as a condition on `collaboration`, here called by its own name; its subquery is never asked for all cases at once. */
export function visibleCases(viewer: Viewer): RawBuilder<boolean> {
  if (viewer === undefined) return sql<boolean>`collaboration.visibility = 'public'`
  if (viewer.everywhere) return sql<boolean>`true`
  if (isCoordination(viewer))
    return sql<boolean>`(collaboration.visibility = 'public' OR NOT collaboration.among_citizens OR ${ownLook(viewer, sql<boolean>`true`)})`
  const section = isStaff(viewer) ? (viewer.hat.section ?? null) : null
  return sql<boolean>`(collaboration.visibility = 'public' OR collaboration.section = ${section} OR coalesce((
    SELECT true FROM party WHERE party.city_id = collaboration.city_id AND party.case_id = collaboration.id
      AND party.left_at IS NULL AND ${ownParty(viewer)} LIMIT 1), false) OR ${ownSeat(viewer)} OR ${section === null ? sql<boolean>`false` : ownLook(viewer, sql<boolean>`look.section = ${section}`)})`
}

function ownLook(viewer: NonNullable<Viewer>, whose: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql<boolean>`(coalesce((SELECT true FROM duty look
    WHERE look.city_id = collaboration.city_id AND look.case_id = collaboration.id AND look.closed_at IS NULL
      AND ${whose} AND look.kind = ANY (${[...readingDuties]}::text[]) LIMIT 1), false) AND NOT ${entangled(viewer)})`
}

/** The same as `isEntangled` for somebody of the city hall. */
function entangled({ person, hats, hat }: NonNullable<Viewer>): RawBuilder<boolean> {
  if (hat.organizationId !== undefined || hat.kind === 'resident') return sql<boolean>`false`
  const groups = hats.flatMap(({ organizationId }) => organizationId ?? [])
  return sql<boolean>`coalesce((SELECT true FROM party own WHERE own.city_id = collaboration.city_id
    AND own.case_id = collaboration.id AND own.left_at IS NULL AND (own.person_id = ANY (${[...idsOf(person)]}::uuid[])
      OR own.organization_id = ANY (${groups}::uuid[])) LIMIT 1), false)`
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
