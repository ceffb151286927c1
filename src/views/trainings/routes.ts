import { z } from 'zod'
import { findPresentSection } from '../../core/edition/view.ts'
import { listStaff } from '../../core/organization/staff.ts'
import { byOf } from '../../core/people/by.ts'
import { conflict, found, notFound } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { fiscalYear } from '../../lib/dates.ts'
import { isUuid } from '../../lib/ids.ts'
import { boardPage } from './board-page.tsx'
import { changePage, newPage, partsPage, trainingPath } from './pages.tsx'
import {
  changeTraining,
  findTraining,
  insertTraining,
  listParts,
  readBoard,
  saveParts,
  type Training,
} from './queries.ts'
import { changeForm, enterers, kindFaults, mayEnter, office, partForm, staff, trainingForm } from './rules.ts'
import { trainingPage } from './training-page.tsx'

const path = '/trainings/:training'
const query = z.object({
  year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  section: z.string().max(60).optional().catch(undefined),
  done: z.string().max(20).optional().catch(undefined),
})

async function trainingHere({ tx, params: { training: id = '' } }: Visit): Promise<Training> {
  return found(isUuid(id) ? await findTraining(tx, id) : undefined)
}
const back = (visit: Visit, id: string): Outcome => ({
  to: cityPath(visit.city, trainingPath(id, '?done=saved')),
})

const showChange = async (visit: Visit, failed?: Failed): Promise<Page> =>
  changePage(visit, await trainingHere(visit), failed)
const showTraining = async (visit: Visit): Promise<Page> => {
  const training = await trainingHere(visit)
  return trainingPage(visit, training, await listParts(visit.tx, training.id))
}

/** The section that is entered: one of today, and of those that whoever asks may enter. */
function sectionFor({ definition, viewer }: Visit, asked: string | undefined): string {
  const code = asked ?? viewer?.hat.section
  const section = found(findPresentSection(definition, code))
  if (!mayEnter(viewer, section.code)) throw notFound()
  return section.code
}

async function showParts(visit: Visit, failed?: Failed): Promise<Page> {
  const training = await trainingHere(visit)
  const sent = failed?.kept.section
  const section = sectionFor(visit, typeof sent === 'string' ? sent : visit.query.section)
  const people = await listStaff(visit.tx, visit.today, section)
  return partsPage(
    visit,
    { training, section, staff: people, parts: await listParts(visit.tx, training.id) },
    failed,
  )
}

/** Only people of the section, or of whom it was written down before: nobody else's record is touched. */
async function keepParts(visit: Visit, sent: { section: string; members: string[] }): Promise<Outcome> {
  const training = await trainingHere(visit)
  const section = sectionFor(visit, sent.section)
  const before = (await listParts(visit.tx, training.id)).filter((part) => part.section === section)
  const known = new Set([
    ...(await listStaff(visit.tx, visit.today, section)).map(({ id }) => id),
    ...before.map(({ member_id }) => member_id),
  ])
  const members = [...new Set(sent.members)].filter((id) => known.has(id))
  await saveParts(visit.tx, training.id, { section, members }, byOf(visit))
  return back(visit, training.id)
}

/** 研修: courses, who took part, per section. */
export const trainingRoutes: readonly Route[] = [
  page('/trainings', {
    policy: staff,
    query,
    show: async (visit) => {
      const year = Number(visit.query.year ?? fiscalYear(visit.today))
      return boardPage(visit, await readBoard(visit.tx, year, found(visit.viewer).person.id), year)
    },
  }),
  page('/trainings/new', { policy: office, show: async (visit) => newPage(visit) }),
  action('/trainings', {
    policy: office,
    form: trainingForm,
    check: async ({ definition }, input) => kindFaults(definition, input),
    act: async (visit, input) => back(visit, await insertTraining(visit.tx, input, byOf(visit))),
    again: async (visit, failed) => newPage(visit, failed),
  }),
  page(path, { policy: staff, query, show: showTraining }),
  page(`${path}/change`, { policy: office, show: (visit) => showChange(visit) }),
  action(`${path}/change`, {
    policy: office,
    form: changeForm,
    check: async ({ definition }, input) => kindFaults(definition, input),
    act: async (visit, { version, ...input }) => {
      const { id } = await trainingHere(visit)
      if (!(await changeTraining(visit.tx, { id, version }, input))) throw conflict()
      return back(visit, id)
    },
    again: showChange,
  }),
  action(`${path}/calling-off`, {
    policy: office,
    form: z.object({ version: z.coerce.number().int().min(1) }),
    act: async (visit, { version }) => {
      const { id } = await trainingHere(visit)
      if (!(await changeTraining(visit.tx, { id, version }, { calledOffOn: visit.today }))) throw conflict()
      return back(visit, id)
    },
    again: showTraining,
  }),
  page(`${path}/parts`, { policy: enterers, query, show: (visit) => showParts(visit) }),
  action(`${path}/parts`, { policy: enterers, form: partForm, act: keepParts, again: showParts }),
]
