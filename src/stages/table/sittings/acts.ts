import { closeDuties, openDuty } from '../../../core/duty/duties.ts'
import { mostSittings } from '../../../core/joint/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { callDuty } from '../begin.ts'
import { openRoom, readRoom, sittingIn, sittingNumber, sittingPath, tablePath } from '../here.ts'
import { tellDates, tellMoved, tellOff, tellSet } from '../notices.ts'
import { tell } from '../record.ts'
import { agendaOf, type Candidate, seatOf } from '../rules.ts'
import { changeSitting, insertCandidates, insertSitting, keepAnswers } from './queries.ts'
import type { AnswerInput, PlanInput, SittingInput } from './rules.ts'

const answerDuty = (number: number) => `table.dates.${number}`
const minutesDuty = (number: number) => `table.minutes.${number}`

const mistake = (field: string, code: string): Outcome => ({ errors: [{ field, code }], kept: {} })

function faultIn(times: SittingInput['candidates'], today: string): Outcome | undefined {
  if (times === undefined || times.length === 0) return mistake('candidates.0.on', 'required')
  const past = times.findIndex(({ on }) => on < today)
  return past < 0 ? undefined : mistake(`candidates.${past}.on`, 'inThePast')
}

/** Calls the next sitting: one time is its date, several are looked through together. */
export async function callSitting(visit: CaseVisit, input: SittingInput): Promise<Outcome> {
  const room = await openRoom(visit)
  const fault = faultIn(input.candidates, visit.today)
  if (fault) return fault
  const { tx, now, case: subject } = visit
  const number = room.sittings.length + 1
  const { place, online, candidates: times = [] } = input
  const sitting = { caseId: subject.id, number, place, online, agenda: agendaOf(visit.definition, 'ja') }
  if (number > mostSittings || !(await insertSitting(tx, sitting, now))) throw conflict()
  await closeDuties(tx, { caseId: subject.id, kind: callDuty }, now)
  const only = times.length === 1 ? times[0] : undefined
  if (only === undefined) await offerTimes(visit, number, times)
  else {
    const time = { id: '', held_on: only.on, from_time: only.from, until_time: only.until }
    await setTime(visit, { number, version: 1 }, time)
  }
  return { to: tablePath(visit, `/sittings/${number}`) }
}

async function offerTimes(visit: CaseVisit, number: number, times: NonNullable<SittingInput['candidates']>) {
  const { tx, now, case: subject } = visit
  await insertCandidates(tx, { caseId: subject.id, sitting: number, times }, now)
  for (const party of visit.parties)
    await openDuty(tx, { caseId: subject.id, kind: answerDuty(number), partyId: party.id }, now)
  tell(visit, 'called', { sitting: number, times: times.length })
  await tellDates(visit, number)
}

async function setTime(
  visit: CaseVisit,
  { number, version }: { number: number; version: number },
  { held_on, from_time, until_time }: Candidate,
): Promise<void> {
  const { tx, now, case: subject } = visit
  const read = { caseId: subject.id, number, version }
  if (!(await changeSitting(tx, read, { state: 'set', held_on, from_time, until_time }))) throw conflict()
  await closeDuties(tx, { caseId: subject.id, kind: answerDuty(number) }, now)
  const lead = visit.parties[0]
  if (lead)
    await openDuty(
      tx,
      { caseId: subject.id, kind: minutesDuty(number), partyId: lead.id, dueOn: held_on },
      now,
    )
  tell(visit, 'set', { sitting: number, on: held_on, from: from_time, until: until_time })
  await tellSet(visit, number, held_on)
}

/** One's own answers. */
export const answerDates = (visit: CaseVisit, input: AnswerInput): Promise<Outcome> =>
  keepFor(visit, input, { id: found(seatOf(visit.viewer, visit)), byPhone: false })

/** What somebody else at the table told staff by telephone: who typed it stands beside it. */
export async function answerByPhone(visit: CaseVisit, input: AnswerInput): Promise<Outcome> {
  const { seats } = sittingIn(await readRoom(visit), sittingNumber(visit))
  const isThere = seats.some(({ id }) => id === input.member)
  if (!isThere) return mistake('member', input.member === '' ? 'required' : 'badChoice')
  return keepFor(visit, input, { id: input.member, byPhone: true })
}

async function keepFor(
  visit: CaseVisit,
  { answers }: AnswerInput,
  { id: memberId, byPhone }: { id: string; byPhone: boolean },
): Promise<Outcome> {
  const sitting = sittingIn(await openRoom(visit), sittingNumber(visit))
  const known = answers.every(({ candidate }) => sitting.candidates.some(({ id }) => id === candidate))
  if (sitting.state !== 'finding' || !known || answers.length === 0) throw conflict()
  const { tx, now, case: subject } = visit
  const about = { caseId: subject.id, memberId, personId: found(visit.viewer).person.id, byPhone }
  const kept = answers.map(({ candidate, answer }) => ({ ...about, candidateId: candidate, answer }))
  await keepAnswers(tx, kept, now)
  await closeDuties(tx, { caseId: subject.id, kind: answerDuty(sitting.number), partyId: memberId }, now)
  const who = sitting.seats.find((seat) => seat.id === memberId)?.name ?? ''
  tell(visit, byPhone ? 'answeredByPhone' : 'answered', { sitting: sitting.number, who })
  return { to: `${sittingPath(visit)}?done=${byPhone ? 'phone' : 'answer'}` }
}

export async function chooseTime(visit: CaseVisit, { candidate }: { candidate: string }): Promise<Outcome> {
  const sitting = sittingIn(await openRoom(visit), sittingNumber(visit))
  if (sitting.state !== 'finding') throw conflict()
  const time = sitting.candidates.find(({ id }) => id === candidate)
  if (time === undefined) return mistake('candidate', 'badChoice')
  await setTime(visit, sitting, time)
  return { to: sittingPath(visit) }
}

/** Place, link and agenda of one sitting. What was typed stays where somebody was faster. */
export async function planSitting(visit: CaseVisit, input: PlanInput): Promise<Outcome> {
  const sitting = sittingIn(await openRoom(visit), sittingNumber(visit))
  const { version, place, online, agenda = [] } = input
  const points = agenda.flatMap(({ text, minutes }) =>
    text === '' ? [] : [{ text, ...(minutes === undefined ? {} : { minutes }) }],
  )
  const read = { caseId: visit.case.id, number: sitting.number, version }
  const patch = { state: sitting.state, place, online, agenda: JSON.stringify(points) }
  if (!(await changeSitting(visit.tx, read, patch))) return mistake('', 'newerVersion')
  tell(visit, 'planned', { sitting: sitting.number })
  const isElsewhere = place !== sitting.place || online !== sitting.online
  if (isElsewhere && sitting.state === 'set') await tellMoved(visit, sitting.number)
  return { to: sittingPath(visit) }
}

/** A sitting that does not take place: everybody is told, and its number stays. */
export async function callOff(visit: CaseVisit): Promise<Outcome> {
  const sitting = sittingIn(await openRoom(visit), sittingNumber(visit))
  if (sitting.state === 'held' || sitting.state === 'off') throw conflict()
  const { tx, now, case: subject } = visit
  const read = { caseId: subject.id, number: sitting.number, version: sitting.version }
  if (!(await changeSitting(tx, read, { state: 'off' }))) throw conflict()
  for (const kind of [answerDuty(sitting.number), minutesDuty(sitting.number)])
    await closeDuties(tx, { caseId: subject.id, kind }, now)
  tell(visit, 'calledOff', { sitting: sitting.number })
  await tellOff(visit, sitting.number)
  return { to: tablePath(visit) }
}
