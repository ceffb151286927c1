import { searchLibrary } from '../../core/library/index.ts'
import { isCoordination } from '../../core/people/viewer.ts'
import { bumpPages } from '../../core/trail/ledger.ts'
import { found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { anyone } from '../../core/web/policies.ts'
import { action, type Outcome, type Policy, page, type Route } from '../../core/web/route.ts'
import type { DeskDoor, SignedIn, Visit } from '../../core/web/visit.ts'
import { askToFreeze, listFrozen } from './freeze.ts'
import { frozenRoutes } from './frozen-routes.ts'
import { reportMessages } from './messages.ts'
import { reportPage } from './pages/report-page.tsx'
import { rowsPage } from './pages/rows-page.tsx'
import { listAround, listFigures } from './queries.ts'
import { listRows } from './rows.ts'
import { countOf, freezeForm, reportQuery, rowsQuery, yearOf } from './rules.ts'

export { freezeTask } from './freeze.ts'
export { openFreezer } from './job.ts'

const keeper: Policy = { says: 'the coordination office', may: isCoordination }

async function show(visit: Visit) {
  const { tx, city, today, viewer } = visit
  // While nothing was entered in the year under way, the newest of which there is anything is told.
  const asked = yearOf(visit.query.year, today)
  const around = await listAround(tx, visit.query.year === undefined ? { upTo: asked } : { year: asked })
  const { year } = around
  const figures = await listFigures(tx, year, today)
  const { cases } = await searchLibrary(tx, '', { city: city.slug, year: String(year) })
  const frozen = await listFrozen(tx, year)
  return reportPage({
    visit,
    ...around,
    figures,
    stories: cases,
    frozen,
    mayFreeze: keeper.may(viewer),
  })
}

async function showRows(visit: Visit) {
  const { tx, viewer, city, today, lang, query } = visit
  const read = rowsQuery.parse(query)
  const figure = found(read.figure)
  const { key = '' } = read
  const year = yearOf(read.year, today)
  const before = read.before === undefined ? undefined : Number(read.before)
  const list = await listRows(tx, viewer, { figure, key, year, today }, before)
  const count = countOf(await listFigures(tx, year, today), figure, key)
  const words = reportMessages(lang)
  const path = cityPath(city, `/annual-report/rows?year=${year}&figure=${figure}${key && `&key=${key}`}`)
  const last = list.more ? list.rows.at(-1)?.ordinal : undefined
  const hidden = list.visible < count ? ` ${words.rowsHidden}` : ''
  return rowsPage({
    visit,
    figure,
    key,
    year,
    rows: list.rows,
    lead: `${words.rowsLead(count, list.visible)}${hidden}`,
    back: cityPath(city, `/annual-report?year=${year}`),
    ...(before === undefined ? {} : { first: path }),
    ...(last === undefined ? {} : { next: `${path}&before=${last}` }),
  })
}

async function freeze(visit: Visit, { year }: { year: string }): Promise<Outcome> {
  found(visit.viewer)
  const id = await askToFreeze(visit as SignedIn, Number(year))
  await bumpPages(visit.tx)
  return { to: cityPath(visit.city, `/annual-report/frozen?report=${id}`) }
}

export const annualReportRoutes: readonly Route[] = [
  page('/annual-report', { policy: anyone, cached: true, query: reportQuery, show }),
  page('/annual-report/rows', { policy: anyone, query: rowsQuery, show: showRows }),
  action('/annual-report', { policy: keeper, form: freezeForm, act: freeze, again: (visit) => show(visit) }),
  ...frozenRoutes,
]

export const annualReportDoors: readonly DeskDoor[] = [
  {
    path: '/annual-report',
    group: 'figures',
    may: keeper.may,
    words: (lang) => ({ title: reportMessages(lang).nav, text: reportMessages(lang).doorText }),
  },
]
