import type { Party } from '../case/types.ts'
import { partyOf } from '../case/types.ts'
import type { Viewer } from '../people/viewer.ts'
import {
  type Confirmation,
  type Joint,
  type JointKind,
  type NamedParty,
  placeOfKind,
  type Refusal,
} from './types.ts'

const shortLength = 12

/** The start of a hash in groups of four, as it stands on the print: 3f9a 01bc 77de. */
export const shortHash = (hash: string): string => inFours(hash.slice(0, shortLength))
export const inFours = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1 ')

/** Whether what was typed from a print is the start of the hash, twelve characters or more. */
export function isTypedFrom(typed: string, hash: string): boolean {
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Dash}ー]/gu, '')
  return plain.length >= shortLength && hash.startsWith(plain)
}

export type PartyState =
  | { state: 'missing'; party: NamedParty }
  | { state: 'confirmed' | 'objected'; party: NamedParty; confirmation: Confirmation }

/** Each party that the text names, in its order, and whether it has confirmed exactly this text. */
export function partyStates(joint: Joint<unknown>): PartyState[] {
  return joint.document.parties.map((party): PartyState => {
    const confirmation = joint.confirmations.find(
      (given) => given.partyId === party.id && given.hash === joint.hash,
    )
    if (confirmation === undefined) return { state: 'missing', party }
    return { state: confirmation.objection === null ? 'confirmed' : 'objected', party, confirmation }
  })
}

export const confirmationOf = (joint: Joint<unknown>, partyId: string): Confirmation | undefined =>
  joint.confirmations.find((given) => given.partyId === partyId)

/** Belongs to the party under any of their hats, also one they are not wearing now. */
export const belongsTo = (viewer: NonNullable<Viewer>, party: Party): boolean =>
  [viewer.hat, ...viewer.hats].some((hat) => partyOf({ ...viewer, hat }, [party]) !== undefined)

/** This very version; an amendment of it is not yet. */
export const isInEffect = (joint: Pick<Joint<unknown>, 'version' | 'effect'>): boolean =>
  joint.effect?.version === joint.version

/** Why nobody can confirm this for the party now; undefined when it can be confirmed. */
export function refusalFor(joint: Joint<unknown>, partyId: string, version: number): Refusal | undefined {
  if (isInEffect(joint)) return 'inEffect'
  if (joint.version !== version) return 'stale'
  if (joint.document.parties.every((party) => party.id !== partyId)) return 'notNamed'
  return confirmationOf(joint, partyId) === undefined ? undefined : 'alreadyConfirmed'
}

/** A case that has gone on or ended takes no confirmation any more. */
export const takesConfirmations = ({ stage, state }: { stage: string; state: string }, kind: JointKind) =>
  state === 'open' && stage === placeOfKind(kind).stage

/** Nobody confirms for two parties. */
export const hasConfirmedForAnother = (joint: Joint<unknown>, personId: string, partyId: string): boolean =>
  joint.confirmations.some((given) => given.personId === personId && given.partyId !== partyId)

/** A party without a person at a screen confirms on paper; a section of this city hall never needs to. */
export function paperRefusal(viewer: NonNullable<Viewer>, party: Party | undefined): Refusal | undefined {
  if (party === undefined) return 'notNamed'
  if (belongsTo(viewer, party)) return 'ownParty'
  return party.section === null ? undefined : 'cityHall'
}

/** What was recorded on paper for a party, and not yet objected to. Who confirmed online did it themselves. */
export const mayBeObjectedTo = (given: Confirmation | undefined): boolean =>
  given !== undefined && given.method === 'paper' && given.objection === null
