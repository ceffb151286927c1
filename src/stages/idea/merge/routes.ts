import { found } from '../../../core/web/errors.ts'
import { sectionInCharge } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { merge, undo, undoable } from './acts.ts'
import { mergeMessages } from './messages.ts'
import { mergePage, splitLabels, splitPage, undoPage } from './pages.tsx'
import { listCandidates } from './queries.ts'
import { mayMove, mergeForm, splitForm, undoForm } from './rules.ts'
import { split } from './split.ts'

const movable = (visit: CaseVisit): CaseVisit => found(mayMove(visit.viewer, visit) ? visit : undefined)

const showMerge = async (visit: CaseVisit, failed?: Failed) =>
  mergePage(movable(visit), await listCandidates(visit), failed)

async function showUndo(visit: CaseVisit, failed?: Failed) {
  found(await undoable(visit))
  return undoPage(visit, failed)
}

const policy = sectionInCharge
const splitting = '/cases/:number/split'

export const mergeRoutes: readonly Route[] = [
  casePage('/cases/:number/merge', { policy, show: (visit) => showMerge(visit) }),
  caseAction('/cases/:number/merge', { policy, form: mergeForm, act: merge, again: showMerge }),
  casePage('/cases/:number/merge/undo', { policy, show: (visit) => showUndo(visit) }),
  caseAction('/cases/:number/merge/undo', { policy, form: undoForm, act: undo, again: showUndo }),
  casePage(splitting, { policy, show: async (visit) => splitPage(movable(visit)) }),
  caseAction(splitting, {
    policy,
    form: splitForm,
    draft: {
      page: splitting,
      kind: 'one',
      name: (lang) => mergeMessages(lang).splitTitle,
      labels: splitLabels,
    },
    act: split,
    again: async (visit, failed) => splitPage(movable(visit), failed),
  }),
]
