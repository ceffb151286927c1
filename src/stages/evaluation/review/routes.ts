import { found } from '../../../core/web/errors.ts'
import { caseAction, casePage, type Failed, type Page, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { voicesOf } from '../gap.ts'
import type { Round } from '../rules.ts'
import {
  actionHere,
  addAction,
  callItOff,
  isReadable,
  note,
  questionHere,
  readableRound,
  roundHere,
  setMeeting,
  settle,
} from './acts.ts'
import { actionNewPage, actionPage, meetingPage, notePage } from './pages/form-pages.tsx'
import { reviewPage, waitingPage } from './pages/review-page.tsx'
import { readReview } from './queries.ts'
import { actionForm, agendaOf, atTheTable, meetingForm, noteForm, outcomeForm, versionForm } from './rules.ts'

const path = '/cases/:number/evaluation/review'

async function readAll(visit: CaseVisit, round: Round) {
  const review = await readReview(visit.tx, { caseId: visit.case.id, round: round.round })
  const voices = voicesOf(round, visit.parties)
  const agenda = agendaOf(round, voices, review.notes)
  return { visit, round, review, agenda, names: voices.map(({ party }) => party.name) }
}

async function show(visit: CaseVisit): Promise<Page> {
  const round = await roundHere(visit)
  return isReadable(visit, round) ? reviewPage(await readAll(visit, round)) : waitingPage(visit, round)
}
async function showMeeting(visit: CaseVisit, failed?: Failed): Promise<Page> {
  const { review } = await readAll(visit, await readableRound(visit))
  return meetingPage(visit, review.meeting, failed)
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
  casePage(path, { policy: atTheTable, show }),
  casePage(`${path}/meeting`, { policy: atTheTable, show: (visit) => showMeeting(visit) }),
  caseAction(`${path}/meeting`, {
    policy: atTheTable,
    form: meetingForm,
    act: setMeeting,
    again: showMeeting,
  }),
  caseAction(`${path}/calling-off`, { policy: atTheTable, form: versionForm, act: callItOff, again: show }),
  casePage(`${path}/notes/:question`, { policy: atTheTable, show: (visit) => showNote(visit) }),
  caseAction(`${path}/notes/:question`, { policy: atTheTable, form: noteForm, act: note, again: showNote }),
  casePage(`${path}/actions/new`, { policy: atTheTable, show: (visit) => showActionNew(visit) }),
  caseAction(`${path}/actions`, {
    policy: atTheTable,
    form: actionForm,
    act: addAction,
    again: showActionNew,
  }),
  casePage(`${path}/actions/:action`, { policy: atTheTable, show: (visit) => showAction(visit) }),
  caseAction(`${path}/actions/:action`, {
    policy: atTheTable,
    form: outcomeForm,
    act: settle,
    again: showAction,
  }),
]
