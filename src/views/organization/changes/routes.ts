import { z } from 'zod'
import { applyPlan } from '../../../core/organization/changes/apply.ts'
import { countUndecided } from '../../../core/organization/changes/cases.ts'
import { insertLine } from '../../../core/organization/changes/parts.ts'
import {
  changePlan,
  insertPlan,
  lineKinds,
  listPlans,
  type Plan,
} from '../../../core/organization/changes/plan.ts'
import { undoPlan } from '../../../core/organization/changes/undo.ts'
import { keepOrganizationEvent, type OrganizationEventKind } from '../../../core/organization/events.ts'
import { noteStaff } from '../../../core/organization/note-staff.ts'
import { organizers } from '../../../core/organization/rules.ts'
import { listStaff } from '../../../core/organization/staff.ts'
import { signatureOf } from '../../../core/people/signature.ts'
import { isCoordination } from '../../../core/people/viewer.ts'
import { conflict } from '../../../core/web/errors.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { joined } from '../../../lib/language.ts'
import { placeName } from '../places.ts'
import { actingPerson } from '../promoters.ts'
import {
  type LineInput,
  lineForm,
  madeForm,
  type PlanInput,
  planForm,
  removalForm,
  type StepInput,
  sectionForm,
  stepForm,
} from './forms.ts'
import { listPage, planPath } from './list-page.tsx'
import { changeMessages } from './messages.ts'
import { type PlanPageProps, planPage } from './plan-page.tsx'
import { definitionOn, here, readPlan, takePlan, wrong } from './reading.ts'
import { readLine } from './rules.ts'
import { addMade, addSection, removeMade, removing } from './section-acts.ts'
import { placesGone } from './section-rules.ts'

const addQuery = z.object({
  add: z
    .enum([...lineKinds, 'section', 'made'])
    .optional()
    .catch(undefined),
  done: z.enum(['yes']).optional().catch(undefined),
})

async function show(visit: Visit, failed?: Failed, sent?: PlanPageProps['add']): Promise<Page> {
  const plan = await readPlan(visit)
  const staff = await listStaff(visit.tx, visit.today)
  noteStaff(visit, staff)
  const { add } = addQuery.parse(visit.query)
  const coming = await definitionOn(visit, plan)
  const undecided = isCoordination(visit.viewer) ? await countUndecided(visit.tx, plan) : 0
  const shown = planPage({ visit, plan, staff, coming, undecided, failed, add: sent ?? add })
  return failed?.errors.some(({ code }) => code === 'changed') ? { ...shown, status: 409 } : shown
}

const lineAgain = (visit: Visit, failed: Failed) => {
  const kind = lineKinds.find((one) => one === failed.kept.kind)
  return show(visit, failed, kind)
}
const adding = (what: 'section' | 'made') => (visit: Visit, failed: Failed) => show(visit, failed, what)
const again = (visit: Visit, failed: Failed) => show(visit, failed)

async function make(visit: Visit, input: PlanInput): Promise<Outcome> {
  if (input.effectiveOn < visit.today) return wrong({ field: 'effectiveOn', code: 'dayPast' })
  const id = await insertPlan(visit.tx, input, actingPerson(visit).personId, visit.now)
  await keepOrganizationEvent(visit.tx, { kind: 'planMade', planId: id }, actingPerson(visit), visit.now)
  return { to: planPath(visit, id) }
}

async function addLine(visit: Visit, input: LineInput): Promise<Outcome> {
  const staff = await listStaff(visit.tx, visit.today)
  const coming = await definitionOn(visit, await readPlan(visit))
  const oneself = actingPerson(visit).personId
  const read = (plan: Plan) => readLine(input, { plan, staff, coming, oneself })
  const taken = await takePlan(visit, input.version, (plan) => {
    const line = read(plan)
    return line.ok ? undefined : line.error
  })
  if ('refused' in taken) return taken.refused
  const line = read(taken.plan)
  if (line.ok) await insertLine(visit.tx, taken.plan.id, line.value, visit.now)
  return here(visit, taken.plan)
}

const keep = (visit: Visit, kind: OrganizationEventKind, plan: Plan) =>
  keepOrganizationEvent(visit.tx, { kind, planId: plan.id }, actingPerson(visit), visit.now)

const steps: Readonly<Record<StepInput['step'], (visit: Visit, plan: Plan) => Promise<boolean>>> = {
  schedule: async (visit, plan) => {
    const { personId, hatId } = actingPerson(visit)
    const patch = { state: 'scheduled' as const, scheduled_by: personId, scheduled_hat: hatId }
    if (plan.state !== 'draft' || !(await changePlan(visit.tx, plan, patch))) return false
    await keep(visit, 'planScheduled', plan)
    if (plan.effective_on > visit.today) return true
    const scheduled = { ...plan, ...patch, version: plan.version + 1 }
    return applyPlan(visit.tx, scheduled, { definition: await definitionOn(visit, plan), now: visit.now })
  },
  unschedule: async (visit, plan) => {
    const patch = { state: 'draft' as const, scheduled_by: null, scheduled_hat: null }
    if (plan.state !== 'scheduled' || !(await changePlan(visit.tx, plan, patch))) return false
    await keep(visit, 'planOpened', plan)
    return true
  },
  drop: async (visit, plan) => {
    if (plan.state !== 'draft' || !(await changePlan(visit.tx, plan, { state: 'dropped' }))) return false
    await keep(visit, 'planDropped', plan)
    return true
  },
  undo: async (visit, plan) =>
    undoPlan(
      visit.tx,
      plan,
      { ...actingPerson(visit), signature: signatureOf(visit.viewer, visit.definition) },
      { edition: await visit.runtime.directory.definition(visit.city.edition.id), now: visit.now },
    ),
}

/** What keeps a plan from being scheduled: nothing in it, or a place that will not be there. */
async function notReady(visit: Visit, plan: Plan): Promise<FieldError | undefined> {
  if (plan.lines.length + plan.sections.length + plan.made.length === 0) return { field: '', code: 'empty' }
  const coming = await definitionOn(visit, plan)
  const gone = placesGone(plan, coming).map((code) => placeName(coming, code, visit.lang))
  if (gone.length === 0) return undefined
  const detail = changeMessages(visit.lang).placeGone(joined(gone, visit.lang))
  return { field: '', code: 'asSaid', detail }
}

async function step(visit: Visit, input: StepInput): Promise<Outcome> {
  const plan = await readPlan(visit)
  if (plan.version !== Number(input.version)) return wrong({ field: '', code: 'changed' })
  const mistake = input.step === 'schedule' ? await notReady(visit, plan) : undefined
  if (mistake) return wrong(mistake)
  if (!(await steps[input.step](visit, plan))) throw conflict()
  return here(visit, plan)
}

const policy = organizers
const base = '/organization/changes'

export const changeRoutes: readonly Route[] = [
  page(base, { policy, show: async (visit) => listPage(visit, await listPlans(visit.tx)) }),
  action(base, {
    policy,
    form: planForm,
    act: make,
    again: async (visit, failed) => listPage(visit, await listPlans(visit.tx), failed),
  }),
  page(`${base}/:id`, { policy, query: addQuery, show: (visit) => show(visit) }),
  action(`${base}/:id/lines`, { policy, form: lineForm, act: addLine, again: lineAgain }),
  action(`${base}/:id/lines/removals`, { policy, form: removalForm, act: removing('change_line'), again }),
  action(`${base}/:id/sections`, { policy, form: sectionForm, act: addSection, again: adding('section') }),
  action(`${base}/:id/sections/removals`, {
    policy,
    form: removalForm,
    act: removing('section_change'),
    again,
  }),
  action(`${base}/:id/made`, { policy, form: madeForm, act: addMade, again: adding('made') }),
  action(`${base}/:id/made/removals`, { policy, form: removalForm, act: removeMade, again }),
  action(`${base}/:id/steps`, { policy, stepUp: true, form: stepForm, act: step, again }),
]
