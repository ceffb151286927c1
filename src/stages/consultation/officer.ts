import { changeCaseStaff, leaveCase, takeCase } from '../../core/organization/case-staff.ts'
import { organizationStage } from '../../core/organization/entries.ts'
import { mayAssign } from '../../core/organization/rules.ts'
import { found } from '../../core/web/errors.ts'
import { sectionInCharge } from '../../core/web/policies.ts'
import { caseAction, type Failed, type Outcome } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { type OfficerInput, officerForm } from './forms.ts'
import { findRoom } from './queries.ts'
import { again, here, roomPath } from './room.ts'

const wrong = (field: string, code: string): Failed => ({ errors: [{ field, code }], kept: {} })

function recordOfficer(visit: CaseVisit, name: string | undefined): Outcome {
  visit.record({
    caseId: visit.case.id,
    stage: organizationStage,
    kind: 'officerSet',
    visibility: 'city',
    facts: name === undefined ? {} : { name },
  })
  return here(visit, 'officer')
}

/** Given to a colleague of the section, or to nobody; told when somebody else has chosen meanwhile. */
async function assign(visit: CaseVisit, { colleague, version }: OfficerInput): Promise<Outcome> {
  if (!mayAssign(visit.viewer, visit.definition, colleague)) return wrong('colleague', 'chiefAssigns')
  const { colleagues } = found(await findRoom(visit.tx, visit.case, visit.today))
  const chosen = colleagues.find(({ id }) => id === colleague)
  if (colleague !== '' && chosen === undefined) return wrong('colleague', 'badChoice')
  const patch = { officer_id: chosen?.id ?? null }
  if (!(await changeCaseStaff(visit.tx, visit.case.id, version, patch)))
    return wrong('colleague', 'alreadyTaken')
  return recordOfficer(visit, chosen?.name)
}

async function takeOrGiveBack(visit: CaseVisit, takes: boolean): Promise<Outcome> {
  const { person } = found(visit.viewer)
  const done = takes
    ? await takeCase(visit.tx, visit.case.id, person.id)
    : await leaveCase(visit.tx, visit.case.id, person.id)
  return done ? recordOfficer(visit, takes ? person.name : undefined) : wrong('officer', 'alreadyTaken')
}

/** Somebody of the section takes the case, gives it back, or gives it to a colleague: the chief alone where the city says so. */
export const officer = caseAction(`${roomPath}/officer`, {
  policy: sectionInCharge,
  form: officerForm,
  again: again('officer'),
  act: (visit, input) =>
    input.officer === 'assign' ? assign(visit, input) : takeOrGiveBack(visit, input.officer === 'take'),
})
