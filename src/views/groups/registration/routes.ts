import { z } from 'zod'
import { findProfile, keepers, office, ownGroup } from '../../../core/group/index.ts'
import { found } from '../../../core/web/errors.ts'
import { action, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { block, choice, line, yen } from '../../../lib/form-text.ts'
import { showGroupDesk } from '../desk/show.ts'
import { askAgain, claim, count, decide, giveRoster, groupIn, openRoster } from './acts.ts'
import { givePage, registrationPage } from './pages.tsx'
import { findRegistration, findRoster } from './queries.ts'

async function show(visit: Visit, failed?: Failed) {
  const groupId = groupIn(visit)
  const { profile } = found(await findProfile(visit.tx, groupId))
  return registrationPage(visit, {
    groupId,
    profile,
    registration: found(await findRegistration(visit.tx, groupId)),
    roster: await findRoster(visit.tx, groupId),
    failed,
  })
}

/** Only where the city asks for a list. */
async function showGive(visit: Visit, failed?: Failed) {
  const { groupId } = ownGroup(visit)
  found(visit.definition.groups?.roster || undefined)
  return givePage(visit, { groupId, roster: await findRoster(visit.tx, groupId), failed })
}

const decision = z.object({
  decision: choice(['confirm', 'return']),
  checks: z.array(line({ max: 60 })),
  reason: block({ max: 1000 }),
})
const empty = z.object({})

export const registrationRoutes: readonly Route[] = [
  page('/groups/:id/registration', { policy: office, show: (visit) => show(visit) }),
  action('/groups/:id/registration', { policy: office, form: decision, act: decide, again: show }),
  action('/groups/:id/registration/again', {
    policy: keepers,
    form: empty,
    act: askAgain,
    again: showGroupDesk,
  }),
  page('/groups/:id/roster', { policy: keepers, show: (visit) => showGive(visit) }),
  action('/groups/:id/roster', { policy: keepers, form: empty, act: giveRoster, again: showGive }),
  action('/groups/:id/roster/claim', { policy: office, form: empty, act: claim, again: show }),
  action('/groups/:id/roster/reading', { policy: office, form: empty, act: openRoster, again: show }),
  action('/groups/:id/roster/count', {
    policy: office,
    form: z.object({ counted: yen({ max: 99_999 }) }),
    act: count,
    again: show,
  }),
]
