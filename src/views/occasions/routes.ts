import { z } from 'zod'
import { listLineage } from '../../core/case/lineage.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import { anyone, anyParty, whoMaySee } from '../../core/web/policies.ts'
import {
  action,
  caseAction,
  casePage,
  type Failed,
  type Outcome,
  type Page,
  page,
  type Route,
} from '../../core/web/route.ts'
import type { CaseVisit, Visit } from '../../core/web/visit.ts'
import { line } from '../../lib/form-text.ts'
import { isUuid } from '../../lib/ids.ts'
import type { Lang } from '../../lib/language.ts'
import { occasionMessages } from './messages.ts'
import { listPage } from './pages/list-page.tsx'
import { labelsOf, newPage } from './pages/new-page.tsx'
import { occasionPage } from './pages/occasion-page.tsx'
import { readsApplications } from './pages/seats.tsx'
import { addPartner, holders, partnerForm, showPartners } from './partners.ts'
import { callOff, findOccasion, insertDate, listDates, listOccasions } from './queries.ts'
import { register } from './register.ts'
import { dateForm, faultsIn, occasionForm, registrars } from './rules.ts'

const path = '/cases/:number/occasion'

async function show(visit: CaseVisit, failed?: Failed): Promise<Page> {
  const occasion = found(await findOccasion(visit.tx, visit.case.id))
  const dates = await listDates(visit.tx, visit.case.id)
  const near = readsApplications(visit, occasion) ? await listLineage(visit.tx, visit.viewer, visit.case) : []
  const applications = near.filter(({ is }) => is === 'child')
  return occasionPage(visit, { occasion, dates, applications }, failed)
}

const here = (visit: CaseVisit): Outcome => ({ to: casePath(visit.city, visit.case.number, '/occasion') })

/** Nothing is added to what has ended. */
function mustBeOpen({ case: { kind, state } }: CaseVisit): void {
  found(kind === 'occasion' ? true : undefined)
  if (state !== 'open') throw conflict()
}

const labels = (lang: Lang) => labelsOf(lang)

export const occasionRoutes: readonly Route[] = [
  page('/occasions', {
    policy: anyone,
    show: async (visit: Visit) => listPage(visit, await listOccasions(visit.tx, visit.today)),
  }),
  page('/occasions/new', { policy: registrars, show: async (visit) => newPage(visit) }),
  action('/occasions', {
    policy: registrars,
    form: occasionForm,
    draft: {
      page: '/occasions/new',
      kind: 'many',
      name: (lang: Lang) => occasionMessages(lang).title,
      labels,
    },
    check: async ({ definition }, input) => faultsIn(definition, input),
    act: async (visit, input) => ({
      to: casePath(visit.city, await register(visit, input), '/occasion?done=saved'),
    }),
    again: async (visit, failed) => newPage(visit, failed),
  }),
  casePage(path, { policy: whoMaySee, show: (visit) => show(visit) }),
  caseAction(`${path}/dates`, {
    policy: anyParty,
    form: dateForm,
    act: async (visit, input) => {
      mustBeOpen(visit)
      await insertDate(visit.tx, visit.case.id, input, visit.now)
      visit.record({
        caseId: visit.case.id,
        stage: 'running',
        kind: 'dateAdded',
        visibility: 'public',
        facts: { on: input.heldOn, what: input.what, place: input.place },
      })
      return here(visit)
    },
    again: show,
  }),
  casePage(`${path}/partners`, { policy: holders, show: (visit) => showPartners(visit) }),
  caseAction(`${path}/partners`, {
    policy: holders,
    form: partnerForm,
    act: addPartner,
    again: showPartners,
  }),
  caseAction(`${path}/calling-off`, {
    policy: anyParty,
    form: z.object({ id: line({ max: 36 }) }),
    act: async (visit, { id }) => {
      mustBeOpen(visit)
      const date = found(
        isUuid(id) ? (await listDates(visit.tx, visit.case.id)).find((one) => one.id === id) : undefined,
      )
      if (!(await callOff(visit.tx, visit.case.id, date.id, visit.now))) throw conflict()
      const { held_on: on } = date
      const entry = { caseId: visit.case.id, stage: 'running', kind: 'dateCalledOff' }
      visit.record({ ...entry, visibility: 'public', facts: { on } })
      return here(visit)
    },
    again: show,
  }),
]
