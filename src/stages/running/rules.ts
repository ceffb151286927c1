import { z } from 'zod'
import type { CaseSubject, Entry } from '../../core/case/types.ts'
import { partyOf } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { attachedField } from '../../core/files/index.ts'
import { isOfSection, mayBind, type Viewer } from '../../core/people/viewer.ts'
import type { PlainDate } from '../../lib/dates.ts'
import { block, choice, dateField, line } from '../../lib/form-text.ts'

/** Who reads a line of the log: everyone, or the parties and the section in charge. */
export const logVisibilities = ['public', 'parties'] as const

export const logForm = z.object({
  on: dateField(),
  text: block({ max: 4000, required: true }),
  photos: attachedField(),
  /** What the pictures show, for whoever does not see them. */
  photoText: line({ max: 200 }),
  visibility: choice(logVisibilities),
})
export const completionForm = z.object({ result: block({ max: 2000, required: true }) })

export type LogInput = z.output<typeof logForm>

export const isRunning = ({ case: { stage, state } }: CaseSubject): boolean =>
  stage === 'running' && state === 'open'

/** What began without a proposal ends without a sheet to fill in, unless its city looks back on every case. */
export const endsHere = ({
  case: { kind },
  definition: { evaluation },
}: Pick<CaseSubject, 'case'> & { definition: Pick<Definition, 'evaluation'> }): boolean =>
  kind === 'occasion' && evaluation?.occasions !== true

/** The log belongs to the parties: each of them writes, nobody else. */
export const mayLog = (viewer: Viewer, subject: CaseSubject): boolean =>
  isRunning(subject) && partyOf(viewer, subject.parties) !== undefined

/** The section in charge, or whoever may bind one of the parties. */
export const mayFinish = (viewer: Viewer, subject: CaseSubject): boolean =>
  isOfSection(viewer, subject.case.section) ||
  (partyOf(viewer, subject.parties) !== undefined && mayBind(viewer))

const dayMs = 86_400_000

/** Whole days from one day to another; negative when it has passed. */
export const daysUntil = (today: PlainDate, day: PlainDate): number =>
  Math.round((Date.parse(day) - Date.parse(today)) / dayMs)

/** So many days before the end the parties are asked: finish, renew, hand over, stand alone. */
export const askedBefore = 60

export type Standing = 'notBegun' | 'underWay' | 'endNear' | 'pastEnd'

export function standingOn(today: PlainDate, startsOn: PlainDate, endsOn: PlainDate): Standing {
  if (today > endsOn) return 'pastEnd'
  if (daysUntil(today, endsOn) <= askedBefore) return 'endNear'
  return today < startsOn ? 'notBegun' : 'underWay'
}

/** The lines of the log in a thread, the newest first: by the day they tell of, then as they were written. */
export function logLines(thread: readonly Entry[]): Entry[] {
  const lines = thread.filter(({ stage, kind }) => stage === 'running' && kind === 'logged')
  const dayOf = (entry: Entry) => String(entry.facts.on)
  return lines.sort((a, b) => (dayOf(a) === dayOf(b) ? b.seq - a.seq : dayOf(a) < dayOf(b) ? 1 : -1))
}
