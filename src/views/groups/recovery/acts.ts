import {
  endHatBefore,
  findProfile,
  findRecovery,
  isOpen,
  keepGroupEvent,
  keepHat,
  listMembers,
  lockGroup,
  type Member,
  ownGroup,
  recoveryDaysOf,
} from '../../../core/group/index.ts'
import { insertHat } from '../../../core/people/insert.ts'
import { found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { SignedIn, Visit } from '../../../core/web/visit.ts'
import { addDays } from '../../../lib/dates.ts'
import { isUuid } from '../../../lib/ids.ts'
import { findOrAddPerson } from '../handover/queries.ts'
import { tellGroup } from '../invitation/mail.ts'
import { insertRecovery, keepObjection } from './queries.ts'
import type { RecoveryInput } from './rules.ts'

const refused = (field: string, code: string): Outcome => ({ errors: [{ field, code }], kept: {} })

function mistake(input: RecoveryInput, members: readonly Member[]): Outcome | undefined {
  if (input.member !== '' && !members.some(({ personId }) => personId === input.member))
    return refused('member', 'badChoice')
  const stay = members.filter(({ hatId, until }) => until === null && !input.ends.includes(hatId))
  const already = stay.some(({ personId, role }) => personId === input.member && role === 'representative')
  return already ? refused('member', 'isRepresentative') : undefined
}

/** Names a new representative: the role begins after the waiting days, unless a member objects. */
export async function openRecovery(visit: Visit, input: RecoveryInput): Promise<Outcome> {
  const { tx, now, today, definition } = visit
  const groupId = found(isUuid(visit.params.id) ? visit.params.id : undefined)
  const { profile } = found(await findProfile(tx, groupId))
  await lockGroup(tx, groupId)
  const running = await findRecovery(tx, groupId)
  if (running && isOpen(running, today)) return refused('member', 'already')
  const members = await listMembers(tx, groupId, today)
  const wrong = mistake(input, members)
  if (wrong) return wrong
  const personId = input.member !== '' ? input.member : await findOrAddPerson(tx, input, now)
  const startsOn = addDays(today, recoveryDaysOf(definition))
  // Only who is a member of this group, and whose end is not known yet: that one can be given back.
  const endsHats = members.filter(({ hatId, until }) => until === null && input.ends.includes(hatId))
  for (const { hatId } of endsHats) await endHatBefore(tx, hatId, startsOn, today)
  const hatId = await insertHat(
    tx,
    { personId, kind: 'representative', organizationId: groupId, since: startsOn },
    now,
  )
  await insertRecovery(visit as SignedIn, {
    groupId,
    personId,
    hatId,
    endsHats: endsHats.map((one) => one.hatId),
    seen: input.seen,
    checked: input.checked,
    startsOn,
  })
  await keepGroupEvent(visit as SignedIn, {
    groupId,
    kind: 'recoveryOpened',
    subjectId: personId,
    facts: { seen: input.seen, startsOn },
    note: input.checked,
  })
  await tellGroup(visit, { id: groupId, name: profile.name }, 'groups.recoveryOpened')
  return { to: cityPath(visit.city, `/groups/${groupId}/recovery?done=started`) }
}

/** Any member stops it: everything is as it was, and the office is told. */
export async function object(visit: Visit, { reason }: { reason: string }): Promise<Outcome> {
  const own = ownGroup(visit)
  const { tx, today } = visit
  await lockGroup(tx, own.groupId)
  const recovery = found(await findRecovery(tx, own.groupId))
  if (!isOpen(recovery, today) || !(await keepObjection(own, recovery.id, reason)))
    return refused('reason', 'tooLate')
  await endHatBefore(tx, recovery.hat_id, recovery.starts_on, today)
  for (const hatId of recovery.ends_hats) await keepHat(tx, hatId)
  await keepGroupEvent(own, { groupId: own.groupId, kind: 'recoveryObjected', note: reason })
  await tellGroup(visit, { id: own.groupId, name: recovery.group }, 'groups.recoveryObjected')
  return { to: cityPath(visit.city, `/groups/${own.groupId}/desk?done=objected`) }
}
