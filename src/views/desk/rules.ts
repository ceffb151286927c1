import { z } from 'zod'
import { isStaff, type Viewer } from '../../core/people/viewer.ts'
import { addDays, isValidDate, type PlainDate } from '../../lib/dates.ts'
import { isUuid } from '../../lib/ids.ts'

/** What has no date comes last. */
export const endOfDays: PlainDate = '9999-12-31'
const nowhere = '00000000-0000-0000-0000-000000000000'

/** A place in the order of dates, and which way to read from it. */
export type Cursor = { way: 'start' | 'after' | 'before'; dueOn: PlainDate; id: string }
export const start: Cursor = { way: 'start', dueOn: '1873-01-01', id: nowhere }

/** `2026-06-01_<id>`; whatever is not such a place is the start. */
export function readCursor(way: 'after' | 'before', text: string | undefined): Cursor {
  const [dueOn = '', id] = (text ?? '').split('_')
  return isValidDate(dueOn) && isUuid(id) ? { way, dueOn, id } : start
}

export const writeCursor = ({ due_on, id }: { due_on: PlainDate | null; id: string }): string =>
  `${due_on ?? endOfDays}_${id}`

/** My section's; of these what I look after myself, what nobody looks after, what is overdue; or everybody's. */
export const shows = ['mine', 'own', 'free', 'overdue', 'all'] as const
export type Show = (typeof shows)[number]

export const deskQuery = z.object({
  show: z.enum(shows).default('mine').catch('mine'),
  /** Of everybody's, one section's. */
  section: z.string().max(60).optional().catch(undefined),
  after: z.string().max(60).optional().catch(undefined),
  before: z.string().max(60).optional().catch(undefined),
})
export type DeskQuery = z.output<typeof deskQuery>

export const cursorOf = ({ after, before }: Pick<DeskQuery, 'after' | 'before'>): Cursor =>
  before === undefined ? readCursor('after', after) : readCursor('before', before)

/** How near the day is, in the words of a busy officer. */
export type Nearness = 'overdue' | 'today' | 'soon' | 'later' | 'open'
const soonDays = 3

export function nearness(dueOn: PlainDate | null, today: PlainDate): Nearness {
  if (dueOn === null) return 'open'
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn <= addDays(today, soonDays) ? 'soon' : 'later'
}

const dayMs = 86_400_000
/** Days from today, negative when the day has passed. */
export const daysLeft = (dueOn: PlainDate, today: PlainDate): number =>
  Math.round((Date.parse(dueOn) - Date.parse(today)) / dayMs)

export type DeskKind = 'staff' | 'party' | 'helper'
/** Staff owe as a section, residents and groups as parties; the others help and owe nothing here. */
export function deskKind(viewer: NonNullable<Viewer>): DeskKind {
  if (isStaff(viewer)) return 'staff'
  return viewer.hat.kind === 'resident' || viewer.hat.organizationId !== undefined ? 'party' : 'helper'
}
