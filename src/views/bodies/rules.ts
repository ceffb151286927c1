import { z } from 'zod'
import type { Definition } from '../../core/edition/schema/index.ts'
import { isCoordination, isStaff, type Viewer } from '../../core/people/viewer.ts'
import type { Policy } from '../../core/web/route.ts'
import type { PlainDate } from '../../lib/dates.ts'
import { block, choice, count, dateField, line } from '../../lib/form-text.ts'
import type { ItemKind, Observers, SeatRole } from '../../platform/db/tables/bodies.ts'
import type { Meeting, Seat } from './queries.ts'

export const roles = ['chair', 'deputy', 'member'] as const satisfies readonly SeatRole[]
export const observing = ['welcome', 'byAsking', 'none'] as const satisfies readonly Observers[]
export const itemKinds = ['verify', 'guideline', 'other'] as const satisfies readonly ItemKind[]
export const most = { name: 100, line: 200, text: 4000, minutes: 40_000, papers: 5 * 1024 * 1024 } as const

export type Body = Definition['bodies'][number]
const sitting = [
  'promotionCouncil',
  'promotionHeadquarters',
  'staffCommittee',
  'draftingCommittee',
  'reviewPanel',
  'evaluationPanel',
]

/** The bodies that meet; networks of staff and registers of people are no meetings. */
export const bodiesOf = ({ bodies }: Definition): readonly Body[] =>
  bodies.filter(({ kind }) => sitting.includes(kind))
/** Whose meetings are inside the city hall. */
export const isInner = ({ kind }: Body): boolean =>
  kind === 'promotionHeadquarters' || kind === 'staffCommittee'
/** Citizens verify what came of the cases here. */
export const verifies = ({ kind }: Body): boolean => kind === 'promotionCouncil' || kind === 'evaluationPanel'

export const office: Policy = {
  says: 'the coordination office, as the secretariat of the bodies',
  may: isCoordination,
}
export const membersAndStaff: Policy = {
  says: 'a member of the council, or staff',
  may: (viewer) => viewer?.hat.kind === 'council' || isStaff(viewer),
}

/** Whoever leads the meetings; to a member who does not chair this body there is nothing (`ledHere`). */
export const chairOrOffice: Policy = {
  says: 'the coordination office, as the secretariat of the bodies, or the chair of the body',
  may: membersAndStaff.may,
}

/** In force on a day: the term has begun, and neither it nor the seat has ended. */
export const sitsOn = ({ since, until, ended_on }: Seat, day: PlainDate): boolean =>
  since <= day && day <= until && (ended_on === null || day <= ended_on)

export const ownSeat = (viewer: Viewer, seats: readonly Seat[], day: PlainDate): Seat | undefined =>
  membersAndStaff.may(viewer)
    ? seats.find((seat) => seat.member_id === viewer?.person.id && sitsOn(seat, day))
    : undefined

const chairing: readonly SeatRole[] = ['chair', 'deputy']

/** The secretariat; and of the members the chair and the deputy: agenda, papers, outcomes, and when the minutes go out. */
export const leads = (viewer: Viewer, seats: readonly Seat[], day: PlainDate): boolean => {
  const role = ownSeat(viewer, seats, day)?.role
  return office.may(viewer) || (role !== undefined && chairing.includes(role))
}

export type Standing = { present: number; quorum: number | null; enough: boolean | undefined }

/** 定足数: of the members who are there, without those who stepped out. Where the city has set none, nothing is said. */
export function standing({ quorum }: Pick<Meeting, 'quorum'>, present: number, out = 0): Standing {
  const there = Math.max(0, present - out)
  return { present: there, quorum, enough: quorum === null ? undefined : there >= quorum }
}

/** The minutes may go out once everybody who was there has said yes to this edition, or the chair has. */
export function confirmed(
  present: readonly string[],
  seats: readonly Seat[],
  words: readonly { seat_id: string; fine: boolean }[],
): boolean {
  const fine = (id: string) => words.some(({ seat_id, fine: said }) => seat_id === id && said)
  if (present.length === 0 || words.some((one) => !one.fine)) return false
  const chairs = seats.filter(({ id, role }) => role === 'chair' && present.includes(id))
  return present.every(fine) || chairs.some(({ id }) => fine(id))
}

const version = z.coerce.number().int().min(0)
const several = z.preprocess((sent) => [sent ?? []].flat(), z.array(z.string().max(36)).max(300))
const ticked = z.preprocess((sent) => sent !== undefined && sent !== '', z.boolean())

export const aboutForm = z.object({
  version,
  seats: count({ min: 1, max: 200 }).optional(),
  openSeats: count({ min: 0, max: 200 }).optional(),
  quorum: count({ min: 1, max: 200 }).optional(),
  applyUntil: dateField().optional(),
  applyHow: block({ max: 2000 }),
})
export const seatForm = z
  .object({
    name: line({ max: most.name, required: true }),
    affiliation: line({ max: most.line }),
    role: choice(roles),
    openCall: ticked,
    shown: ticked,
    member: line({ max: 36 }),
    since: dateField(),
    until: dateField(),
  })
  .superRefine(({ since, until }, context) => {
    if (since > until)
      context.addIssue({ code: 'custom', path: ['until'], message: 'untilBefore', input: until })
  })
export type SeatInput = z.output<typeof seatForm>
export const seatEndForm = z.object({ version, endedOn: dateField() })
export const meetingForm = z.object({
  heldOn: dateField(),
  begins: line({ max: 40, required: true }),
  place: line({ max: most.line, required: true }),
  observers: choice(observing),
  observersHow: line({ max: most.line }),
})
export type MeetingInput = z.output<typeof meetingForm>
export const meetingChangeForm = meetingForm.extend({ version })
export const versionForm = z.object({ version })
export const itemForm = z
  .object({
    kind: choice(itemKinds),
    title: line({ max: most.name }),
    note: block({ max: most.text }),
    number: line({ max: 20 }),
  })
  .superRefine(({ kind, title, number }, context) => {
    if (kind === 'verify' && number === '')
      context.addIssue({ code: 'custom', path: ['number'], message: 'caseNeeded', input: number })
    if (kind !== 'verify' && title === '')
      context.addIssue({ code: 'custom', path: ['title'], message: 'required', input: title })
  })
export type ItemInput = z.output<typeof itemForm>
export const outcomeForm = z.object({
  version,
  outcome: block({ max: most.text, required: true }),
  issue: block({ max: most.text }),
  out: several,
})
export const presenceForm = z.object({ present: several })
export const minutesForm = z.object({ version, minutes: block({ max: most.minutes, required: true }) })
const changeSaysWhat = ({ said, words }: { said: string; words: string }, context: z.RefinementCtx): void => {
  if (said === 'change' && words === '')
    context.addIssue({ code: 'custom', path: ['words'], message: 'changeNeeded', input: words })
}
const word = z.object({
  edition: z.coerce.number().int().min(1),
  said: choice(['fine', 'change'] as const),
  words: block({ max: most.text }),
})
export const wordForm = word.superRefine(changeSaysWhat)
/** What a member without an account said on paper or by telephone, typed by the secretariat. */
export const heardForm = word.extend({ seat: line({ max: 36, required: true }) }).superRefine(changeSaysWhat)
export const paperForm = z.object({ shown: ticked })
