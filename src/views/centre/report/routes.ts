import { z } from 'zod'
import { bumpPages } from '../../../core/trail/ledger.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { anyone } from '../../../core/web/policies.ts'
import { type Failed, type Outcome, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { block, choice, line } from '../../../lib/form-text.ts'
import { type RoomVisit, roomAction, roomPage } from '../room.ts'
import { isMonth, monthOf, monthsBefore } from '../slips/rules.ts'
import { listThemeRows, themesOf } from '../slips/themes.ts'
import { csvResponse } from './csv.ts'
import { type Figures, figuresOf, withoutFew } from './figures.ts'
import { rowName } from './messages.ts'
import { csvRows, releasedPage } from './page.tsx'
import { countMonths, findReleased, insertRelease } from './queries.ts'
import { figuresPage } from './work-page.tsx'

const monthAsked = ({ query, today }: Visit): string =>
  isMonth(query.month) ? query.month : monthsBefore(monthOf(today), 1)

async function figuresFor(visit: RoomVisit, month: string): Promise<Figures> {
  const themes = themesOf(visit.definition, await listThemeRows(visit.tx), visit.lang)
  return figuresOf(month, await countMonths(visit.tx, month), themes, rowName(visit.lang))
}

async function showFigures(visit: RoomVisit, month: string, failed?: Failed) {
  const released = await findReleased(visit.tx, visit.viewer, month)
  return figuresPage({ visit, figures: await figuresFor(visit, month), released, failed })
}

async function showCsv(visit: RoomVisit): Promise<Response> {
  const figures = await figuresFor(visit, monthAsked(visit))
  const shown = visit.query.few === 'hidden' ? withoutFew(figures) : figures
  return csvResponse(`centre-${figures.month}.csv`, csvRows(shown, visit.lang))
}

const releaseForm = z.object({
  month: line({ max: 7, required: true }),
  audience: choice(['city', 'public']),
  fewHidden: choice(['yes']).optional(),
  remark: block({ max: 1000 }),
})
type ReleaseInput = z.output<typeof releaseForm>

/** Lets the numbers of a month out that is over; the pages kept for everybody are told. */
async function release(visit: RoomVisit, input: ReleaseInput): Promise<Outcome> {
  const { month, audience, remark } = input
  const { tx, viewer, now } = visit
  if (!isMonth(month) || month >= monthOf(visit.today)) throw conflict()
  // Kept in Japanese, whatever language the worker reads.
  const figures = await figuresFor({ ...visit, lang: 'ja' }, month)
  const few_hidden = input.fewHidden === 'yes'
  const by = { personId: viewer.person.id, hatId: viewer.hat.id }
  const written = { month, audience, few_hidden, figures: few_hidden ? withoutFew(figures) : figures, remark }
  if (!(await insertRelease(tx, written, by, now))) throw conflict()
  await bumpPages(tx)
  return { to: cityPath(visit.city, `/centre/figures?month=${month}&done=released`) }
}

async function released(visit: Visit) {
  const month = visit.params.month ?? ''
  return found(isMonth(month) ? await findReleased(visit.tx, visit.viewer, month) : undefined)
}

export const reportRoutes: readonly Route[] = [
  roomPage('/centre/figures', { show: (visit) => showFigures(visit, monthAsked(visit)) }),
  roomPage('/centre/figures/csv', { show: showCsv }),
  roomAction('/centre/figures', {
    form: releaseForm,
    act: release,
    again: (visit, failed) => {
      const month = String(failed.kept.month ?? '')
      return showFigures(visit, isMonth(month) ? month : monthAsked(visit), failed)
    },
  }),
  page('/centre/reports/:month', {
    policy: anyone,
    show: async (visit) => releasedPage(visit, await released(visit)),
  }),
  page('/centre/reports/:month/csv', {
    policy: anyone,
    show: async (visit) => {
      const { month, figures } = await released(visit)
      return csvResponse(`centre-${month}.csv`, csvRows(figures, visit.lang))
    },
  }),
]
