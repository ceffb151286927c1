import { anyone } from '../../core/web/policies.ts'
import { action, page, type Route } from '../../core/web/route.ts'
import { bodyHere } from './here.ts'
import { addItem, addPaper, settle } from './lead.ts'
import { heard, recusal, word } from './member-acts.ts'
import {
  addSeat,
  callOff,
  closeSeat,
  keepAbout,
  keepAttendance,
  moveMeeting,
  publishMinutes,
  setMeeting,
  writeMinutes,
} from './office.ts'
import { paperPage } from './pages/attendance-page.tsx'
import { itemPage, meetingChangePage, meetingNewPage, minutesPage } from './pages/form-pages.tsx'
import { listPage } from './pages/list-page.tsx'
import { listSummaries } from './queries.ts'
import {
  aboutForm,
  chairOrOffice,
  itemForm,
  meetingChangeForm,
  meetingForm,
  membersAndStaff,
  minutesForm,
  office,
  outcomeForm,
  paperForm,
  presenceForm,
  seatEndForm,
  seatForm,
  versionForm,
} from './rules.ts'
import {
  ofLedMeeting,
  ofMeeting,
  servePaper,
  showAbout,
  showAttendance,
  showBody,
  showMeeting,
  showOutcome,
  showSeat,
  showSeatEnd,
  showWork,
} from './show.ts'

const body = '/bodies/:body'
const meeting = `${body}/meetings/:meeting`

/** 推進会議, 推進本部, committees: who sits there, the meetings, the minutes; the secretariat keeps them. */
export const bodyRoutes: readonly Route[] = [
  page('/bodies', {
    policy: anyone,
    show: async (visit) => listPage(visit, await listSummaries(visit.tx, visit.today)),
  }),
  page(body, { policy: anyone, show: showBody }),
  page(`${body}/work`, { policy: membersAndStaff, show: showWork }),
  page(`${body}/about`, { policy: office, show: (visit) => showAbout(visit) }),
  action(`${body}/about`, { policy: office, form: aboutForm, act: keepAbout, again: showAbout }),
  page(`${body}/seats/new`, { policy: office, show: (visit) => showSeat(visit) }),
  action(`${body}/seats`, { policy: office, form: seatForm, act: addSeat, again: showSeat }),
  page(`${body}/seats/:seat`, { policy: office, show: (visit) => showSeatEnd(visit) }),
  action(`${body}/seats/:seat`, { policy: office, form: seatEndForm, act: closeSeat, again: showSeatEnd }),
  page(`${body}/meetings/new`, {
    policy: office,
    show: async (visit) => meetingNewPage(visit, bodyHere(visit)),
  }),
  action(`${body}/meetings`, {
    policy: office,
    form: meetingForm,
    act: setMeeting,
    again: async (visit, failed) => meetingNewPage(visit, bodyHere(visit), failed),
  }),
  page(meeting, { policy: anyone, show: (visit) => showMeeting(visit) }),
  page(`${meeting}/change`, { policy: office, show: (visit) => ofMeeting(meetingChangePage)(visit) }),
  action(`${meeting}/change`, {
    policy: office,
    form: meetingChangeForm,
    act: moveMeeting,
    again: ofMeeting(meetingChangePage),
  }),
  action(`${meeting}/calling-off`, { policy: office, form: versionForm, act: callOff, again: showMeeting }),
  page(`${meeting}/items/new`, { policy: chairOrOffice, show: (visit) => ofLedMeeting(itemPage)(visit) }),
  action(`${meeting}/items`, {
    policy: chairOrOffice,
    form: itemForm,
    act: addItem,
    again: ofLedMeeting(itemPage),
  }),
  page(`${meeting}/items/:item`, { policy: chairOrOffice, show: (visit) => showOutcome(visit) }),
  action(`${meeting}/items/:item`, {
    policy: chairOrOffice,
    form: outcomeForm,
    act: settle,
    again: showOutcome,
  }),
  recusal,
  page(`${meeting}/papers/new`, { policy: chairOrOffice, show: (visit) => ofLedMeeting(paperPage)(visit) }),
  action(`${meeting}/papers`, {
    policy: chairOrOffice,
    form: paperForm,
    act: addPaper,
    again: ofLedMeeting(paperPage),
  }),
  page(`${meeting}/papers/:paper`, { policy: anyone, show: servePaper }),
  page(`${meeting}/attendance`, { policy: office, show: (visit) => showAttendance(visit) }),
  action(`${meeting}/attendance`, {
    policy: office,
    form: presenceForm,
    act: keepAttendance,
    again: showAttendance,
  }),
  page(`${meeting}/minutes`, { policy: office, show: (visit) => ofMeeting(minutesPage)(visit) }),
  action(`${meeting}/minutes`, {
    policy: office,
    form: minutesForm,
    act: writeMinutes,
    again: ofMeeting(minutesPage),
  }),
  word,
  heard,
  action(`${meeting}/publication`, {
    policy: chairOrOffice,
    form: versionForm,
    act: publishMinutes,
    again: showMeeting,
  }),
]
