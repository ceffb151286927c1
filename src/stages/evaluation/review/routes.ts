import { found } from '../../../core/web/errors.ts'
import { caseAction, casePage, type Failed, type Page, page, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { sidesOf } from '../gap.ts'
import { messages } from '../messages.ts'
import type { Round } from '../rules.ts'
import {
  actionHere,
  addAction,
  callItOff,
  centreToAsk,
  isReadable,
  note,
  questionHere,
  readableRound,
  roundHere,
  setMeeting,
  settle,
} from './acts.ts'
import { guests, listInvitations } from './invitations.ts'
import { actionNewPage, actionPage, meetingPage, notePage } from './pages/form-pages.tsx'
import { invitationsPage } from './pages/invitations-page.tsx'
import { reviewPage, waitingPage } from './pages/review-page.tsx'
import { readReview } from './queries.ts'
import {
  actionForm,
  agendaOf,
  atTheTable,
  invitedToo,
  meetingForm,
  noteForm,
  outcomeForm,
  versionForm,
} from './rules.ts'

const path = '/cases/:number/evaluation/review'

async function readAll(visit: CaseVisit, round: Round) {
  const review = await readReview(visit.tx, { caseId: visit.case.id, round: round.round })
  const voices = sidesOf(round, visit.parties)
  const agenda = agendaOf(round, voices, review.notes)
  const { notHandedIn } = messages(visit.lang)
  const names = voices.map(({ party, missing }) => (missing ? `${party.name}（${notHandedIn}）` : party.name))
  return { visit, round, review, agenda, names }
}

async function show(visit: CaseVisit): Promise<Page> {
  const round = await roundHere(visit)
  return isReadable(visit, round) ? reviewPage(await readAll(visit, round)) : waitingPage(visit, round)
}
async function showMeeting(visit: CaseVisit, failed?: Failed): Promise<Page> {
  const { review } = await readAll(visit, await readableRound(visit))
  const offersCentre = (await centreToAsk(visit)).length > 0
  return meetingPage(visit, { meeting: review.meeting, offersCentre }, failed)
}
async function showNote(visit: CaseVisit, failed?: Failed): Promise<Page> {
  const round = await readableRound(visit)
  const { code } = questionHere(visit, round)
  const { agenda, names } = await readAll(visit, round)
  return notePage(visit, found(agenda.find(({ question }) => question.code === code)), names, failed)
}
async function showActionNew(visit: CaseVisit, failed?: Failed): Promise<Page> {
  await readableRound(visit)
  return actionNewPage(visit, failed)
}
const showAction = async (visit: CaseVisit, failed?: Failed): Promise<Page> =>
  actionPage(visit, await actionHere(visit), failed)

/** ふりかえりの場: the parties talk about what they saw differently. */
export const reviewRoutes: readonly Route[] = [
  page('/evaluation/reviews', {
    policy: guests,
    show: async (visit) => invitationsPage(visit, await listInvitations(visit.tx, visit.viewer)),
  }),
  casePage(path, { policy: invitedToo, show }),
  casePage(`${path}/meeting`, { policy: atTheTable, show: (visit) => showMeeting(visit) }),
  caseAction(`${path}/meeting`, {
    policy: atTheTable,
    form: meetingForm,
    act: setMeeting,
    again: showMeeting,
  }),
  caseAction(`${path}/calling-off`, { policy: atTheTable, form: versionForm, act: callItOff, again: show }),
  casePage(`${path}/notes/:question`, { policy: invitedToo, show: (visit) => showNote(visit) }),
  caseAction(`${path}/notes/:question`, { policy: invitedToo, form: noteForm, act: note, again: showNote }),
  casePage(`${path}/actions/new`, { policy: invitedToo, show: (visit) => showActionNew(visit) }),
  caseAction(`${path}/actions`, {
    policy: invitedToo,
    form: actionForm,
    act: addAction,
    again: showActionNew,
  }),
  casePage(`${path}/actions/:action`, { policy: invitedToo, show: (visit) => showAction(visit) }),
  caseAction(`${path}/actions/:action`, {
    policy: invitedToo,
    form: outcomeForm,
    act: settle,
    again: showAction,
  }),
]
