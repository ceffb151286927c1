import { z } from 'zod'
import { byOf } from '../../core/people/by.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { action, type Outcome } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { heldHere, itemIn, seatOf } from './here.ts'
import { sayOfMinutes, stepOut } from './meeting-queries.ts'
import { meetingPath } from './pages/frame.tsx'
import type { Held } from './pages/meeting-page.tsx'
import type { Seat } from './queries.ts'
import { heardForm, membersAndStaff, office, wordForm } from './rules.ts'
import { showMeeting } from './show.ts'

const meeting = '/bodies/:body/meetings/:meeting'

type Said = { edition: number; said: 'fine' | 'change'; words: string }

/** One word for each seat and edition, of those who were there, while the edition stands and is not out. */
async function keepWord(
  visit: Visit,
  held: Held,
  seat: Seat,
  { edition, said, words }: Said,
): Promise<Outcome> {
  const { meeting: about, records, body } = held
  const open = about.minutes_edition === edition && about.published_at === null
  if (!open || !records.present.includes(seat.id)) throw conflict()
  const kept = { meetingId: about.id, edition, seatId: seat.id, fine: said === 'fine', words }
  if (!(await sayOfMinutes(visit.tx, kept, byOf(visit)))) throw conflict()
  return { to: cityPath(visit.city, meetingPath(body, about.id, '?done=saved')) }
}

export const word = action(`${meeting}/minutes/word`, {
  policy: membersAndStaff,
  form: wordForm,
  act: async (visit, said) => {
    const held = await heldHere(visit)
    return keepWord(visit, held, seatOf(visit, held.seats), said)
  },
  again: showMeeting,
})

/** For those who have no account; whoever has one says it themselves. */
export const heard = action(`${meeting}/minutes/heard`, {
  policy: office,
  form: heardForm,
  act: async (visit, { seat: id, ...said }) => {
    const held = await heldHere(visit)
    const seat = found(held.seats.find((one) => one.id === id && one.member_id === null))
    return keepWord(visit, held, seat, said)
  },
  again: showMeeting,
})

export const recusal = action(`${meeting}/items/:item/recusal`, {
  policy: membersAndStaff,
  form: z.object({}),
  act: async (visit) => {
    const held = await heldHere(visit)
    const item = itemIn(visit, held)
    const seat = seatOf(visit, held.seats)
    if (item.outcome !== '') throw conflict()
    await stepOut(visit.tx, item.id, seat.id, byOf(visit))
    return { to: cityPath(visit.city, meetingPath(held.body, held.meeting.id, '?done=saved')) }
  },
  again: showMeeting,
})
