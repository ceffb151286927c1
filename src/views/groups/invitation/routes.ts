import { z } from 'zod'
import { findByToken } from '../../../core/group/index.ts'
import { idsOf } from '../../../core/people/viewer.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { anyone, signedIn } from '../../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../../core/web/route.ts'
import type { SignedIn, Visit } from '../../../core/web/visit.ts'
import { type Accepted, acceptInvitation } from './accept.ts'
import { deadPage, donePage, invitationPage } from './pages.tsx'

const shape = /^[\w-]{43}$/

/** The long token of a mail alone: a code on paper is for the counter to type in. */
async function invitationOf(visit: Visit) {
  const { token = '' } = visit.params
  return shape.test(token) ? findByToken(visit.tx, token, visit.now) : undefined
}

async function show(visit: Visit, failed?: Failed): Promise<Page> {
  const invitation = await invitationOf(visit)
  return invitation ? invitationPage(visit, invitation, failed) : deadPage(visit)
}

/** Where acceptance leads: to the group's desk, or to wait for the day. */
export const afterAccepting = (visit: Visit, groupId: string, accepted: Accepted): Outcome => {
  if (!accepted.ok)
    return accepted.code === 'dead'
      ? deadPage(visit)
      : { errors: [{ field: 'accept', code: accepted.code }], kept: {} }
  const later = accepted.since > visit.today
  return {
    to: cityPath(
      visit.city,
      later ? `/invitations/done?from=${accepted.since}` : `/groups/${groupId}/desk?done=accepted`,
    ),
  }
}

async function accept(visit: Visit): Promise<Outcome> {
  const invitation = await invitationOf(visit)
  if (invitation === undefined) return deadPage(visit)
  const { viewer } = visit as SignedIn
  const person = { id: viewer.person.id, ids: idsOf(viewer.person) }
  const accepted = await acceptInvitation(visit as SignedIn, invitation, person)
  return afterAccepting(visit, invitation.organization_id, accepted)
}

export const invitationRoutes: readonly Route[] = [
  page('/invitations/done', { policy: signedIn, show: async (visit) => donePage(visit) }),
  page('/invitations/:token', { policy: anyone, show: (visit) => show(visit) }),
  action('/invitations/:token', { policy: signedIn, form: z.object({}), act: accept, again: show }),
]
