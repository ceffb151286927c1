import { findForm } from '../../core/edition/view.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { keptText } from '../../core/web/form-words.ts'
import { casePath } from '../../core/web/paths.ts'
import { partyOrSectionInCharge } from '../../core/web/policies.ts'
import { caseAction, casePage, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { chooseForm } from './choose.ts'
import { messages } from './messages.ts'
import { choosePage } from './pages/choose-page.tsx'
import { formListPage } from './pages/list-page.tsx'
import { choiceForm, endFaults, faultsIn, isChoosing } from './rules.ts'

/** Somebody has chosen already, or it is not yet time: the page of the case says which. */
const choosing = (visit: CaseVisit, show: () => ReturnType<typeof formListPage>) =>
  isChoosing(visit.case)
    ? show()
    : new Response(null, { status: 303, headers: { location: casePath(visit.city, visit.case.number) } })

export const routes: readonly Route[] = [
  casePage('/cases/:number/form', {
    policy: partyOrSectionInCharge,
    show: async (visit) => choosing(visit, () => formListPage(visit)),
  }),
  casePage('/cases/:number/form/:form', {
    policy: partyOrSectionInCharge,
    show: async (visit) => {
      const form = found(findForm(visit.definition, visit.params.form))
      return choosing(visit, () => choosePage(visit, form))
    },
  }),
  caseAction('/cases/:number/form/:form', {
    policy: partyOrSectionInCharge,
    form: choiceForm,
    draft: {
      page: '/cases/:number/form/:form',
      kind: 'one',
      name: (lang) => messages(lang).listTitle(messages(lang).form),
      labels: (lang) => ({
        body: messages(lang).body,
        scope: messages(lang).scope,
        agreement: messages(lang).agreement,
        endsOn: messages(lang).endsOn,
        reason: messages(lang).reason,
      }),
    },
    act: async (visit, choice) => {
      if (!isChoosing(visit.case)) throw conflict()
      const errors = [
        ...faultsIn(visit.definition, choice),
        ...endFaults(visit.definition, choice, visit.today),
      ]
      if (errors.length > 0) return { errors, kept: {} }
      await chooseForm(visit, choice)
      return { to: casePath(visit.city, visit.case.number) }
    },
    again: async (visit, failed) => {
      const form = findForm(visit.definition, keptText(failed.kept, 'form') || visit.params.form)
      return form ? choosePage(visit, form, failed) : formListPage(visit)
    },
  }),
]
