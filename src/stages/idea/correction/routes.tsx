import { found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import { sectionInCharge } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Page, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { askForCorrection, correct, withdrawRequest } from './acts.ts'
import { askConfirmPage, askLabels, askPage } from './ask-page.tsx'
import { fixConfirmPage, fixLabels, fixPage, nothingPage } from './fix-page.tsx'
import { forGroupRoutes } from './for-group.tsx'
import { correctionMessages } from './messages.ts'
import { faults, openFor, readOpen } from './open.ts'
import {
  askForm,
  type Correction,
  canAsk,
  correctionForm,
  faultsOfAsk,
  isOnWord,
  senderOrItsWord,
  withdrawForm,
} from './rules.ts'

const path = '/cases/:number/correction'

async function showFix(visit: CaseVisit, failed: Failed = { errors: [], kept: {} }): Promise<Page> {
  const open = await readOpen(visit)
  return open ? fixPage(visit, open, failed) : nothingPage(visit)
}

const faultsOfSender = async (visit: CaseVisit, input: Correction): Promise<FieldError[]> => [
  ...(await faults(visit, input)),
  ...(isOnWord(visit.viewer, visit) && input.via === undefined ? [{ field: 'via', code: 'badChoice' }] : []),
]

const asking: readonly Route[] = [
  casePage(`${path}/request`, {
    policy: sectionInCharge,
    show: async (visit) => askPage(found(canAsk(visit.viewer, visit) ? visit : undefined)),
  }),
  caseAction(`${path}/request`, {
    policy: sectionInCharge,
    form: askForm,
    draft: {
      page: `${path}/request`,
      kind: 'one',
      name: (lang) => correctionMessages(lang).askTitle,
      labels: askLabels,
    },
    check: async (visit, ask) => faultsOfAsk(visit.definition, ask, visit.today),
    confirm: askConfirmPage,
    act: async (visit, ask) => {
      await askForCorrection(visit, ask)
      return { to: casePath(visit.city, visit.case.number) }
    },
    again: async (visit, failed) =>
      canAsk(visit.viewer, visit) ? askPage(visit, failed) : nothingPage(visit),
  }),
  caseAction(`${path}/withdrawal`, {
    policy: sectionInCharge,
    form: withdrawForm,
    act: async (visit, { round }) => {
      await withdrawRequest(visit, await openFor(visit, round))
      return { to: casePath(visit.city, visit.case.number) }
    },
    again: showFix,
  }),
]

export const correctionRoutes: readonly Route[] = [
  ...asking,
  ...forGroupRoutes,
  casePage(path, { policy: senderOrItsWord, show: (visit) => showFix(visit) }),
  caseAction(path, {
    policy: senderOrItsWord,
    form: correctionForm,
    uploads: ['attachments'],
    draft: {
      page: path,
      kind: 'one',
      name: (lang) => correctionMessages(lang).fixTitle,
      labels: fixLabels,
    },
    check: faultsOfSender,
    confirm: async (visit, input, form) =>
      fixConfirmPage({ visit }, await openFor(visit, input.round), input, form),
    act: async (visit, input) => {
      await correct(visit, await openFor(visit, input.round), input)
      return { to: casePath(visit.city, visit.case.number) }
    },
    again: showFix,
  }),
]
