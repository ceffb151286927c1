import { isAsked, isOfGroup, keepsGroup, office } from '../../core/group/index.ts'
import { idsOf } from '../../core/people/viewer.ts'
import type { DeskAsk, DeskDoor, Visit } from '../../core/web/visit.ts'
import { deskMessages } from './desk/messages.ts'
import { findStanding, type Standing } from './desk/queries.ts'
import { handoverMessages } from './handover/messages.ts'
import { recoveryMessages } from './recovery/messages.ts'
import { countForOffice } from './recovery/queries.ts'
import { objectedSince } from './recovery/routes.ts'

/** What waits for somebody of a group, in the order of how much it matters. */
function asksIn(visit: Visit, groupId: string, standing: Standing): DeskAsk[] {
  const { lang, definition, today, viewer } = visit
  const words = deskMessages(lang)
  const path = `/groups/${groupId}/desk`
  const asked = { since: standing.since, stillRightOn: standing.still_right_on }
  const list: [boolean, string][] = [
    [standing.recovery, recoveryMessages(lang).running],
    [standing.registration === 'returned', words.returned],
    [standing.named.length > 0, handoverMessages(lang).waiting],
    [
      keepsGroup(viewer) && isAsked(definition, asked, today),
      words.stillRightShort(viewer?.hat.organizationName ?? ''),
    ],
  ]
  return list.filter(([asks]) => asks).map(([, what]) => ({ what, path, action: words.open }))
}

async function asksOfGroup(visit: Visit): Promise<DeskAsk[]> {
  const { tx, viewer, now, today } = visit
  const groupId = viewer?.hat.organizationId
  if (viewer === undefined || groupId === undefined) return []
  const standing = await findStanding(tx, { groupId, personIds: idsOf(viewer.person), now, today })
  return standing ? asksIn(visit, groupId, standing) : []
}

async function asksOfOffice({ tx, lang, now }: Visit): Promise<DeskAsk[]> {
  const words = recoveryMessages(lang)
  const { waiting, objected } = await countForOffice(tx, objectedSince(now))
  const list: [number, string][] = [
    [objected, words.askObjected(objected)],
    [waiting, words.askWaiting(waiting)],
  ]
  return list
    .filter(([count]) => count > 0)
    .map(([, what]) => ({ what, path: '/groups/office', action: words.see }))
}

/** To the desk of the group whose hat is worn, and for the coordination office to all of them. */
export const groupDoors: readonly DeskDoor[] = [
  {
    path: '/groups/own',
    may: isOfGroup,
    words: (lang) => ({ title: deskMessages(lang).door, text: deskMessages(lang).doorText }),
    asks: asksOfGroup,
  },
  {
    path: '/groups/office',
    group: 'city',
    may: office.may,
    words: (lang) => ({
      title: recoveryMessages(lang).officeDoor,
      text: recoveryMessages(lang).officeDoorText,
    }),
    asks: asksOfOffice,
  },
]
