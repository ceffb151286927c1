import { found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { anyone, partyOrSectionInCharge, sectionInCharge } from '../../../core/web/policies.ts'
import {
  action,
  caseAction,
  casePage,
  type Failed,
  type Page,
  page,
  type Route,
} from '../../../core/web/route.ts'
import type { CaseVisit, Visit } from '../../../core/web/visit.ts'
import { answer, ask, askHere, makeCodes, typeIn } from './acts.ts'
import { answerPage, enterPage, paperPage } from './pages/answer-pages.tsx'
import { sheetsPage } from './pages/sheets-page.tsx'
import { voicesPage } from './pages/voices-page.tsx'
import { findAsk, findAskByCode, listFreeCodes } from './queries.ts'
import { askForm, codesForm, foldCode, most, paperForm, voiceForm } from './rules.ts'

const path = '/cases/:number/evaluation/voices'

const show = async (visit: CaseVisit, failed?: Failed): Promise<Page> =>
  voicesPage(visit, await findAsk(visit.tx, visit.case.id), failed)
async function showSheets(visit: CaseVisit): Promise<Page> {
  const asked = found(await findAsk(visit.tx, visit.case.id))
  return sheetsPage(visit, asked, await listFreeCodes(visit.tx, asked.caseId, most.codes))
}
const showPaper = async (visit: CaseVisit, failed?: Failed): Promise<Page> =>
  paperPage(visit, found(await findAsk(visit.tx, visit.case.id)), failed)
const showAnswer = async (visit: Visit, failed?: Failed): Promise<Page> =>
  answerPage(visit, await askHere(visit), failed)

/** Whoever has no camera types the code: a code that is right leads on to its page. */
async function enter(visit: Visit): Promise<Page | Response> {
  const code = foldCode(visit.query.code ?? '')
  if (code === '' || (await findAskByCode(visit.tx, code)) === undefined)
    return enterPage(visit, visit.query.code ?? '')
  return new Response(null, {
    status: 303,
    headers: { location: cityPath(visit.city, `/voice/${code}`) },
  })
}

/** Those it was for: asked by the parties, answered by anyone who was there. */
export const voiceRoutes: readonly Route[] = [
  casePage(path, { policy: partyOrSectionInCharge, show: (visit) => show(visit) }),
  caseAction(path, { policy: partyOrSectionInCharge, form: askForm, act: ask, again: show }),
  caseAction(`${path}/codes`, {
    policy: partyOrSectionInCharge,
    form: codesForm,
    act: makeCodes,
    again: show,
  }),
  casePage(`${path}/sheets`, { policy: partyOrSectionInCharge, show: showSheets }),
  casePage(`${path}/paper`, { policy: sectionInCharge, show: (visit) => showPaper(visit) }),
  caseAction(`${path}/paper`, { policy: sectionInCharge, form: paperForm, act: typeIn, again: showPaper }),
  page('/voice', { policy: anyone, show: enter }),
  page('/voice/:voice', { policy: anyone, show: (visit) => showAnswer(visit) }),
  action('/voice/:voice', {
    policy: anyone,
    seldom: { burst: 60, perMinute: 6 },
    form: voiceForm,
    act: answer,
    again: showAnswer,
  }),
]
