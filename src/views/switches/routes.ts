import { z } from 'zod'
import type { Definition, Switchable } from '../../core/edition/schema/index.ts'
import { reachOf } from '../../core/edition/switches.ts'
import { countStaff, type SectionCount } from '../../core/organization/staff.ts'
import { byOf } from '../../core/people/by.ts'
import { bumpPages } from '../../core/trail/ledger.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { line } from '../../lib/form-text.ts'
import { switchMessages } from './messages.ts'
import { tellSections } from './notices.ts'
import { confirmPage } from './pages/confirm-page.tsx'
import { listPage } from './pages/list-page.tsx'
import { type Here, stagePage } from './pages/stage-page.tsx'
import { endPlan, insertPlanned, listPlanned } from './planned/queries.ts'
import { isPlanned, plannedFaults } from './planned/rules.ts'
import { insertSwitch, listStandings, listSwitched } from './queries.ts'
import {
  findSwitch,
  newestOf,
  office,
  reachIn,
  type SwitchInput,
  sectionsChanged,
  staff,
  switchFaults,
  switchForm,
} from './rules.ts'

const path = '/switches/:stage'

/** The city's own edition: it lists also what runs nowhere today. */
const editionOf = ({ runtime, city }: Visit): Promise<Definition> =>
  runtime.directory.definition(city.edition.id)

async function stageHere(visit: Visit): Promise<{ edition: Definition; code: Switchable }> {
  const edition = await editionOf(visit)
  return { edition, code: found(findSwitch(edition, visit.params.stage)) }
}

async function hereOf(visit: Visit): Promise<Here> {
  const { edition, code } = await stageHere(visit)
  const planned = await listPlanned(visit.tx)
  const switched = await listSwitched(visit.tx)
  const people = await countStaff(visit.tx, visit.today, [])
  return {
    edition,
    code,
    now: reachOf(edition, visit.definition.switches ?? {}, code),
    switched: switched.filter(({ stage }) => stage === code),
    planned,
    people,
    standings: await listStandings(visit.tx),
    preparations: await preparationsFor(visit, code, people),
  }
}

/** Ideas and consultation are one switch: both say what there is to prepare. */
async function preparationsFor(visit: Visit, code: Switchable, people: readonly SectionCount[]) {
  const codes: readonly string[] = code === 'idea' ? ['idea', 'consultation'] : [code]
  const lists = []
  for (const stage of visit.runtime.stages)
    if (codes.includes(stage.code)) lists.push((await stage.prepare?.(visit, people)) ?? [])
  return lists.flat()
}

const show = async (visit: Visit, failed?: Failed): Promise<Page> =>
  stagePage(visit, await hereOf(visit), failed)

async function keep(visit: Visit, input: SwitchInput): Promise<Outcome> {
  const { edition, code } = await stageHere(visit)
  const planned = await listPlanned(visit.tx)
  if (newestOf(await listSwitched(visit.tx), planned, code) !== input.seen) throw conflict()
  if (isPlanned(input)) {
    await insertPlanned(visit.tx, code, input, byOf(visit))
    return { to: cityPath(visit.city, `/switches/${code}?done=planned#coming`) }
  }
  const before = reachOf(edition, visit.definition.switches ?? {}, code)
  const after = reachIn(input)
  await insertSwitch(visit.tx, { stage: code, reach: after, reason: input.reason, by: byOf(visit) })
  await bumpPages(visit.tx)
  const sections = sectionsChanged(visit.definition, before, after)
  await tellSections(visit, { code, after, sections })
  return { to: cityPath(visit.city, `/switches?done=${code}`) }
}

async function faultsOf(visit: Visit, input: SwitchInput) {
  const { edition, code } = await stageHere(visit)
  const { definition: today } = visit
  if (!isPlanned(input)) return switchFaults({ edition, today, code }, input)
  return plannedFaults({ edition, today, planned: await listPlanned(visit.tx) }, code, input, visit.today)
}

/** Until its day comes a switch is taken back without anybody having noticed. */
async function withdraw(visit: Visit, { id }: { id: string }): Promise<Outcome> {
  const { code } = await stageHere(visit)
  const plan = (await listPlanned(visit.tx)).find((one) => one.id === id && one.stage === code)
  if (!(await endPlan(visit.tx, found(plan).id, { state: 'withdrawn', by: byOf(visit) }))) throw conflict()
  return { to: cityPath(visit.city, `/switches/${code}?done=withdrawn`) }
}

/** 使う段階: a city may begin with its register, and adds one stage after the other, first in a section that tries it. */
export const switchRoutes: readonly Route[] = [
  page('/switches', {
    policy: staff,
    show: async (visit) =>
      listPage(visit, {
        edition: await editionOf(visit),
        switched: await listSwitched(visit.tx),
        planned: await listPlanned(visit.tx),
      }),
  }),
  page(path, { policy: staff, show: (visit) => show(visit) }),
  action(path, {
    policy: office,
    form: switchForm,
    check: faultsOf,
    confirm: async (visit, input, form) => confirmPage(visit, await hereOf(visit), { input, form }),
    confirmWords: (lang) => ({
      note: switchMessages(lang).confirmNote,
      send: switchMessages(lang).confirmDo,
    }),
    act: keep,
    again: show,
  }),
  action(`${path}/withdrawal`, {
    policy: office,
    form: z.object({ id: line({ max: 36, required: true }) }),
    act: withdraw,
    again: show,
  }),
]
