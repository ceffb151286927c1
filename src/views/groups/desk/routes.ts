import { z } from 'zod'
import { keepers, keepGroupEvent, ownGroup } from '../../../core/group/index.ts'
import { bumpPages } from '../../../core/trail/ledger.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Outcome, type Policy, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { keepStillRight } from './queries.ts'
import { showGroupDesk } from './show.ts'

const withGroup: Policy = {
  says: 'whoever has a role in a group; another group’s is not found',
  may: (viewer) => viewer?.hats.some(({ organizationId }) => organizationId !== undefined) === true,
}

/** One press each spring, and everybody sees that it was looked at. */
async function stillRight(visit: Visit): Promise<Outcome> {
  const own = ownGroup(visit)
  await keepStillRight(visit.tx, own.groupId, visit.today)
  await keepGroupEvent(own, { groupId: own.groupId, kind: 'stillRight' })
  await bumpPages(visit.tx)
  return { to: cityPath(visit.city, `/groups/${own.groupId}/desk?done=stillRight`) }
}

export const deskRoutes: readonly Route[] = [
  page('/groups/:id/desk', { policy: withGroup, show: (visit) => showGroupDesk(visit) }),
  action('/groups/:id/confirmation', {
    policy: keepers,
    form: z.object({}),
    act: stillRight,
    again: showGroupDesk,
  }),
]
