import { advance } from '../../core/advance.ts'
import type { CaseSubject } from '../../core/case/types.ts'
import { closeDuties, openDuty } from '../../core/duty/duties.ts'
import { conflict } from '../../core/web/errors.ts'
import type { CaseVisit, Visit } from '../../core/web/visit.ts'
import { type Choice, isChoosing } from './rules.ts'

const duty = 'form.choose'

/** The section in charge sees to it that a form is chosen; without one, the first party. */
export async function beginForm({ tx, now }: Visit, { case: subject, parties }: CaseSubject): Promise<void> {
  const about = { caseId: subject.id, kind: duty }
  const first = parties[0]
  if (subject.section !== null) await openDuty(tx, { ...about, section: subject.section }, now)
  else if (first) await openDuty(tx, { ...about, partyId: first.id }, now)
}

/** Keeps the form with the case and goes on. 409 when another has chosen meanwhile. */
export async function chooseForm(visit: CaseVisit, choice: Choice): Promise<void> {
  const { tx, now, case: subject } = visit
  if (!isChoosing(subject) || choice.version !== subject.version) throw conflict()
  await closeDuties(tx, { caseId: subject.id, kind: duty }, now)
  const { form, body, scope, reason } = choice
  visit.record({
    caseId: subject.id,
    stage: 'form',
    kind: 'chosen',
    visibility: 'public',
    facts: { form, ...(body ? { body } : {}), ...(scope ? { scope } : {}), ...(reason ? { reason } : {}) },
  })
  await advance(visit, subject, { form })
}
