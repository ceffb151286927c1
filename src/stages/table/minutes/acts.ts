import { closeDuty, openDuty } from '../../../core/duty/duties.ts'
import { currentJoint, type Joint, silentParties, standing, writeVersion } from '../../../core/joint/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { addDays } from '../../../lib/dates.ts'
import { newId } from '../../../lib/ids.ts'
import { openRoom, readRoom, sittingIn, sittingNumber, sittingPath, tablePath } from '../here.ts'
import { insertPulse } from '../pulse/queries.ts'
import { modeFor, pulseDays } from '../pulse/rules.ts'
import { finishTodo, insertTodo } from '../queries.ts'
import { tell } from '../record.ts'
import type { Sitting } from '../rules.ts'
import { changeSitting } from '../sittings/queries.ts'
import {
  amended,
  type CurrentMinutes,
  type Minutes,
  type MinutesInput,
  minutesFrom,
  peopleAt,
  promisesByStrangers,
  seatsOf,
} from './rules.ts'

export const todoDuty = 'table.todo'
export const minutesKind = (sitting: number) => `tableMinutes${sitting}` as const

export const findMinutes = (visit: CaseVisit, sitting: number): Promise<CurrentMinutes> =>
  currentJoint<Minutes>(visit.tx, visit.case.id, minutesKind(sitting))

const mistake = (field: string, code: string): Outcome => ({ errors: [{ field, code }], kept: {} })

/** What sittings are held is told by their minutes: with the first version the sitting has taken place. */
async function markHeld(visit: CaseVisit, sitting: Sitting, written: Minutes): Promise<void> {
  if (sitting.state === 'held') return
  const caseId = visit.case.id
  const read = { caseId, number: sitting.number, version: sitting.version }
  if (!(await changeSitting(visit.tx, read, { state: 'held' }))) throw conflict()
  tell(visit, 'held', { sitting: sitting.number, on: sitting.held_on }, { visibility: 'public' })
  // A guest is not asked, and so is no part of the group that they would be hidden in.
  const asked = sitting.seats.filter(({ guest }) => !guest)
  const people = peopleAt({
    present: written.present.filter(({ seat }) => asked.some(({ id }) => id === seat)),
  })
  const mode = modeFor(people)
  await insertPulse(visit.tx, caseId, {
    sitting: sitting.number,
    mode,
    given: [],
    marks: {},
    people: mode === 'group' ? people : asked.length,
    until_on: addDays(visit.today, pulseDays),
  })
}

const faultInAmendment = ({ why }: MinutesInput): Outcome | undefined =>
  why === '' ? mistake('why', 'required') : undefined

function faultInPromises(visit: CaseVisit, input: MinutesInput): Outcome | undefined {
  const stranger = promisesByStrangers(input, visit)
  return stranger < 0 ? undefined : mistake(`todos.${stranger}.party`, 'badChoice')
}

function faultIn(
  visit: CaseVisit,
  sitting: Sitting,
  input: MinutesInput,
  joint: CurrentMinutes,
): Outcome | undefined {
  if (sitting.held_on !== null && sitting.held_on > visit.today) return mistake('', 'notYet')
  const fault = joint && standing(joint) ? faultInAmendment(input) : faultInPromises(visit, input)
  if (fault) return fault
  return input.decisions === '' && input.talk === '' ? mistake('talk', 'required') : undefined
}

/**
 * Any party writes the minutes, and any other amends them; every version stays, and all are asked again. Minutes that
 * hold go on holding until every party has confirmed the amendment.
 */
export async function writeMinutes(visit: CaseVisit, input: MinutesInput): Promise<Outcome> {
  const number = sittingNumber(visit)
  const sitting = sittingIn(await openRoom(visit), number)
  const joint = await findMinutes(visit, number)
  if (sitting.held_on === null || sitting.state === 'off') throw conflict()
  if ((joint?.version ?? 0) !== input.version) return mistake('', 'newerVersion')
  const fault = faultIn(visit, sitting, input, joint)
  if (fault) return fault
  const held = { number, heldOn: sitting.held_on, place: sitting.place, seats: seatsOf(sitting, joint) }
  const minutes = amended(minutesFrom(input, held), joint, input.why)
  await writeVersion(visit, visit, minutesKind(number), minutes, input.version)
  await markHeld(visit, sitting, minutes)
  return { to: sittingPath(visit, '/minutes') }
}

/** All have confirmed: what was promised is owed from now on, each by its own day. */
export async function minutesTookEffect(visit: CaseVisit, joint: Joint<Minutes>): Promise<void> {
  const { sitting, decisions, amends } = joint.document.content
  const silent = silentParties(joint)
  const without = visit.parties.filter(({ id }) => silent.includes(id)).map((party) => party.public_name)
  const { version, hash } = joint
  const facts = {
    sitting,
    version,
    hash,
    decisions,
    ...(amends ? { of: amends.version, why: amends.why } : {}),
  }
  if (!amends) await promise(visit, joint, silent)
  if (without.length > 0) tell(visit, 'minutesClosed', { ...facts, without })
  else tell(visit, amends ? 'minutesAmended' : 'minutesConfirmed', facts)
}

/** Whoever did not answer promised nothing: what is written for them is owed by nobody. */
async function promise(visit: CaseVisit, joint: Joint<Minutes>, silent: readonly string[]): Promise<void> {
  const { sitting, todos } = joint.document.content
  const { tx, now, case: subject } = visit
  for (const { party, who, what, dueOn } of todos.filter((todo) => !silent.includes(todo.party))) {
    const dutyId = newId(now.getTime())
    await openDuty(tx, { id: dutyId, caseId: subject.id, kind: todoDuty, partyId: party, dueOn }, now)
    const todo = { id: newId(now.getTime()), sitting, party_id: party, who, what, due_on: dueOn ?? null }
    await insertTodo(tx, { ...todo, caseId: subject.id, duty_id: dutyId })
  }
}

/** Done: any party says so, of its own to-do or another's, and the thread says who. */
export async function finish(visit: CaseVisit, { todo: id }: { todo: string }): Promise<Outcome> {
  const room = await readRoom(visit)
  const todo = found(room.todos.find((one) => one.id === id))
  const by = visit.viewer?.person.id ?? ''
  if (!(await finishTodo(visit.tx, { caseId: visit.case.id, id, by }, visit.now))) throw conflict()
  await closeDuty(visit.tx, todo.duty_id, visit.now)
  tell(visit, 'todoDone', { what: todo.what, who: todo.who })
  return { to: tablePath(visit) }
}
