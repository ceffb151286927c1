import { z } from 'zod'
import { keepers, listMembers, listOpen, ofGroup, ownGroup } from '../../../core/group/index.ts'
import { action, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { changeRole, endRole, invite, withdraw } from './acts.ts'
import { membersPage } from './page.tsx'
import { hatForm, invitationForm, roleForm } from './rules.ts'

async function showMembers(visit: Visit, failed?: Failed) {
  const { groupId } = ownGroup(visit)
  return membersPage(visit, {
    groupId,
    members: await listMembers(visit.tx, groupId, visit.today),
    open: await listOpen(visit.tx, groupId, visit.now),
    failed,
  })
}
const again = showMembers

export const memberRoutes: readonly Route[] = [
  page('/groups/:id/members', { policy: ofGroup, show: (visit) => showMembers(visit) }),
  action('/groups/:id/members/endings', {
    policy: ofGroup,
    stepUp: true,
    form: hatForm,
    act: endRole,
    again,
  }),
  action('/groups/:id/members/roles', {
    policy: keepers,
    stepUp: true,
    form: roleForm,
    act: changeRole,
    again,
  }),
  action('/groups/:id/invitations', { policy: keepers, form: invitationForm, act: invite, again }),
  action('/groups/:id/invitations/:invitation/withdrawal', {
    policy: keepers,
    form: z.object({}),
    act: withdraw,
    again,
  }),
]
