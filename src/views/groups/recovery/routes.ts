import { z } from 'zod'
import {
  findProfile,
  findRecovery,
  listMembers,
  listRecoveries,
  office,
  ofGroup,
} from '../../../core/group/index.ts'
import { found } from '../../../core/web/errors.ts'
import { action, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import { showGroupDesk } from '../desk/show.ts'
import { object, openRecovery } from './acts.ts'
import { officePage } from './office-page.tsx'
import { recoveryPage } from './page.tsx'
import { findGroups, listWaiting } from './queries.ts'
import { objectionForm, recoveryForm } from './rules.ts'

const dayMs = 24 * 60 * 60 * 1000
/** An objection stays on the office's desk so long. */
export const objectedSince = (now: Date): Date => new Date(now.getTime() - 30 * dayMs)

async function show(visit: Visit, failed?: Failed) {
  const { tx, today, params } = visit
  const id = found(isUuid(params.id) ? params.id : undefined)
  const { profile } = found(await findProfile(tx, id))
  const members = await listMembers(tx, id, today)
  visit.readPersonal(
    members.map(({ personId }) => personId),
    { what: 'account' },
  )
  return recoveryPage(visit, {
    group: { id, name: profile.name },
    members,
    recovery: await findRecovery(tx, id),
    failed,
  })
}

const query = z.object({ q: z.string().trim().min(1).max(100).optional().catch(undefined) })

async function showOffice(visit: Visit) {
  const { tx, today, now } = visit
  const { q } = visit.query
  return officePage(visit, {
    waiting: await listWaiting(tx),
    recoveries: await listRecoveries(tx, today, objectedSince(now)),
    hits: q === undefined ? undefined : await findGroups(tx, q),
  })
}

export const officeRoutes: readonly Route[] = [
  page('/groups/office', { policy: office, query, show: showOffice }),
]

export const recoveryRoutes: readonly Route[] = [
  page('/groups/:id/recovery', { policy: office, show: (visit) => show(visit) }),
  action('/groups/:id/recovery', {
    policy: office,
    stepUp: true,
    form: recoveryForm,
    act: openRecovery,
    again: show,
  }),
  action('/groups/:id/recovery/objection', {
    policy: ofGroup,
    form: objectionForm,
    act: object,
    again: showGroupDesk,
  }),
]
