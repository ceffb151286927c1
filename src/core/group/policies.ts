import { isCoordination, type Viewer } from '../people/viewer.ts'
import { found } from '../web/errors.ts'
import type { Policy } from '../web/route.ts'
import type { SignedIn, Visit } from '../web/visit.ts'

export const isOfGroup = (viewer: Viewer): boolean => viewer?.hat.organizationId !== undefined

/** Those who look after a group's matters, and answer for what it says of itself. */
export const keepsGroup = (viewer: Viewer): boolean =>
  isOfGroup(viewer) && ['representative', 'secretary'].includes(viewer?.hat.kind ?? '')

export const ofGroup: Policy = {
  says: 'a member of the group; another group’s is not found',
  may: isOfGroup,
}
export const keepers: Policy = {
  says: 'the representative or the secretary of the group; another group’s is not found',
  may: keepsGroup,
}
export const founders: Policy = {
  says: 'a resident',
  may: (viewer) => viewer?.hat.kind === 'resident',
}

export const office: Policy = { says: 'the coordination office', may: isCoordination }

/** The visit of somebody who wears a hat of the group in the address; 404 for everybody else. */
export function ownGroup<V extends Visit>(visit: V): SignedIn<V> & { groupId: string } {
  const groupId = found(visit.viewer?.hat.organizationId)
  found(groupId === visit.params.id ? groupId : undefined)
  return { ...(visit as SignedIn<V>), groupId }
}
