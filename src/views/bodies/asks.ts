import type { DeskAsk, Visit } from '../../core/web/visit.ts'
import { formatDate } from '../../lib/dates.ts'
import { pick } from '../../lib/language.ts'
import { listOwnMeetings, type OwnMeeting } from './asks-queries.ts'
import { bodyMessages } from './messages.ts'
import { meetingPath } from './pages/frame.tsx'
import { type Body, bodiesOf } from './rules.ts'

function askOf({ lang }: Visit, body: Body, { id, held_on, papers, minutes }: OwnMeeting): DeskAsk {
  const words = bodyMessages(lang)
  const meeting = words.dated(formatDate(held_on, lang), pick(body.name, lang))
  const path = meetingPath(body, id)
  return minutes
    ? { what: words.askMinutes(meeting), path: `${path}#minutes`, action: words.askMinutesAct }
    : { what: words.askNext(meeting, papers), path, action: words.askNextAct }
}

/** On top of a member's desk: the next meetings with their papers, and minutes to look through. */
export async function asksOf(visit: Visit): Promise<readonly DeskAsk[]> {
  const { viewer, tx, today, definition } = visit
  if (viewer?.hat.kind !== 'council') return []
  const own = await listOwnMeetings(tx, viewer.person.id, today)
  return own.flatMap((meeting) => {
    const body = bodiesOf(definition).find(({ code }) => code === meeting.body)
    return body === undefined ? [] : [askOf(visit, body, meeting)]
  })
}
