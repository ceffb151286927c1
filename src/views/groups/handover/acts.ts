import {
  insertInvitation,
  keepGroupEvent,
  listMembers,
  listOpen,
  type Member,
  newCode,
  newToken,
  ownGroup,
} from '../../../core/group/index.ts'
import { idsOf } from '../../../core/people/viewer.ts'
import { found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { SignedIn, Visit } from '../../../core/web/visit.ts'
import { acceptInvitation } from '../invitation/accept.ts'
import { mailInvitation, tellGroup } from '../invitation/mail.ts'
import { afterAccepting } from '../invitation/routes.ts'
import { mayInviteMore } from '../members/acts.ts'
import { type HandoverInput, handedOn, isWithinAYear } from './rules.ts'
import { sheetPage } from './sheet-page.tsx'

type Own = ReturnType<typeof ownGroup>
const refused = (field: string, code: string): Outcome => ({ errors: [{ field, code }], kept: {} })

async function mistake(visit: Visit, own: Own, input: HandoverInput, members: readonly Member[]) {
  const hat = handedOn(visit.viewer, members).find(({ hatId }) => hatId === input.hat)
  if (hat === undefined) return refused('hat', 'badChoice')
  if (!isWithinAYear(input.startsOn, visit.today)) return refused('startsOn', 'past')
  if (input.way === 'member' && !members.some(({ personId }) => personId === input.member))
    return refused('member', 'needMember')
  if (input.way === 'member' && input.member === hat.personId) return refused('member', 'own')
  if (!(await mayInviteMore(visit, own.groupId))) return refused('way', 'tooMany')
  const open = await listOpen(visit.tx, own.groupId, visit.now)
  return open.some(({ instead_of }) => instead_of === hat.hatId) ? refused('hat', 'twice') : undefined
}

/** The role is asked of somebody; nothing changes until they accept. */
export async function begin(visit: Visit, input: HandoverInput): Promise<Outcome> {
  const own = ownGroup(visit)
  const members = await listMembers(visit.tx, own.groupId, visit.today)
  const wrong = await mistake(visit, own, input, members)
  if (wrong) return wrong
  const { role } = found(members.find(({ hatId }) => hatId === input.hat))
  const token = input.way === 'sheet' ? newCode() : newToken()
  const group = { id: own.groupId, name: own.viewer.hat.organizationName ?? '' }
  const id = await insertInvitation(own, {
    groupId: own.groupId,
    role,
    insteadOf: input.hat,
    startsOn: input.startsOn,
    token,
    email: input.way === 'mail' ? input.email : undefined,
    personId: input.way === 'member' ? input.member : undefined,
  })
  if (input.way === 'mail')
    await mailInvitation(visit, { id, email: input.email, token, role, group: group.name })
  const subjectId = input.way === 'member' ? input.member : undefined
  await keepGroupEvent(own, { groupId: own.groupId, kind: 'handoverBegun', subjectId, facts: { role } })
  await tellGroup(visit, group, 'groups.handoverBegun')
  if (input.way === 'sheet') return sheetPage(visit, { group, role, code: token, startsOn: input.startsOn })
  return { to: cityPath(visit.city, `/groups/${own.groupId}/handover?done=began`) }
}

/** A present member who was named accepts, whatever hat of the group they wear. */
export async function acceptNamed(visit: Visit): Promise<Outcome> {
  const own = ownGroup(visit)
  const ids = idsOf(own.viewer.person)
  const open = await listOpen(visit.tx, own.groupId, visit.now)
  const invitation = found(
    open.find(
      ({ id, person_id }) => id === visit.params.invitation && person_id !== null && ids.includes(person_id),
    ),
  )
  const accepted = await acceptInvitation(visit as SignedIn, invitation, { id: own.viewer.person.id, ids })
  return afterAccepting(visit, own.groupId, accepted)
}
