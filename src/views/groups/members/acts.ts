import {
  countToday,
  endHatBefore,
  insertInvitation,
  keepGroupEvent,
  leavesNobody,
  listMembers,
  listOpen,
  lockGroup,
  mostADay,
  mostOpen,
  newToken,
  ownGroup,
  withdrawInvitation,
} from '../../../core/group/index.ts'
import { insertHat } from '../../../core/people/insert.ts'
import { forbidden, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import { mailInvitation } from '../invitation/mail.ts'
import { mayEnd, otherRoles } from './rules.ts'

const backTo = (visit: Visit, done: string) => ({
  to: cityPath(visit.city, `/groups/${visit.params.id}/members?done=${done}`),
})
const refused = (field: string, code: string): Outcome => ({ errors: [{ field, code }], kept: {} })

/** Invitations are capped for each group, counted with the group held, so that two at once do not pass together. */
export async function mayInviteMore(visit: Visit, groupId: string): Promise<boolean> {
  await lockGroup(visit.tx, groupId)
  if ((await countToday(visit.tx, groupId, visit.now)) >= mostADay) return false
  return (await listOpen(visit.tx, groupId, visit.now)).length < mostOpen
}

export async function invite(
  visit: Visit,
  { email, role }: { email: string; role: 'member' | 'secretary' },
): Promise<Outcome> {
  const own = ownGroup(visit)
  if (!(await mayInviteMore(visit, own.groupId))) return refused('email', 'tooMany')
  const token = newToken()
  const id = await insertInvitation(own, { groupId: own.groupId, role, email, token })
  await mailInvitation(visit, { id, email, token, role, group: own.viewer.hat.organizationName ?? '' })
  await keepGroupEvent(own, { groupId: own.groupId, kind: 'invited', facts: { role } })
  return backTo(visit, 'invited')
}

export async function withdraw(visit: Visit): Promise<Outcome> {
  const own = ownGroup(visit)
  const id = found(isUuid(visit.params.invitation) ? visit.params.invitation : undefined)
  found((await withdrawInvitation(visit.tx, id, own.groupId, visit.now)) || undefined)
  await keepGroupEvent(own, { groupId: own.groupId, kind: 'inviteWithdrawn' })
  return backTo(visit, 'withdrawn')
}

const membersNow = async (visit: Visit, groupId: string) => {
  await lockGroup(visit.tx, groupId)
  return listMembers(visit.tx, groupId, visit.today)
}

export async function endRole(visit: Visit, { hat }: { hat: string }): Promise<Outcome> {
  const own = ownGroup(visit)
  const members = await membersNow(visit, own.groupId)
  const member = found(members.find(({ hatId }) => hatId === hat))
  if (!mayEnd(visit.viewer, member)) throw forbidden()
  if (member.role !== 'member' && leavesNobody(members, hat)) return refused('members-table', 'lastOne')
  await endHatBefore(visit.tx, hat, visit.today, visit.today)
  await keepGroupEvent(own, {
    groupId: own.groupId,
    kind: 'hatEnded',
    subjectId: member.personId,
    facts: { role: member.role },
  })
  return own.viewer.hat.id === hat
    ? { to: cityPath(visit.city, `/groups/${own.groupId}`) }
    : backTo(visit, 'ended')
}

/** One role ends and another begins: what somebody did in the first stays signed with it. */
export async function changeRole(
  visit: Visit,
  { hat, role }: { hat: string; role: 'member' | 'secretary' | 'representative' },
): Promise<Outcome> {
  const own = ownGroup(visit)
  const members = await membersNow(visit, own.groupId)
  const member = found(members.find(({ hatId }) => hatId === hat))
  if (!otherRoles(visit.viewer, member).includes(role)) throw forbidden()
  await endHatBefore(visit.tx, hat, visit.today, visit.today)
  await insertHat(
    visit.tx,
    { personId: member.personId, kind: role, organizationId: own.groupId, since: visit.today },
    visit.now,
  )
  await keepGroupEvent(own, {
    groupId: own.groupId,
    kind: 'roleChanged',
    subjectId: member.personId,
    facts: { from: member.role, to: role },
  })
  return backTo(visit, 'changed')
}
