import { idsOf, type Viewer } from '../../../core/people/viewer.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import {
  type CasePolicy,
  caseAction,
  casePage,
  type Failed,
  type Policy,
  page,
  type Route,
} from '../../../core/web/route.ts'
import type { CaseVisit, DeskDoor } from '../../../core/web/visit.ts'
import { sheetForm } from '../forms.ts'
import { askedHere, handInFromOutside } from './acts.ts'
import { outsideMessages } from './messages.ts'
import { askedPage, outPage, outsideDonePage, outsideSheetPage } from './pages.tsx'
import { listAsked } from './queries.ts'

const judges = (viewer: Viewer): boolean => viewer?.hat.kind === 'council' || viewer?.hat.kind === 'judge'
const fromOutside: Policy = { says: 'a member of the council, or a judge', may: judges }
const outsideOfCase: CasePolicy = {
  says: 'a member of the council, or a judge, who belongs to no party of the case',
  may: (viewer) => judges(viewer) && viewer?.entangled !== true,
}

/** 除斥: to whoever belongs to a party the page says why there is no sheet for them. */
const toldWhenOut: CasePolicy = {
  says: 'a member of the council, or a judge; whoever belongs to a party of the case is told that they are out of it',
  may: judges,
}

async function show(visit: CaseVisit, failed?: Failed) {
  if (visit.viewer?.entangled) return outPage(visit)
  const { round, judgeId } = await askedHere(visit)
  const isIn = round.handedIn.includes(judgeId)
  if (isIn && failed) throw conflict()
  return isIn ? outsideDonePage(visit, round) : outsideSheetPage(visit, round, failed)
}

const path = '/cases/:number/evaluation/outside'

export const outsideRoutes: readonly Route[] = [
  page('/evaluation/outside', {
    policy: fromOutside,
    show: async (visit) => askedPage(visit, await listAsked(visit.tx, idsOf(found(visit.viewer).person))),
  }),
  casePage(path, { policy: toldWhenOut, show: (visit) => show(visit) }),
  caseAction(path, {
    policy: outsideOfCase,
    form: sheetForm,
    draft: {
      page: path,
      kind: 'one',
      sealed: true,
      name: (lang) => outsideMessages(lang).title,
      labels: (lang) => ({ mark: outsideMessages(lang).mean, words: outsideMessages(lang).said }),
    },
    act: handInFromOutside,
    again: show,
  }),
]

/** Told on the desk of whoever is asked, as long as a sheet is due. */
export const outsideDoor: DeskDoor = {
  path: '/evaluation/outside',
  may: (viewer, { evaluation }) => judges(viewer) && (evaluation?.layers ?? []).includes('thirdParty'),
  words: (lang) => ({ title: outsideMessages(lang).door, text: outsideMessages(lang).doorText }),
  asks: async (visit) => {
    const { lang, tx, viewer } = visit
    const words = outsideMessages(lang)
    const asked = await listAsked(tx, idsOf(found(viewer).person))
    return asked
      .filter(({ handedIn }) => !handedIn)
      .map(({ title, number }) => ({
        what: words.ask(title),
        path: `/cases/${number}/evaluation/outside`,
        action: words.act,
      }))
  },
}
