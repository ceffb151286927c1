import type { PlainDate } from '../../lib/dates.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { PartyFacts } from '../group/index.ts'

/** What belongs to all parties of a case: it takes effect only when every one has confirmed the same version. */
export type JointKind = Schema['joint_version']['kind']

type Place = {
  stage: string
  draftDuty: string
  confirmDuty: string
  /** What the section owes while a party that is reached by hand alone has not answered. */
  askDuty: string
}
const place = (stage: string, draft: string, confirm: string, ask = 'ask'): Place => ({
  stage,
  draftDuty: `${stage}.${draft}`,
  confirmDuty: `${stage}.${confirm}`,
  askDuty: `${stage}.${ask}`,
})
const kinds: Readonly<Record<string, Place>> = {
  agreement: place('agreement', 'draft', 'confirm'),
  jointEvaluation: place('evaluation', 'joint', 'confirm'),
  evaluationPlan: place('running', 'plan', 'confirm'),
  tableOutcome: place('table', 'outcome', 'agree'),
}

/** More sittings than this no table has. */
export const mostSittings = 30
const minutesOf = (number: number): JointKind => `tableMinutes${number}`
export const jointKinds: readonly JointKind[] = [
  ...(Object.keys(kinds) as JointKind[]),
  ...Array.from({ length: mostSittings }, (_, index) => minutesOf(index + 1)),
]

/** The sitting whose minutes these are; undefined for everything else. */
export const sittingOf = (kind: JointKind): number | undefined => {
  const number = /^tableMinutes(\d+)$/.exec(kind)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** What was wrong or missing in minutes is put right later, by all; whatever else is in effect stays as it is. */
export const mayBeAmended = (kind: JointKind): boolean => sittingOf(kind) !== undefined

/** Which stage a kind belongs to, what is owed while it is being written, and what while it waits for the parties. */
export function placeOfKind(kind: JointKind): Place {
  const number = sittingOf(kind)
  return kinds[kind] ?? place('table', `minutes.${number}`, `confirm.${number}`, `ask.${number}`)
}

/**
 * A party as the text names it: its name then is part of what everybody confirms, and so is where a group is and who
 * stands for it, as its profile said on that day. Those facts are for parties and staff, never for the public.
 */
export type NamedParty = {
  id: string
  name: string
  publicName: string
  kind: string
  government: boolean
  facts?: PartyFacts
}

/** What is hashed and stored as one: whoever holds it can compute the hash again. */
export type JointDocument<C> = {
  kind: JointKind
  caseNumber: string
  version: number
  parties: NamedParty[]
  content: C
}

/** A version that was written before the newest, and since when it was in effect, if it ever was. */
export type Earlier<C> = {
  version: number
  document: JointDocument<C>
  writtenByName: string
  at: string
  effectAt: string | null
}

export type Objection = { reason: string; at: string; personName: string }

export type Confirmation = {
  partyId: string
  hash: string
  method: 'online' | 'paper'
  /** Who confirmed; on paper who signed. For parties and staff, never for the public. */
  name: string
  personId: string | null
  fileId: string | null
  recordedBy: string
  recordedByName: string
  at: string
  objection: Objection | null
}

/** Of a party that is asked and does not answer: it was asked again, it is written down as silent, or it spoke afterwards. */
export type Silence = {
  partyId: string
  what: 'reminded' | 'silent' | 'word'
  said: string
  name: string
  at: string
}

/** The newest version of a joint document and how far its confirmation has come. */
export type Joint<C> = {
  kind: JointKind
  version: number
  hash: string
  document: JointDocument<C>
  /** The party that wrote this version; the section in charge writes for all when it is none itself. */
  writtenByParty: string | null
  writtenByName: string
  at: string
  confirmations: Confirmation[]
  /** The version that is in effect: this one, or, while an amendment waits for the parties, one before it. */
  effect: { version: number; hash: string; at: string } | null
  previous: JointDocument<C> | null
  silences: Silence[]
  /** One has gone on with this version without whoever is silent: it holds, and is not in effect. */
  closed: { version: number; hash: string; at: string } | null
}

/** Why a confirmation was not taken: told on the page, which then shows what is the case. */
export type Refusal =
  | 'nothingWritten'
  | 'stale'
  | 'inEffect'
  | 'alreadyConfirmed'
  | 'otherParty'
  | 'notNamed'
  | 'ownParty'
  | 'cityHall'
  | 'noScan'
  | 'nothingToObjectTo'
  | 'ownSilence'
  | 'tooEarly'

/** `effect`: with this confirmation it took effect, and the stage goes on. */
export type Confirmed<C> = { ok: true; effect: boolean; joint: Joint<C> } | { ok: false; why: Refusal }

export type OnlineConfirmation = { version: number; hash: string }
export type PaperConfirmation = {
  partyId: string
  /** Who signed, as written on the paper. */
  signer: string
  signedOn?: PlainDate | undefined
  fileId: string
  version: number
  /** Typed from the print: its first twelve characters or more, with or without spaces. */
  hash: string
}

/** In the facts of an entry: which document it is about, where a stage has several. */
export const namedIn = (kind: JointKind): { document?: JointKind } =>
  placeOfKind(kind).stage === 'table' ? { document: kind } : {}
