import { paperResponse } from '../../core/files/index.ts'
import { idsOf } from '../../core/people/viewer.ts'
import { forbidden, found, notFound } from '../../core/web/errors.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { bodyHere, heldHere, isOutOf, itemIn, ledHere, meetingHere } from './here.ts'
import { findPaper } from './meeting-queries.ts'
import { isId, listAccounts, seatHere } from './office.ts'
import { attendancePage } from './pages/attendance-page.tsx'
import { bodyPage } from './pages/body-page.tsx'
import { aboutPage, type itemPage, seatEndPage, seatPage } from './pages/form-pages.tsx'
import { meetingPage } from './pages/meeting-page.tsx'
import { outcomePage } from './pages/outcome-page.tsx'
import { workPage } from './pages/work-page.tsx'
import { findAbout, listMeetings, listSeats, type Meeting } from './queries.ts'
import { type Body, leads, membersAndStaff } from './rules.ts'
import { readWork } from './work-queries.ts'

export async function showBody(visit: Visit): Promise<Page> {
  const here = bodyHere(visit)
  return bodyPage(visit, {
    body: here,
    about: await findAbout(visit.tx, here.code),
    seats: await listSeats(visit.tx, here.code),
    meetings: await listMeetings(visit.tx, here.code),
  })
}
export const showWork = async (visit: Visit): Promise<Page> => {
  const here = bodyHere(visit)
  const isLed = leads(visit.viewer, await listSeats(visit.tx, here.code), visit.today)
  const meetings = isLed ? await listMeetings(visit.tx, here.code) : []
  const next = meetings.findLast(({ state, held_on }) => state === 'planned' && held_on >= visit.today)
  const own = visit.viewer ? idsOf(visit.viewer.person) : []
  return workPage(visit, here, { ...(await readWork(visit.tx, here.code, own)), next })
}
export const showAbout = async (visit: Visit, failed?: Failed): Promise<Page> => {
  const here = bodyHere(visit)
  return aboutPage(visit, here, await findAbout(visit.tx, here.code), failed)
}
export const showSeat = async (visit: Visit, failed?: Failed): Promise<Page> =>
  seatPage(visit, bodyHere(visit), await listAccounts(visit.tx, visit.today), failed)
export const showSeatEnd = async (visit: Visit, failed?: Failed): Promise<Page> => {
  const { body: here, seat } = await seatHere(visit)
  return seatEndPage(visit, here, seat, failed)
}
export const showMeeting = async (visit: Visit, failed?: Failed): Promise<Page> =>
  meetingPage(visit, await heldHere(visit), failed)
const withMeeting =
  (here: (visit: Visit) => Promise<{ body: Body; meeting: Meeting }>) =>
  (render: typeof itemPage) =>
  async (visit: Visit, failed?: Failed): Promise<Page> => {
    const { body, meeting } = await here(visit)
    return render(visit, body, meeting, failed)
  }
export const ofMeeting = withMeeting(meetingHere)
export const ofLedMeeting = withMeeting(ledHere)
export const showOutcome = async (visit: Visit, failed?: Failed): Promise<Page> => {
  const held = await ledHere(visit)
  const item = itemIn(visit, held)
  if (isOutOf(visit, held, item)) throw forbidden()
  return outcomePage(visit, held, item, failed)
}
export const showAttendance = async (visit: Visit, failed?: Failed): Promise<Page> => {
  const held = await heldHere(visit)
  return attendancePage(visit, { ...held, present: held.records.present }, failed)
}

/** The paper of a meeting: what is not for everybody is there for members and staff alone. */
export async function servePaper(visit: Visit): Promise<Response> {
  const { paper } = visit.params
  const here = await meetingHere(visit)
  const file = found(isId(paper) ? await findPaper(visit.tx, here.meeting.id, paper) : undefined)
  if (!file.shown && !membersAndStaff.may(visit.viewer)) throw notFound()
  return paperResponse(file)
}
