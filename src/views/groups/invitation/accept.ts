import {
  endHatBefore,
  type Invitation,
  keepGroupEvent,
  listMembers,
  lockGroup,
  type Member,
  type Role,
  takeInvitation,
} from '../../../core/group/index.ts'
import { insertHat } from '../../../core/people/insert.ts'
import type { SignedIn } from '../../../core/web/visit.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { tellGroup } from './mail.ts'

export type Accepted = { ok: true; since: PlainDate } | { ok: false; code: 'dead' | 'own' | 'already' }

const rank: Record<Role, number> = { member: 0, secretary: 1, representative: 2 }

/** Whoever invited must still belong to the group, and what is handed over must still be worn. */
const stillStands = ({ by_hat_id, instead_of }: Invitation, members: readonly Member[]): boolean =>
  members.some(({ hatId }) => hatId === by_hat_id) &&
  (instead_of === null || members.some(({ hatId, until }) => hatId === instead_of && until === null))

/** Why it cannot be this person; the invitation then stays for another. */
function hindrance(invitation: Invitation, members: readonly Member[], personIds: readonly string[]) {
  if (!stillStands(invitation, members)) return 'dead'
  const own = members.filter(({ personId, until }) => personIds.includes(personId) && until === null)
  if (own.some(({ hatId }) => hatId === invitation.instead_of)) return 'own'
  return own.some(({ role }) => rank[role] >= rank[invitation.role]) ? 'already' : undefined
}

/**
 * A new role begins, and with a handover the old one ends the day before. Whoever accepts at the same moment waits for
 * the group and then finds the invitation used.
 */
export async function acceptInvitation(
  visit: SignedIn,
  invitation: Invitation,
  person: { id: string; ids: readonly string[] },
  /** What the counter saw, where it was there. */
  seen?: string,
): Promise<Accepted> {
  const { tx, now, today } = visit
  const groupId = invitation.organization_id
  await lockGroup(tx, groupId)
  const members = await listMembers(tx, groupId, today)
  const code = hindrance(invitation, members, person.ids)
  if (code) return { ok: false, code }
  if (!(await takeInvitation(tx, invitation.id, person.id, now))) return { ok: false, code: 'dead' }
  const since = invitation.starts_on && invitation.starts_on > today ? invitation.starts_on : today
  const lower = members.filter(({ personId, until }) => person.ids.includes(personId) && until === null)
  for (const { hatId } of lower) await endHatBefore(tx, hatId, since, today)
  await insertHat(tx, { personId: person.id, kind: invitation.role, organizationId: groupId, since }, now)
  if (invitation.instead_of) await endHatBefore(tx, invitation.instead_of, since, today)
  const kind = invitation.instead_of ? 'handoverAccepted' : 'joined'
  await keepGroupEvent(visit, {
    groupId,
    kind,
    subjectId: person.id,
    facts: { role: invitation.role, since, ...(seen ? { seen } : {}) },
  })
  await tellGroup(visit, { id: groupId, name: invitation.group }, `groups.${kind}`)
  return { ok: true, since }
}
