import { enterStage } from '../../../core/advance.ts'
import { groupAsParty } from '../../../core/case/as-party.ts'
import { insertParties, keepPartnerKinds } from '../../../core/case/parties.ts'
import { setListedParty } from '../../../core/register/listed.ts'
import { conflict, notFound } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import { sectionInCharge } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Outcome, type Page, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { shortPlanOf } from '../plan.ts'
import { writesOnPaper } from '../rules.ts'
import { openingPage } from './page.tsx'
import { listSameName } from './queries.ts'
import {
  type BeginInput,
  beginForm,
  groupOf,
  hasPartner,
  mayLookBack,
  mayTakePlace,
  type SameName,
} from './rules.ts'

async function listGroups(visit: CaseVisit): Promise<SameName[]> {
  const names = visit.parties.filter(writesOnPaper).map(({ name }) => name)
  return mayTakePlace(visit) ? listSameName(visit.tx, names, visit.today) : []
}

async function show(visit: CaseVisit): Promise<Page> {
  const { evaluation } = visit.definition
  if (evaluation === undefined || !mayLookBack(visit, visit.definition)) throw notFound()
  return openingPage({ visit, plan: shortPlanOf(evaluation), groups: await listGroups(visit) })
}

/** The group itself takes the place of the name that a list had for it: it then writes on screen. */
async function bringGroups(visit: CaseVisit, { onScreen }: BeginInput): Promise<void> {
  const { tx, now, definition, case: subject } = visit
  if (onScreen.length === 0) return
  const groups = await listGroups(visit)
  for (const party of visit.parties) {
    const group = onScreen.includes(party.id) ? groupOf(party, groups) : undefined
    if (group === undefined) continue
    if (!(await setListedParty(tx, subject.id, party.id, now))) throw conflict()
    await insertParties(tx, subject.id, [groupAsParty(definition, group)], now)
    await keepPartnerKinds(tx, subject.id)
  }
}

/** It is open again for looking back, and over on the day on which it was over. */
async function begin(visit: CaseVisit, input: BeginInput): Promise<Outcome> {
  const { city, case: subject } = visit
  if (!mayLookBack(visit, visit.definition) || !hasPartner(visit)) throw conflict()
  await bringGroups(visit, input)
  await enterStage(visit, subject, 'evaluation', { state: 'open' })
  return { to: casePath(city, subject.number, '/evaluation') }
}

export const pastRoutes: readonly Route[] = [
  casePage('/cases/:number/evaluation/opening', { policy: sectionInCharge, begins: 'evaluation', show }),
  caseAction('/cases/:number/evaluation/opening', {
    policy: sectionInCharge,
    begins: 'evaluation',
    form: beginForm,
    act: begin,
    again: show,
  }),
]
