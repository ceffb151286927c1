import { partyOf } from '../../../core/case/types.ts'
import { forbidden } from '../../../core/web/errors.ts'
import {
  type CasePolicy,
  caseAction,
  casePage,
  type Failed,
  type Page,
  type Route,
} from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import { maySitHere, whoIsInTheRoom } from '../rules.ts'
import { addLine, answerLine, changeLine, lineInPath, lineNow, partInPath } from './acts.ts'
import { labelsOf } from './fields.ts'
import { answerForm, lineForm } from './forms.ts'
import { lineMessages } from './line-messages.ts'
import { sheetMessages } from './messages.ts'
import { historyPage, linePage } from './pages/history.tsx'
import { printPage } from './pages/print-page.tsx'
import { LiveSheet, sheetPage, stateOf } from './pages/sheet-page.tsx'
import { editLinePage, LineNow, newLinePage } from './pages/write-page.tsx'
import { typeIn } from './paper/acts.ts'
import { paperMessages } from './paper/messages.ts'
import { paperPage } from './paper/page.tsx'
import { writingPage } from './paper/print.tsx'
import { paperForm } from './paper/rules.ts'
import { listChanges, listHistories, listLines } from './queries.ts'
import { lineText } from './words.ts'

/** A party of the case, in whichever kind: whoever moderates or works in the city hall can do no more. */
const party: CasePolicy = {
  says: 'a party of the case, for that party alone',
  may: (viewer, subject) => partyOf(viewer, subject.parties) !== undefined,
}
const readers = whoIsInTheRoom

const linesOf = (visit: CaseVisit) => listLines(visit.tx, visit.case.id)

/** Only while the table sits is a form shown at all. */
function sitting(visit: CaseVisit): CaseVisit {
  if (!maySitHere(visit.viewer, visit)) throw forbidden()
  return visit
}

const showNew = async (visit: CaseVisit, failed?: Failed): Promise<Page> =>
  newLinePage(sitting(visit), partInPath(visit), failed)
const showEdit = async (visit: CaseVisit, failed?: Failed): Promise<Page> =>
  editLinePage({ visit: sitting(visit), ...(await lineInPath(visit)), failed })
const showLine = async (visit: CaseVisit, failed?: Failed): Promise<Page> =>
  linePage({ visit, ...(await lineInPath(visit)), failed })

/** A piece of a page for the script that keeps it up to date; nothing where it has not changed. */
function piece(visit: CaseVisit, state: string, body: unknown): Response {
  const headers = { 'Content-Type': 'text/html; charset=UTF-8', 'Cache-Control': 'private, no-store' }
  if (visit.query.state === state) return new Response(null, { status: 204, headers })
  return new Response(`<div data-state="${state}">${String(body)}</div>`, { headers })
}

async function liveSheet(visit: CaseVisit): Promise<Response> {
  const lines = await linesOf(visit)
  return piece(visit, stateOf(visit, lines), <LiveSheet visit={visit} lines={lines} />)
}

async function liveLine(visit: CaseVisit): Promise<Response> {
  const { now } = await lineNow(visit)
  const text = lineText(visit, now.content)
  return piece(visit, String(now.version), <LineNow visit={visit} version={now.version} text={text} />)
}

const showHistory = async (visit: CaseVisit): Promise<Page> => {
  const { after } = visit.query
  return historyPage(visit, await listChanges(visit.tx, visit.case.id, isUuid(after) ? after : undefined))
}

/** Of a failed one, the lines that somebody else changed: both texts are shown. */
async function showPaper(visit: CaseVisit, failed?: Failed): Promise<Page> {
  const lines = await linesOf(sitting(visit))
  const changed = (failed?.errors ?? [])
    .filter(({ code }) => code === 'changed')
    .map(({ field }) => [failed?.kept[field.replace(/text$/, 'id')]].flat().at(-1) ?? '')
  const histories = await listHistories(visit.tx, visit.case.id, changed.filter(isUuid))
  return paperPage({ visit, lines, histories, failed })
}

const base = '/cases/:number/table/sheet'
const kept = { kind: 'one', labels: labelsOf, secret: ['more'] } as const

export const sheetRoutes: readonly Route[] = [
  casePage(base, { policy: readers, show: async (visit) => sheetPage(visit, await linesOf(visit)) }),
  casePage(`${base}/live`, { policy: readers, show: liveSheet }),
  casePage(`${base}/history`, {
    policy: readers,
    show: showHistory,
  }),
  casePage(`${base}/print`, {
    policy: readers,
    show: async (visit) => printPage(visit, await linesOf(visit)),
  }),
  casePage(`${base}/blank`, { policy: readers, show: async (visit) => writingPage(visit, []) }),
  casePage(`${base}/paper/print`, {
    policy: readers,
    show: async (visit) => writingPage(visit, await linesOf(visit)),
  }),
  casePage(`${base}/paper`, { policy: party, show: (visit) => showPaper(visit) }),
  caseAction(`${base}/paper`, {
    policy: party,
    form: paperForm,
    draft: {
      ...kept,
      page: `${base}/paper`,
      name: (lang) => paperMessages(lang).title,
    },
    act: typeIn,
    again: showPaper,
  }),
  casePage(`${base}/parts/:part/new`, { policy: party, show: (visit) => showNew(visit) }),
  caseAction(`${base}/parts/:part/lines`, {
    policy: party,
    form: lineForm,
    draft: {
      ...kept,
      page: `${base}/parts/:part/new`,
      name: (lang) => `${sheetMessages(lang).title} ${lineMessages(lang).line}`,
    },
    act: addLine,
    again: showNew,
  }),
  casePage(`${base}/lines/:line`, { policy: readers, show: (visit) => showLine(visit) }),
  casePage(`${base}/lines/:line/live`, { policy: readers, show: liveLine }),
  casePage(`${base}/lines/:line/edit`, { policy: party, show: (visit) => showEdit(visit) }),
  caseAction(`${base}/lines/:line/versions`, {
    policy: party,
    form: lineForm,
    draft: {
      ...kept,
      page: `${base}/lines/:line/edit`,
      name: (lang) => `${sheetMessages(lang).title} ${lineMessages(lang).line}`,
    },
    act: changeLine,
    again: showEdit,
  }),
  caseAction(`${base}/lines/:line/answers`, {
    policy: party,
    form: answerForm,
    act: answerLine,
    again: showLine,
  }),
]
