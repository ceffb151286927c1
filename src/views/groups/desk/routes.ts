import { findProfile, listGroupEvents } from '../../../core/group/index.ts'
import type { Viewer } from '../../../core/people/viewer.ts'
import { found } from '../../../core/web/errors.ts'
import { type Policy, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { groupDeskPage, switchPage } from './page.tsx'
import { findStanding } from './queries.ts'

const hatIn = (viewer: Viewer, groupId: string | undefined) =>
  viewer?.hats.find(({ organizationId }) => organizationId !== undefined && organizationId === groupId)

const withGroup: Policy = {
  says: 'whoever has a role in a group; another group’s is not found',
  may: (viewer) => viewer?.hats.some(({ organizationId }) => organizationId !== undefined) === true,
}

async function showDesk(visit: Visit) {
  const { tx, viewer, params } = visit
  const hat = found(hatIn(viewer, params.id))
  const groupId = found(hat.organizationId)
  if (viewer?.hat.organizationId !== groupId) return switchPage(visit, hat)
  return groupDeskPage(visit, {
    groupId,
    kept: found(await findProfile(tx, groupId)),
    standing: found(await findStanding(tx, groupId)),
    events: await listGroupEvents(tx, groupId),
  })
}

export const deskRoutes: readonly Route[] = [page('/groups/:id/desk', { policy: withGroup, show: showDesk })]
