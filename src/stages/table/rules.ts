import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type CaseSubject, type Entry, partyOf, sitsAt } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { reachOf, runsWith } from '../../core/edition/switches.ts'
import { type Patience, patienceOf } from '../../core/joint/index.ts'
import { idsOf, isChief, isOfSection, type Viewer } from '../../core/people/viewer.ts'
import type { CasePolicy } from '../../core/web/route.ts'
import { block, choice, line } from '../../lib/form-text.ts'
import { type Lang, pick } from '../../lib/language.ts'
import type { Schema } from '../../platform/db/schema.ts'

export type PartnerTable = Selectable<Schema['partner_table']>
export type AgendaPoint = { text: string; minutes?: number | undefined }
export type Candidate = { id: string; held_on: string; from_time: string; until_time: string }
export type DateAnswer = {
  candidate_id: string
  member_id: string
  answer: 'yes' | 'maybe' | 'no'
  by_phone: boolean
  typed_by: string
}
/** Somebody at the table: a party by its id, a coordinator by their person's; one without an account, a guest, by their seat's. */
export type Seat = { id: string; name: string; guest?: true }
export type Sitting = {
  seats: readonly Seat[]
  number: number
  state: 'finding' | 'set' | 'held' | 'off'
  held_on: string | null
  from_time: string | null
  until_time: string | null
  place: string
  online: string
  agenda: AgendaPoint[]
  version: number
  candidates: Candidate[]
  answers: DateAnswer[]
}

/** Sittings in a room or on line; or the parties write when each of them can, and never meet. */
export const modes = ['sittings', 'writing'] as const

export const openingForm = z.object({ why: block({ max: 1000, required: true }), mode: choice(modes) })
export type OpeningInput = z.output<typeof openingForm>
export const refusalForm = z.object({ refusal: block({ max: 1000, required: true }) })
export const noteForm = z.object({ note: block({ max: 4000, required: true }) })
export const remarkForm = z.object({ remark: block({ max: 2000, required: true }) })
export const facilitatorForm = z.object({ facilitator: line({ max: 36 }) })
export const todoForm = z.object({ todo: line({ max: 36, required: true }) })

/** Whether a case of this section may still turn to a table: the city works with it there today. */
export const opensTable = (definition: Definition, { section }: { section: string | null }): boolean =>
  hasTable(definition) && runsWith(reachOf(definition, definition.switches ?? {}, 'table'), section)

export const hasTable = (definition: Definition): boolean => definition.partnerTable !== undefined

/** Only while the case is at the table is anything of it changed. */
export const isAtTable = ({ case: { stage, state } }: Pick<CaseSubject, 'case'>): boolean =>
  stage === 'table' && state === 'open'

/** The seat of whoever looks: their party's, or their own as coordinator. */
export const seatOf = (viewer: Viewer, subject: CaseSubject): string | undefined =>
  partyOf(viewer, subject.parties)?.id ??
  (viewer && sitsAt(viewer, subject)
    ? idsOf(viewer.person).find((id) => subject.seats?.includes(id))
    : undefined)

/** Every party in the same way, whatever kind it is and whoever moderates. */
export const maySitHere = (viewer: Viewer, subject: CaseSubject): boolean =>
  isAtTable(subject) && partyOf(viewer, subject.parties) !== undefined

/** In the room: the parties, who goes along, and the city hall's people in charge. */
export const whoIsInTheRoom: CasePolicy = {
  says: 'a party of the case, a coordinator of it, the section in charge, or the coordination office',
  may: (viewer, subject) =>
    seatOf(viewer, subject) !== undefined || isOfSection(viewer, subject.case.section),
}
/** Who is asked for a date and how it felt: the parties and who goes along. */
export const whoHasASeat: CasePolicy = {
  says: 'a party of the case, or a coordinator of it',
  may: (viewer, subject) => seatOf(viewer, subject) !== undefined,
}
export const whoCoordinates: CasePolicy = {
  says: 'a coordinator of the case',
  may: (viewer, subject) => sitsAt(viewer, subject),
}

/** Who writes down that a party did not answer: whoever goes along with all, or answers for the section. */
export const whoGoesOn: CasePolicy = {
  says: 'a coordinator of the case, the chief of the section in charge; without a section, the coordination office',
  may: (viewer, subject) =>
    sitsAt(viewer, subject) ||
    (isOfSection(viewer, subject.case.section) && (isChief(viewer) || subject.case.section === null)),
}
export const silence = {
  who: whoGoesOn,
  patience: ({ definition }: { definition: Definition }): Patience => patienceOf(definition),
}

/** Stages that can still turn to the table: before an agreement is written. */
const before = ['form', 'agreement']

/** Any party may, and the section. While the consultation goes on a party asks, and the section concludes it. */
export const mayOpen = (viewer: Viewer, subject: CaseSubject): boolean =>
  subject.case.state === 'open' &&
  before.includes(subject.case.stage) &&
  (partyOf(viewer, subject.parties) !== undefined || isOfSection(viewer, subject.case.section))

export const mayAsk = (viewer: Viewer, subject: CaseSubject): boolean =>
  subject.case.state === 'open' &&
  subject.case.stage === 'consultation' &&
  partyOf(viewer, subject.parties) !== undefined

/** A table there was, or is. */
export const wasAtTable = (thread: readonly Pick<Entry, 'stage' | 'kind'>[]): boolean =>
  thread.some(({ stage, kind }) => stage === 'table' && kind === 'opened')

/** The city's agenda as a sitting begins with it; the order of the talk stands in its point. */
export const agendaOf = ({ partnerTable }: Definition, lang: Lang): AgendaPoint[] =>
  (partnerTable?.agenda ?? []).map(({ text, minutes, talk }) => {
    const order = talk?.map((one) => pick(one.text, lang)).join(' → ')
    return { text: order ? `${pick(text, lang)}（${order}）` : pick(text, lang), minutes }
  })

/** How well a time suits: nobody who cannot comes first, then who can for certain. */
export function suitOf(candidate: Candidate, answers: readonly DateAnswer[]) {
  const own = answers.filter(({ candidate_id }) => candidate_id === candidate.id)
  const count = (answer: DateAnswer['answer']) => own.filter((one) => one.answer === answer).length
  return { yes: count('yes'), maybe: count('maybe'), no: count('no') }
}

/** The best of the times, as soon as anybody has answered: fewest ×, then most ○, then the earliest. */
export function bestOf({ candidates, answers }: Sitting): Candidate | undefined {
  if (answers.length === 0) return undefined
  const key = (one: Candidate) => `${one.held_on} ${one.from_time}`
  return [...candidates].sort((a, b) => {
    const [x, y] = [suitOf(a, answers), suitOf(b, answers)]
    return x.no - y.no || y.yes - x.yes || y.maybe - x.maybe || (key(a) < key(b) ? -1 : 1)
  })[0]
}
