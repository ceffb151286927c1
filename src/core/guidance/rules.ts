import type { CaseSubject, Entry } from '../case/types.ts'
import { partyOf } from '../case/types.ts'
import type { Definition } from '../edition/schema/index.ts'
import { isOfSection, type Viewer } from '../people/viewer.ts'

export const guidanceStage = 'guidance'
export const checkedKind = 'checked'

export type Side = 'citizens' | 'government'
export type CheckItem = Definition['checklists'][number]['items'][number]

/** All that the city asks a side to go through before a project, in the order of its lists. */
export const itemsFor = (definition: Definition, side: Side): CheckItem[] =>
  definition.checklists.filter((list) => list.for === side).flatMap(({ items }) => items)

/** For whom somebody ticks: their own party; the section in charge, where it is no party, for the city's side. */
export type Ticking = { side: Side; partyId: string | undefined }

export function tickingAs(viewer: Viewer, subject: CaseSubject): Ticking | undefined {
  const own = partyOf(viewer, subject.parties)
  if (own) return { side: own.government ? 'government' : 'citizens', partyId: own.id }
  if (!isOfSection(viewer, subject.case.section)) return undefined
  const section = subject.parties.find(({ government }) => government)
  return { side: 'government', partyId: section?.id }
}

export type Checked = { at: Date; items: string[]; who: string }

const itemsIn = ({ facts }: Pick<Entry, 'facts'>): string[] =>
  Array.isArray(facts.items) ? facts.items.filter((one) => typeof one === 'string') : []

const isCheck = ({ stage, kind }: Pick<Entry, 'stage' | 'kind'>): boolean =>
  stage === guidanceStage && kind === checkedKind

/** The city hall has one list, before it is a party and afterwards; each party of the citizens has its own. */
const isOf = ({ facts }: Pick<Entry, 'facts'>, { side, partyId }: Ticking): boolean =>
  facts.side === side && (side === 'government' || facts.party === partyId)

/** When a side last went through its list, and what it ticked. */
export function lastCheck(thread: readonly Entry[], ticking: Ticking): Checked | undefined {
  const entry = thread.findLast((one) => isCheck(one) && isOf(one, ticking))
  return entry && { at: entry.at, items: itemsIn(entry), who: entry.actor_name }
}

/** Everybody whose list it is: each party of the citizens’ side by itself, the city’s side once. */
export function sidesOf({ parties }: Pick<CaseSubject, 'parties'>, definition: Definition): Ticking[] {
  const asked = (side: Side) => itemsFor(definition, side).length > 0
  const citizens = parties.filter(({ government }) => !government)
  const city = parties.find(({ government }) => government)
  return [
    ...(asked('citizens') ? citizens.map(({ id }) => ({ side: 'citizens' as const, partyId: id })) : []),
    ...(asked('government') ? [{ side: 'government' as const, partyId: city?.id }] : []),
  ]
}

export const isSame = (a: Ticking, b: Ticking | undefined): boolean =>
  a.side === b?.side && (a.side === 'government' || a.partyId === b.partyId)

/** The lists are for before a project: from the talk until the agreement stands. */
export const isTimeForChecks = ({ case: { stage, state } }: Pick<CaseSubject, 'case'>): boolean =>
  state === 'open' && ['consultation', 'form', 'agreement'].includes(stage)

/** The city’s notes for its staff: for any time, and for this stage. */
export const notesFor = (definition: Definition, stage: string): Definition['staffNotes'] =>
  definition.staffNotes.filter((note) => note.stage === undefined || note.stage === stage)
