import { addDays, type PlainDate, todayInJapan } from '../../lib/dates.ts'
import type { Party } from '../case/types.ts'
import type { Definition } from '../edition/schema/index.ts'
import type { Viewer } from '../people/viewer.ts'
import { belongsTo, isInEffect, partyStates } from './rules.ts'
import type { Joint, Refusal, Silence } from './types.ts'

/** Days that a party has for its confirmation, and days it still has once it was asked again. */
export type Patience = { days: number; afterReminder: number; remindAfter?: number | undefined }
export const usualPatience: Patience = { days: 14, afterReminder: 7 }

export const patienceOf = ({ partnerTable }: Pick<Definition, 'partnerTable'>): Patience =>
  partnerTable?.noAnswer ?? usualPatience

/** After how many days it is asked again by itself: as the city says, else when half of its days have gone. */
export const remindAfter = ({ days, remindAfter: own }: Patience): number => own ?? Math.ceil(days / 2)

/** How many days before the day on which its silence may be written down it is told of that day. */
export const toldBefore = 3

export const saidOf = (joint: Joint<unknown>, partyId: string, what: Silence['what']): Silence | undefined =>
  joint.silences.find((one) => one.partyId === partyId && one.what === what)

/** One has gone on with this very version without whoever is silent. */
export const isClosed = ({ closed, version }: Pick<Joint<unknown>, 'closed' | 'version'>): boolean =>
  closed?.version === version

/** This very version holds for all, or one has gone on with it. */
export const isSettled = (joint: Joint<unknown>): boolean => isInEffect(joint) || isClosed(joint)

/** The version that stands, this one or one before it: by all, or without whoever was silent. */
export const standing = ({
  effect,
  closed,
}: Pick<Joint<unknown>, 'effect' | 'closed'>): Joint<unknown>['effect'] =>
  (effect?.version ?? 0) >= (closed?.version ?? 0) ? effect : closed

/** Whoever neither confirmed nor objected. An objection is an answer: nobody who gave one is ever called silent. */
export const isMissing = (joint: Joint<unknown>, partyId: string): boolean =>
  partyStates(joint).some(({ state, party }) => state === 'missing' && party.id === partyId)

/** The parties without whom one went on, or would. */
export const silentParties = (joint: Joint<unknown>): string[] =>
  partyStates(joint).flatMap(({ state, party }) =>
    state === 'missing' && saidOf(joint, party.id, 'silent') ? [party.id] : [],
  )

/** From what day it can be written down that the party did not answer; undefined before it was asked again. */
export function silentFrom(
  joint: Joint<unknown>,
  partyId: string,
  patience: Patience,
): PlainDate | undefined {
  const reminded = saidOf(joint, partyId, 'reminded')
  return reminded && silentAfter(new Date(joint.at), new Date(reminded.at), patience)
}

/** The later of both: its days since the text was written, and those since it was asked again. */
export function silentAfter(writtenAt: Date, remindedAt: Date, patience: Patience): PlainDate {
  const asked = addDays(todayInJapan(writtenAt), patience.days)
  const again = addDays(todayInJapan(remindedAt), patience.afterReminder)
  return asked > again ? asked : again
}

/** Nobody of it is at a screen, and no record says how to reach it: it is asked, and confirms, by hand alone. */
export const isByHand = ({ person_id, organization_id, section }: Party): boolean =>
  (person_id ?? organization_id ?? section) === null

/** Parties by hand that nobody has asked again yet, but for the one whose turn it just was. */
export const stillByHand = (joint: Joint<unknown>, parties: readonly Party[], done: string): Party[] =>
  parties.filter(
    (party) =>
      party.id !== done &&
      isByHand(party) &&
      isMissing(joint, party.id) &&
      !saidOf(joint, party.id, 'reminded'),
  )

/** Why a party cannot be asked again, or written down as silent, by this person. */
export function silenceRefusal(
  viewer: NonNullable<Viewer>,
  joint: Joint<unknown>,
  party: Party | undefined,
  version: number,
): Refusal | undefined {
  if (isSettled(joint)) return 'inEffect'
  if (joint.version !== version) return 'stale'
  if (party === undefined) return 'notNamed'
  if (belongsTo(viewer, party)) return 'ownSilence'
  return isMissing(joint, party.id) ? undefined : 'alreadyConfirmed'
}

/**
 * One goes on when every party of the case has confirmed this text or is written down as silent, and somebody confirmed
 * at all: a text that nobody stands for closes nothing.
 */
export function mayGoOn(joint: Joint<unknown>, parties: readonly Pick<Party, 'id'>[]): boolean {
  const states = partyStates(joint)
  const named = new Set(states.map(({ party }) => party.id))
  const silent = silentParties(joint)
  return (
    !isSettled(joint) &&
    parties.every(({ id }) => named.has(id)) &&
    states.some(({ state }) => state === 'confirmed') &&
    states.every(({ state, party }) => state === 'confirmed' || silent.includes(party.id))
  )
}
