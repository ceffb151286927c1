import { z } from 'zod'
import { changeCaseStaff, listBriefs } from '../../../core/organization/case-staff.ts'
import { organizationStage } from '../../../core/organization/entries.ts'
import { noteStaff } from '../../../core/organization/note-staff.ts'
import { mayAssign } from '../../../core/organization/rules.ts'
import { listStaff } from '../../../core/organization/staff.ts'
import { found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import { sectionInCharge } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Outcome, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { block, line } from '../../../lib/form-text.ts'
import { actingPerson } from '../promoters.ts'
import { briefPage } from './page.tsx'

const wrong = (field: string, code: string): Failed => ({ errors: [{ field, code }], kept: {} })
const here = (visit: CaseVisit) => ({ to: casePath(visit.city, visit.case.number, '/brief?done=yes') })
const staffOf = (visit: CaseVisit) => listStaff(visit.tx, visit.today, visit.case.section ?? '')

async function show(visit: CaseVisit, failed?: Failed) {
  const [brief] = await listBriefs(visit.tx, [visit.case.id])
  const staff = await staffOf(visit)
  noteStaff(visit, staff)
  return briefPage({ visit, brief: found(brief), staff, failed })
}

const version = line({ max: 12, required: true })
const noteForm = z.object({ version, note: block({ max: 2000 }) })
const officerForm = z.object({ version, officer: line({ max: 36 }) })

async function keepNote(visit: CaseVisit, input: z.output<typeof noteForm>): Promise<Outcome> {
  const patch = { note: input.note, note_by: actingPerson(visit).personId, note_at: visit.now }
  const done = await changeCaseStaff(visit.tx, visit.case.id, Number(input.version), patch)
  return done ? here(visit) : wrong('note', 'changed')
}

async function setOfficer(visit: CaseVisit, input: z.output<typeof officerForm>): Promise<Outcome> {
  if (!mayAssign(visit.viewer, visit.definition, input.officer)) return wrong('officer', 'chiefAssigns')
  const person = (await staffOf(visit)).find(({ id }) => id === input.officer)
  if (input.officer !== '' && person === undefined) return wrong('officer', 'badOfficer')
  const patch = { officer_id: person?.id ?? null }
  if (!(await changeCaseStaff(visit.tx, visit.case.id, Number(input.version), patch)))
    return wrong('officer', 'changed')
  visit.record({
    caseId: visit.case.id,
    stage: organizationStage,
    kind: 'officerSet',
    visibility: 'city',
    facts: person ? { name: person.name } : {},
  })
  return here(visit)
}

const query = z.object({ done: z.enum(['yes']).optional().catch(undefined) })
const policy = sectionInCharge

export const briefRoutes: readonly Route[] = [
  casePage('/cases/:number/brief', { policy, query, show: (visit) => show(visit) }),
  caseAction('/cases/:number/brief/note', { policy, form: noteForm, act: keepNote, again: show }),
  caseAction('/cases/:number/officer', { policy, form: officerForm, act: setOfficer, again: show }),
]
