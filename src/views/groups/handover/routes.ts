import { z } from 'zod'
import { keepers, listMembers, listOpen, office, ofGroup, ownGroup } from '../../../core/group/index.ts'
import { action, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { acceptNamed, begin } from './acts.ts'
import { acceptAtCounter, counterPage } from './counter.tsx'
import { handoverPage } from './page.tsx'
import { listInHand } from './queries.ts'
import { counterForm, handoverForm } from './rules.ts'
import { takeoverPage } from './takeover-page.tsx'

async function show(visit: Visit, failed?: Failed) {
  const { groupId } = ownGroup(visit)
  return handoverPage(visit, {
    groupId,
    members: await listMembers(visit.tx, groupId, visit.today),
    open: await listOpen(visit.tx, groupId, visit.now),
    failed,
  })
}

async function showTakeover(visit: Visit) {
  const { groupId } = ownGroup(visit)
  return takeoverPage(visit, {
    groupId,
    inHand: await listInHand(visit.tx, groupId),
    open: await listOpen(visit.tx, groupId, visit.now),
  })
}

const counter = async (visit: Visit, failed?: Failed) => counterPage(visit, failed)

export const counterRoutes: readonly Route[] = [
  page('/groups/counter', { policy: office, show: (visit) => counter(visit) }),
  action('/groups/counter', { policy: office, form: counterForm, act: acceptAtCounter, again: counter }),
]

export const handoverRoutes: readonly Route[] = [
  page('/groups/:id/handover', { policy: keepers, show: (visit) => show(visit) }),
  action('/groups/:id/handover', {
    policy: keepers,
    stepUp: true,
    form: handoverForm,
    act: begin,
    again: show,
  }),
  page('/groups/:id/takeover', { policy: ofGroup, show: showTakeover }),
  action('/groups/:id/invitations/:invitation/acceptance', {
    policy: ofGroup,
    form: z.object({}),
    act: acceptNamed,
    again: showTakeover,
  }),
]
