import {
  daysAfterCheck,
  findProfile,
  keepGroupEvent,
  ownGroup,
  readPaper,
  rosterDaysOf,
  sendPaper,
} from '../../../core/group/index.ts'
import { bumpPages } from '../../../core/trail/ledger.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { SignedIn, Visit } from '../../../core/web/visit.ts'
import { addDays } from '../../../lib/dates.ts'
import { isUuid } from '../../../lib/ids.ts'
import { tellGroup } from '../invitation/mail.ts'
import {
  changeRegistration,
  claimRoster,
  findRoster,
  insertRoster,
  keepCount,
  type Registration,
  readRoster,
} from './queries.ts'

export const groupIn = ({ params }: Visit): string => found(isUuid(params.id) ? params.id : undefined)
const refused = (field: string, code: string): Outcome => ({ errors: [{ field, code }], kept: {} })
const here = (visit: Visit) => ({ to: cityPath(visit.city, `/groups/${groupIn(visit)}/registration`) })

export type Decision = { checks: readonly string[]; decision: 'confirm' | 'return'; reason: string }

const hindrance = ({ checks, decision, reason }: Decision, asked: readonly string[]) => {
  if (decision === 'return') return reason === '' ? refused('reason', 'required') : undefined
  return asked.every((code) => checks.includes(code)) ? undefined : refused('checks', 'needChecks')
}

const stateAfter = (decision: Decision['decision'], { today }: Visit): Partial<Registration> =>
  decision === 'confirm' ? { registration: 'confirmed', confirmed_on: today } : { registration: 'returned' }

/** The office has looked at it: listed from now on, or back with what should be corrected. */
export async function decide(visit: Visit, { checks, decision, reason }: Decision): Promise<Outcome> {
  const groupId = groupIn(visit)
  const { profile } = found(await findProfile(visit.tx, groupId))
  const asked = (visit.definition.groups?.checks ?? []).map(({ code }) => code)
  const wrong = hindrance({ checks, decision, reason }, asked)
  if (wrong) return wrong
  if (!(await changeRegistration(visit.tx, groupId, 'waiting', stateAfter(decision, visit)))) throw conflict()
  await keepGroupEvent(visit as SignedIn, {
    groupId,
    kind: decision === 'confirm' ? 'confirmed' : 'returned',
    facts: { checks: asked.filter((code) => checks.includes(code)) },
    note: decision === 'return' ? reason : undefined,
  })
  await tellGroup(visit, { id: groupId, name: profile.name }, `groups.${decision}`)
  await bumpPages(visit.tx)
  return { to: cityPath(visit.city, '/groups/office') }
}

/** After a correction the group goes to the office once more. */
export async function askAgain(visit: Visit): Promise<Outcome> {
  const own = ownGroup(visit)
  if (!(await changeRegistration(visit.tx, own.groupId, 'returned', { registration: 'waiting' })))
    throw conflict()
  await keepGroupEvent(own, { groupId: own.groupId, kind: 'asked' })
  return { to: cityPath(visit.city, `/groups/${own.groupId}/desk?done=asked`) }
}

export async function giveRoster(visit: Visit): Promise<Outcome> {
  const own = ownGroup(visit)
  found(visit.definition.groups?.roster || undefined)
  const read = await readPaper(visit.files.roster?.[0])
  if (!read.ok) return refused('roster', read.code)
  const disposeOn = addDays(visit.today, rosterDaysOf(visit.definition))
  await insertRoster(visit.tx, {
    groupId: own.groupId,
    paper: read.paper,
    by: own.viewer.person.id,
    at: visit.now,
    disposeOn,
  })
  await keepGroupEvent(own, { groupId: own.groupId, kind: 'rosterGiven', facts: { disposeOn } })
  return { to: cityPath(visit.city, `/groups/${own.groupId}/roster`) }
}

export async function claim(visit: Visit): Promise<Outcome> {
  const groupId = groupIn(visit)
  const { viewer, tx, now } = visit as SignedIn
  const roster = found(await findRoster(tx, groupId))
  if (!(await claimRoster(tx, roster.id, viewer.person.id, now))) throw conflict()
  await keepGroupEvent(visit as SignedIn, { groupId, kind: 'rosterClaimed' })
  return here(visit)
}

/** Read by a press, not by a link: each reading is written down in the same transaction. */
export async function openRoster(visit: Visit): Promise<Outcome> {
  const groupId = groupIn(visit)
  const { viewer, tx, today } = visit as SignedIn
  const roster = found(await findRoster(tx, groupId))
  const paper = found(await readRoster(tx, roster.id, viewer.person.id, today))
  await keepGroupEvent(visit as SignedIn, { groupId, kind: 'rosterRead' })
  return sendPaper(paper)
}

export async function count(visit: Visit, { counted }: { counted: number }): Promise<Outcome> {
  const groupId = groupIn(visit)
  const { viewer, tx, now, today } = visit as SignedIn
  const roster = found(await findRoster(tx, groupId))
  const after = addDays(today, daysAfterCheck)
  const disposeOn = after < roster.dispose_on ? after : roster.dispose_on
  found((await keepCount(tx, roster.id, viewer.person.id, { counted, at: now, disposeOn })) || undefined)
  await keepGroupEvent(visit as SignedIn, { groupId, kind: 'rosterChecked', facts: { counted } })
  return here(visit)
}
