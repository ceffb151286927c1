import { z } from 'zod'
import {
  adviserNotices,
  adviserStage,
  changeSeat,
  findSeat,
  insertSeat,
  inviteAdviser,
  listFitting,
  listSeats,
  mayInvite,
  type Seat,
} from '../../core/adviser/index.ts'
import { notifyPerson } from '../../core/notice/index.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import { caseAction, casePage, type Failed, type Outcome, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { block, choice, line } from '../../lib/form-text.ts'
import { isUuid } from '../../lib/ids.ts'
import { caseAdvisersPage } from './pages/case-page.tsx'
import { invites, wants } from './rules.ts'
import { inRegister } from './with-entry.ts'

const here = ({ city, case: { number } }: CaseVisit, done: string) => ({
  to: casePath(city, number, `/advisers?done=${done}`),
})
const failed = (field: string, code: string): Failed => ({ errors: [{ field, code }], kept: {} })

async function show(visit: CaseVisit, again?: Failed) {
  const seats = await listSeats(inRegister(visit).tx, visit.case.id)
  const office = mayInvite(visit.viewer, visit)
  const fitting = office ? await listFitting(visit.tx, visit.case) : []
  if (office)
    visit.readPersonal(
      seats.flatMap(({ personId }) => personId ?? []),
      { what: 'adviser' },
    )
  const live = seats.filter(
    ({ state }) => office || state === 'wanted' || state === 'accepted' || state === 'invited',
  )
  return caseAdvisersPage(visit, { seats: live, fitting }, again)
}

const inviteForm = z.object({ adviser: line({ max: 40 }), note: block({ max: 500 }) })

async function invite(visit: CaseVisit, { adviser, note }: z.output<typeof inviteForm>): Promise<Outcome> {
  const result = await inviteAdviser(inRegister(visit), { adviserId: adviser, why: note })
  if (result === 'unknown') return failed('adviser', 'choose')
  return result === 'already' ? failed('adviser', 'asked') : here(visit, 'invited')
}

/** Of a case that has asked already a second request changes nothing. */
async function want(visit: CaseVisit, { want: why }: { want: string }): Promise<Outcome> {
  const { person, hat } = found(visit.viewer)
  const seats = await listSeats(inRegister(visit).tx, visit.case.id)
  if (seats.some(({ state }) => state === 'wanted')) return here(visit, 'wanted')
  const by = { personId: person.id, hatId: hat.id }
  await insertSeat(visit.tx, { caseId: visit.case.id, adviser: undefined, why, by }, visit.now)
  visit.record({
    caseId: visit.case.id,
    stage: adviserStage,
    kind: 'wanted',
    visibility: 'parties',
    facts: { text: why },
  })
  return here(visit, 'wanted')
}

const seatIn = async (visit: CaseVisit, id: string, state: Seat['state']): Promise<Seat | undefined> => {
  const seat = isUuid(id) ? await findSeat(inRegister(visit).tx, id) : undefined
  return seat?.caseId === visit.case.id && seat.state === state ? seat : undefined
}

function tell(visit: CaseVisit, seat: Seat, kind: string, more: Record<string, string> = {}): void {
  const facts = { name: seat.name, role: seat.role, ...more }
  visit.record({ caseId: visit.case.id, stage: adviserStage, kind, visibility: 'parties', facts })
}

const answerForm = z.object({ seat: line({ max: 40 }), as: choice(['accepted', 'declined', 'withdrawn']) })

/** Nobody answers for somebody who can answer themselves. */
async function answer(visit: CaseVisit, { seat: id, as }: z.output<typeof answerForm>): Promise<Outcome> {
  const seat = await seatIn(visit, id, 'invited')
  if (seat === undefined || (seat.personId !== null && as !== 'withdrawn')) return failed('seat', 'badChoice')
  if (!(await changeSeat(visit.tx, seat, { state: as, answered_at: visit.now }))) throw conflict()
  tell(visit, seat, as)
  return here(visit, 'done')
}

const thanksForm = z.object({ ending: line({ max: 40 }), thanks: block({ max: 500, required: true }) })

async function thank(visit: CaseVisit, { ending, thanks }: z.output<typeof thanksForm>): Promise<Outcome> {
  const seat = await seatIn(visit, ending, 'accepted')
  if (seat === undefined) return failed('ending', 'badChoice')
  if (!(await changeSeat(visit.tx, seat, { state: 'ended', thanks, ended_at: visit.now }))) throw conflict()
  tell(visit, seat, 'ended', { text: thanks })
  if (seat.personId) await notifyPerson(visit, seat.personId, adviserNotices.thanked(visit))
  return here(visit, 'done')
}

export const caseAdviserRoutes: readonly Route[] = [
  casePage('/cases/:number/advisers', { policy: wants, show: (visit) => show(visit) }),
  caseAction('/cases/:number/advisers/invitations', {
    policy: invites,
    form: inviteForm,
    act: invite,
    again: show,
  }),
  caseAction('/cases/:number/advisers/wanted', {
    policy: wants,
    form: z.object({ want: block({ max: 500, required: true }) }),
    act: want,
    again: show,
  }),
  caseAction('/cases/:number/advisers/answers', {
    policy: invites,
    form: answerForm,
    act: answer,
    again: show,
  }),
  caseAction('/cases/:number/advisers/thanks', {
    policy: invites,
    form: thanksForm,
    act: thank,
    again: show,
  }),
]
