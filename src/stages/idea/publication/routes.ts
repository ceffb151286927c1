import { changeCase } from '../../../core/case/change.ts'
import { listEntries } from '../../../core/case/find.ts'
import { conflict, forbidden, found } from '../../../core/web/errors.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import { anyone } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { theSender } from '../rules.ts'
import { answerObjection, askForCheck, finishCheck, object } from './acts.ts'
import { publicationPage } from './page.tsx'
import { ruleCodes } from './rule-list.ts'
import {
  answerForm,
  checkForm,
  faultsOfCheck,
  faultsOfWithheld,
  filesToShow,
  objectionForm,
  standingOf,
  textsOf,
  wishForm,
  wordsToCheck,
} from './rules.ts'
import { rulesPage } from './rules-page.tsx'
import { canDecide, canObject, canWish, checkers, isObjected, isWaiting, readers } from './who.ts'

const path = '/cases/:number/publication'
const threadOf = (visit: CaseVisit) => listEntries(visit.tx, visit.case.id)
const standingIn = async (visit: CaseVisit) => standingOf(await threadOf(visit))

/** It is checked as any other before anybody else reads it. */
async function wish(visit: CaseVisit, { version }: { version: number }) {
  if (!canWish(visit.viewer, visit, await standingIn(visit))) throw conflict()
  if (!(await changeCase(visit.tx, { id: visit.case.id, version }, {}))) throw conflict()
  await askForCheck(visit, visit.case.id)
  return done(visit, '/publication')
}

async function show(visit: CaseVisit, failed?: Failed) {
  const thread = await threadOf(visit)
  const standing = standingOf(thread)
  if (standing.state === 'none') found(canWish(visit.viewer, visit, standing) || undefined)
  return publicationPage(visit, { standing, wanted: filesToShow(thread) }, failed)
}

const done = ({ city, case: subject }: CaseVisit, below = '') => ({
  to: casePath(city, subject.number, below),
})

/** Whoever saw it only to look at it is back at their desk. */
const afterwards = (visit: CaseVisit, below = '') =>
  readers.may(visit.viewer, { ...visit, duties: [] })
    ? done(visit, below)
    : { to: cityPath(visit.city, '/desk') }

export const publicationRoutes: readonly Route[] = [
  page('/ideas/rules', { policy: anyone, cached: true, show: async (visit) => rulesPage(visit) }),
  casePage(path, { policy: readers, show: (visit) => show(visit) }),
  caseAction(path, {
    policy: checkers,
    form: checkForm,
    check: async (visit, input) => {
      const thread = await threadOf(visit)
      if (!isWaiting(standingOf(thread))) throw conflict()
      return [
        ...faultsOfCheck(
          ruleCodes(visit.definition),
          wordsToCheck(textsOf(visit.case), filesToShow(thread)),
          input,
        ),
        ...faultsOfWithheld(filesToShow(thread), input),
      ]
    },
    act: async (visit, input) => {
      await finishCheck(visit, input, filesToShow(await threadOf(visit)))
      return afterwards(visit)
    },
    again: show,
  }),
  caseAction(`${path}/wish`, { policy: theSender, form: wishForm, act: wish, again: show }),
  caseAction(`${path}/objection`, {
    policy: theSender,
    form: objectionForm,
    act: async (visit, { text, version }) => {
      if (!canObject(visit, visit, await standingIn(visit))) throw conflict()
      await object(visit, text, version)
      return done(visit, '/publication')
    },
    again: show,
  }),
  caseAction(`${path}/decision`, {
    policy: checkers,
    form: answerForm,
    act: async (visit, input) => {
      const thread = await threadOf(visit)
      const standing = standingOf(thread)
      if (!isObjected(standing)) throw conflict()
      if (!canDecide(visit.viewer, visit, standing)) throw forbidden()
      await answerObjection(visit, { standing, wanted: filesToShow(thread) }, input)
      return afterwards(visit, '/publication')
    },
    again: show,
  }),
]
