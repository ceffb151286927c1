import { byOf } from '../../core/people/by.ts'
import { conflict, found, notFound } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { anyone } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { actionNewPage, actionPage, indicatorNewPage, reportPage, valuePage } from './pages/form-pages.tsx'
import { measurePath } from './pages/frame.tsx'
import { listPage } from './pages/list-page.tsx'
import { measurePage } from './pages/measure-page.tsx'
import {
  changeAction,
  findAction,
  findIndicator,
  insertAction,
  insertIndicator,
  insertReport,
  type Known,
  listOverview,
  readMeasure,
  saveValue,
} from './queries.ts'
import {
  actionChangeForm,
  actionForm,
  findMeasure,
  indicatorForm,
  type Measure,
  mayReport,
  ownerOf,
  reportForm,
  sectionFaults,
  staff,
  valueForm,
} from './rules.ts'

const path = '/measures/:measure'

const measureHere = ({ definition, params }: Visit): Measure => found(findMeasure(definition, params.measure))

/** The measure, for whoever looks after it; to other sections there is nothing to fill in here. */
async function owned(visit: Visit): Promise<{ measure: Measure; known: Known }> {
  const measure = measureHere(visit)
  const known = await readMeasure(visit.tx, measure.code)
  if (!mayReport(visit.viewer, ownerOf(visit.definition, known.reports[0]))) throw notFound()
  return { measure, known }
}

const back = (visit: Visit, measure: Measure): Outcome => ({
  to: cityPath(visit.city, measurePath(measure, '?done=saved')),
})

const showReport = async (visit: Visit, failed?: Failed): Promise<Page> => {
  const { measure, known } = await owned(visit)
  return reportPage(visit, measure, known.reports[0], failed)
}
const showActionNew = async (visit: Visit, failed?: Failed): Promise<Page> =>
  actionNewPage(visit, (await owned(visit)).measure, failed)
const showIndicatorNew = async (visit: Visit, failed?: Failed): Promise<Page> =>
  indicatorNewPage(visit, (await owned(visit)).measure, failed)

async function actionHere(visit: Visit) {
  const { measure } = await owned(visit)
  const { action: id = '' } = visit.params
  return { measure, action: found(isUuid(id) ? await findAction(visit.tx, measure.code, id) : undefined) }
}
const showAction = async (visit: Visit, failed?: Failed): Promise<Page> => {
  const here = await actionHere(visit)
  return actionPage(visit, here.measure, here.action, failed)
}
async function indicatorHere(visit: Visit) {
  const { measure } = await owned(visit)
  const { indicator: id = '' } = visit.params
  return {
    measure,
    indicator: found(isUuid(id) ? await findIndicator(visit.tx, measure.code, id) : undefined),
  }
}
const showValue = async (visit: Visit, failed?: Failed): Promise<Page> => {
  const { measure, indicator } = await indicatorHere(visit)
  return valuePage(visit, measure, indicator, failed)
}

/** What becomes of the measures of the guideline: everybody reads it, the section in charge writes it. */
export const measureRoutes: readonly Route[] = [
  page('/measures', {
    policy: anyone,
    show: async (visit) => listPage(visit, await listOverview(visit.tx, visit.today)),
  }),
  page(path, {
    policy: anyone,
    show: async (visit) => {
      const measure = measureHere(visit)
      return measurePage(visit, measure, await readMeasure(visit.tx, measure.code))
    },
  }),
  page(`${path}/reports/new`, { policy: staff, show: (visit) => showReport(visit) }),
  action(`${path}/reports`, {
    policy: staff,
    form: reportForm,
    check: async ({ definition }, input) => sectionFaults(definition, input),
    act: async (visit, input) => {
      const { measure } = await owned(visit)
      await insertReport(visit.tx, measure.code, { ...input, on: visit.today }, byOf(visit))
      return back(visit, measure)
    },
    again: showReport,
  }),
  page(`${path}/actions/new`, { policy: staff, show: (visit) => showActionNew(visit) }),
  action(`${path}/actions`, {
    policy: staff,
    form: actionForm,
    check: async ({ definition }, input) => sectionFaults(definition, input),
    act: async (visit, input) => {
      const { measure } = await owned(visit)
      await insertAction(visit.tx, measure.code, input, byOf(visit))
      return back(visit, measure)
    },
    again: showActionNew,
  }),
  page(`${path}/actions/:action`, { policy: staff, show: (visit) => showAction(visit) }),
  action(`${path}/actions/:action`, {
    policy: staff,
    form: actionChangeForm,
    check: async ({ definition }, input) => sectionFaults(definition, input),
    act: async (visit, input) => {
      const { measure, action: found } = await actionHere(visit)
      if (!(await changeAction(visit.tx, found, input, visit.today))) throw conflict()
      return back(visit, measure)
    },
    again: showAction,
  }),
  page(`${path}/indicators/new`, { policy: staff, show: (visit) => showIndicatorNew(visit) }),
  action(`${path}/indicators`, {
    policy: staff,
    form: indicatorForm,
    act: async (visit, input) => {
      const { measure } = await owned(visit)
      await insertIndicator(visit.tx, measure.code, input, byOf(visit))
      return back(visit, measure)
    },
    again: showIndicatorNew,
  }),
  page(`${path}/indicators/:indicator`, { policy: staff, show: (visit) => showValue(visit) }),
  action(`${path}/indicators/:indicator`, {
    policy: staff,
    form: valueForm,
    act: async (visit, input) => {
      const { measure, indicator } = await indicatorHere(visit)
      await saveValue(visit.tx, indicator.id, input, byOf(visit))
      return back(visit, measure)
    },
    again: showValue,
  }),
]
