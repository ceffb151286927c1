import type { Role } from '../../../core/group/index.ts'
import { invitationDays } from '../../../core/group/index.ts'
import { queueMail } from '../../../core/mail/index.ts'
import { cityNameOf, dayOf, notifyGroup, pageOf, quoted } from '../../../core/notice/index.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { addDays } from '../../../lib/dates.ts'
import { invitationMail } from './messages.ts'

type Invited = { id: string; email: string; token: string; role: Role; group: string }

/** The only mail that carries the link; nobody but the invited reads it. */
export async function mailInvitation(visit: Visit, invited: Invited): Promise<void> {
  const { lang, definition, runtime, city, today } = visit
  const words = invitationMail(lang)
  const name = cityNameOf(definition, lang)
  const page = pageOf(runtime.origin, cityPath(city, `/invitations/${invited.token}`))
  const until = dayOf(addDays(today, invitationDays), lang)
  await queueMail(visit, {
    to: { address: invited.email },
    lang,
    kind: 'groups.invitation',
    subject: words.subject(name),
    body: words.body(name, quoted(invited.group), hatKindName(invited.role, lang), page, until),
    once: `groups.invitation:${invited.id}`,
  })
}

/** Tells the people of a group that something happened to it. What it was stands on their desk. */
export const tellGroup = (visit: Visit, group: { id: string; name: string }, kind: `groups.${string}`) =>
  notifyGroup(visit, group.id, {
    kind,
    about: undefined,
    path: `/groups/${group.id}/desk`,
    words: (lang) => ({
      subject: invitationMail(lang).toldSubject(cityNameOf(visit.definition, lang)),
      body: invitationMail(lang).told(quoted(group.name)),
    }),
  })
