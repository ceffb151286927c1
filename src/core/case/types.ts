import type { Selectable } from 'kysely'
import type { Schema } from '../../platform/db/schema.ts'
import { idsOf, isStaff, type Viewer } from '../people/viewer.ts'

export type Case = Selectable<Schema['collaboration']>
export type Party = Pick<
  Selectable<Schema['party']>,
  | 'id'
  | 'position'
  | 'kind'
  | 'common'
  | 'name'
  | 'public_name'
  | 'government'
  | 'person_id'
  | 'organization_id'
  | 'section'
>
export type Duty = Pick<Selectable<Schema['duty']>, 'id' | 'kind' | 'section' | 'party_id' | 'due_on'>
export type Entry = Selectable<Schema['entry']>
export type Visibility = 'public' | 'parties' | 'party' | 'city'

/** A case with what every page about it needs: its parties in their order and its open duties. */
export type CaseSubject = {
  case: Case
  parties: readonly Party[]
  duties: readonly Duty[]
  /** People with a seat as coordinator or adviser, who see the case and bind nobody. */
  seats?: readonly string[]
  /** 担当者 within the section; told to staff in charge alone. */
  officer?: string | null
}

/** The party that the viewer, with this hat on, belongs to; nobody acts for two. */
export function partyOf(viewer: Viewer, parties: readonly Party[]): Party | undefined {
  if (viewer === undefined) return undefined
  const { hat, person } = viewer
  if (hat.organizationId !== undefined)
    return parties.find((party) => party.organization_id === hat.organizationId)
  if (viewer.entangled) return undefined
  if (hat.section !== undefined) return parties.find((party) => party.section === hat.section)
  return hat.kind === 'resident'
    ? parties.find((party) => party.person_id !== null && idsOf(person).includes(party.person_id))
    : undefined
}

/** Whether the viewer sits at the case as coordinator or adviser, with that hat on. */
export const sitsAt = (viewer: Viewer, { seats = [] }: Pick<CaseSubject, 'seats'>): boolean =>
  viewer?.hat.kind === 'coordinator' && idsOf(viewer.person).some((id) => seats.includes(id))

/**
 * Whether the viewer belongs to the case in another hat than the one they wear: as the resident who proposed it, or in a
 * group that is a party. Whoever does acts there, and decides or verifies nothing about it (the section's officer whose
 * own neighbourhood asks, the council member whose group is looked at).
 */
export function isEntangled(viewer: Viewer, parties: readonly Party[]): boolean {
  if (viewer === undefined || viewer.hat.organizationId !== undefined || viewer.hat.kind === 'resident')
    return false
  const groups = viewer.hats.flatMap(({ organizationId }) => organizationId ?? [])
  return parties.some(
    ({ person_id, organization_id }) =>
      (person_id !== null && idsOf(viewer.person).includes(person_id)) ||
      (organization_id !== null && groups.includes(organization_id)),
  )
}

/** Of what is among citizens nobody of the city hall is more than a reader. */
export const actsForNobody = (viewer: Viewer, { case: { among_citizens }, parties }: CaseSubject): boolean =>
  isEntangled(viewer, parties) || (among_citizens && isStaff(viewer))

/** The same case as everybody may read it: parties by their public names. */
export const withPublicNames = (subject: CaseSubject): CaseSubject => ({
  ...subject,
  parties: subject.parties.map((party) => ({ ...party, name: party.public_name, person_id: null })),
  seats: [],
})
