/** In what role somebody acts. Every act records the person and the hat. */
export type HatKind =
  | 'resident'
  | 'representative'
  | 'secretary'
  | 'member'
  | 'officer'
  | 'chief'
  | 'coordination'
  | 'supportCenter'
  | 'council'
  | 'judge'
  | 'administrator'
  /** Helps between the sides: sees the cases where they have a seat, and binds nobody. */
  | 'coordinator'
  /** Whose last role has ended: reads their own data, and nothing else. */
  | 'former'

export type Hat = {
  id: string
  kind: HatKind
  organizationId?: string | undefined
  organizationName?: string | undefined
  /** Actor kind of the organization, from the city's definition. */
  organizationKind?: string | undefined
  section?: string | undefined
}

export type Person = {
  id: string
  name: string
  /** Records that were found to be this person too: a matter sent before there was an account, a second entry at the counter. */
  aliases?: readonly string[]
  /** Came with a reference number and its key, without an account. */
  guest?: boolean
}

/** Every record that is this person. */
export const idsOf = ({ id, aliases = [] }: Person): readonly string[] => [id, ...aliases]

/** Whoever looks: nobody known, or a person wearing one hat. */
export type Viewer =
  | {
      person: Person
      hat: Hat
      hats: readonly Hat[]
      /** Of the case at hand: belongs to it in another hat, and so neither decides nor verifies it in this one. */
      entangled?: true
      /** Nobody who looks: the program itself, inside an act that was allowed already. */
      everywhere?: true
    }
  | undefined

const staffKinds: readonly HatKind[] = ['officer', 'chief', 'coordination']

/** Staff of the city hall who handle cases. An administrator keeps accounts and does not read cases. */
export const isStaff = (viewer: Viewer): boolean =>
  viewer !== undefined && staffKinds.includes(viewer.hat.kind)
export const isCoordination = (viewer: Viewer): boolean => viewer?.hat.kind === 'coordination'
export const isChief = (viewer: Viewer): boolean => viewer?.hat.kind === 'chief'
export const isAdministrator = (viewer: Viewer): boolean => viewer?.hat.kind === 'administrator'

/** Works in the section, or in the coordination office, which may act for every section. */
export const isOfSection = (viewer: Viewer, section: string | null): boolean =>
  viewer?.entangled !== true &&
  (isCoordination(viewer) || (isStaff(viewer) && section !== null && viewer?.hat.section === section))

/** Hats that may bind a group: its representative; a resident binds only themselves; a section is bound by its chief. */
export const mayBind = (viewer: Viewer): boolean =>
  viewer !== undefined &&
  viewer.entangled !== true &&
  ['resident', 'representative', 'chief'].includes(viewer.hat.kind)
