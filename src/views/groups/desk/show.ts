import { findProfile, findRecovery, listGroupEvents } from '../../../core/group/index.ts'
import { idsOf, type Viewer } from '../../../core/people/viewer.ts'
import { found } from '../../../core/web/errors.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { groupDeskPage, switchPage } from './page.tsx'
import { findStanding } from './queries.ts'

const hatIn = (viewer: Viewer, groupId: string | undefined) =>
  viewer?.hats.find(({ organizationId }) => organizationId !== undefined && organizationId === groupId)

/** The desk of a group, with its hat on; otherwise the way to put it on. */
export async function showGroupDesk(visit: Visit, failed?: Failed) {
  const { tx, viewer, params, now, today } = visit
  const hat = found(hatIn(viewer, params.id))
  const groupId = found(hat.organizationId)
  if (viewer?.hat.organizationId !== groupId) return switchPage(visit, hat)
  const personIds = idsOf(viewer.person)
  return groupDeskPage(visit, {
    groupId,
    kept: found(await findProfile(tx, groupId)),
    standing: found(await findStanding(tx, { groupId, personIds, now, today })),
    recovery: await findRecovery(tx, groupId),
    events: await listGroupEvents(tx, groupId),
    failed,
  })
}
