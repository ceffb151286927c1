import { z } from 'zod'
import { isCoordination, isStaff } from '../../core/people/viewer.ts'
import { listRegister } from '../../core/register/queries.ts'
import { listSums } from '../../core/register/sums.ts'
import { anyone } from '../../core/web/policies.ts'
import { action, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { fiscalYear } from '../../lib/dates.ts'
import { line } from '../../lib/form-text.ts'
import type { Lang } from '../../lib/language.ts'
import { change, enter, remove, showEntry } from './entry.ts'
import { registerMessages } from './messages.ts'
import { csvOf, jsonOf, wholeYear } from './open-data.ts'
import { labelsOf, newEntryPage } from './pages/entry-pages.tsx'
import { registerPage } from './pages/list-page.tsx'
import { printPage } from './pages/print-page.tsx'
import { yearsPage } from './pages/years-page.tsx'
import { changeForm, entryForm, faultsIn, pageSize, registerQuery, sectionStaff } from './rules.ts'

/** A line names a matter: what is not public is its section's and the coordination office's to read; sums are numbers alone. */
function linesFor({ viewer }: Visit) {
  if (isCoordination(viewer)) return 'all' as const
  const own = isStaff(viewer) ? viewer?.hat.section : undefined
  return own === undefined ? ('public' as const) : { own }
}
const whichOf = ({ viewer }: Visit) => (isStaff(viewer) ? ('all' as const) : ('public' as const))
const thisYear = ({ today }: Visit) => fiscalYear(today)
const yearOf = (visit: Visit): number => Number(visit.query.year ?? thisYear(visit))

async function show(visit: Visit) {
  const all = await listSums(visit.tx, whichOf(visit))
  const years = [...new Set([thisYear(visit), ...all.map(({ fiscal_year }) => fiscal_year)])].sort(
    (a, b) => b - a,
  )
  const filled = years.find((one) => all.some(({ fiscal_year }) => fiscal_year === one))
  const year = Number(visit.query.year ?? filled ?? years[0])
  const { form, field, partner, section, after } = visit.query
  const lines = await listRegister(visit.tx, {
    year,
    which: linesFor(visit),
    form,
    field,
    partner,
    section,
    after,
    limit: pageSize + 1,
  })
  return registerPage(visit, {
    year,
    years,
    sums: all.filter(({ fiscal_year }) => fiscal_year === year),
    lines: lines.slice(0, pageSize),
    more: lines.length > pageSize,
    newer: after !== undefined,
  })
}

export const mainRoutes: readonly Route[] = [
  page('/register', { policy: anyone, cached: true, query: registerQuery, show }),
  page('/register/years', {
    policy: anyone,
    cached: true,
    show: async (visit) => yearsPage(visit, await listSums(visit.tx, whichOf(visit))),
  }),
  page('/register/print', {
    policy: anyone,
    query: registerQuery,
    show: async (visit) => printPage(visit, yearOf(visit), await wholeYear(visit, yearOf(visit))),
  }),
  page('/register/csv', {
    policy: anyone,
    query: registerQuery,
    show: (visit) => csvOf(visit, yearOf(visit)),
  }),
  page('/register/json', {
    policy: anyone,
    query: registerQuery,
    show: (visit) => jsonOf(visit, yearOf(visit)),
  }),
  page('/register/new', { policy: sectionStaff, show: async (visit) => newEntryPage(visit) }),
  action('/register', {
    policy: sectionStaff,
    form: entryForm,
    draft: {
      page: '/register/new',
      kind: 'many',
      name: (lang: Lang) => registerMessages(lang).newTitle,
      labels: labelsOf,
    },
    check: async ({ definition, viewer }, input) => faultsIn(definition, viewer, input),
    act: enter,
    again: async (visit, failed) => newEntryPage(visit, failed),
  }),
  page('/register/entries/:entry', { policy: sectionStaff, show: (visit) => showEntry(visit) }),
  action('/register/entries/:entry', {
    policy: sectionStaff,
    form: changeForm,
    act: change,
    again: showEntry,
  }),
  action('/register/entries/:entry/removal', {
    policy: sectionStaff,
    form: z.object({ version: line({ max: 12, required: true }) }),
    act: remove,
    again: showEntry,
  }),
]
