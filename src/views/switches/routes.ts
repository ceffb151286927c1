import type { Definition, Switchable } from '../../core/edition/schema/index.ts'
import { reachOf } from '../../core/edition/switches.ts'
import { countStaff, type SectionCount } from '../../core/organization/staff.ts'
import { byOf } from '../../core/people/by.ts'
import { bumpPages } from '../../core/trail/ledger.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { tellSections } from './notices.ts'
import { confirmPage } from './pages/confirm-page.tsx'
import { listPage } from './pages/list-page.tsx'
import { type Here, stagePage } from './pages/stage-page.tsx'
import { insertSwitch, listStandings, listSwitched, type Switched } from './queries.ts'
import {
  findSwitch,
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
  const switched = await listSwitched(visit.tx)
  const people = await countStaff(visit.tx, visit.today, [])
  return {
    edition,
    code,
    now: reachOf(edition, visit.definition.switches ?? {}, code),
    switched: switched.filter(({ stage }) => stage === code),
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

const newestOf = (switched: readonly Switched[], code: Switchable): string =>
  switched.find(({ stage }) => stage === code)?.id ?? ''

async function keep(visit: Visit, input: SwitchInput): Promise<Outcome> {
  const { edition, code } = await stageHere(visit)
  if (newestOf(await listSwitched(visit.tx), code) !== input.seen) throw conflict()
  const before = reachOf(edition, visit.definition.switches ?? {}, code)
  const after = reachIn(input)
  await insertSwitch(visit.tx, { stage: code, reach: after, reason: input.reason, by: byOf(visit) })
  await bumpPages(visit.tx)
  const sections = sectionsChanged(visit.definition, before, after)
  await tellSections(visit, { code, after, sections })
  return { to: cityPath(visit.city, `/switches?done=${code}`) }
}

/** 使う段階: a city may begin with its register, and adds one stage after the other, first in a section that tries it. */
export const switchRoutes: readonly Route[] = [
  page('/switches', {
    policy: staff,
    show: async (visit) => listPage(visit, await editionOf(visit), await listSwitched(visit.tx)),
  }),
  page(path, { policy: staff, show: (visit) => show(visit) }),
  action(path, {
    policy: office,
    form: switchForm,
    check: async (visit, input) => {
      const { edition, code } = await stageHere(visit)
      return switchFaults({ edition, today: visit.definition, code }, input)
    },
    confirm: async (visit, input, form) => confirmPage(visit, await hereOf(visit), { input, form }),
    act: keep,
    again: show,
  }),
]
