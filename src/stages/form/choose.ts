import { advance } from '../../core/advance.ts'
import type { CaseSubject } from '../../core/case/types.ts'
import { closeDuties, openDuty } from '../../core/duty/duties.ts'
import { findForm } from '../../core/edition/view.ts'
import { conflict } from '../../core/web/errors.ts'
import type { CaseVisit, Visit } from '../../core/web/visit.ts'
import { type Choice, goesWithout, isChoosing } from './rules.ts'

const duty = 'form.choose'

/** The section in charge sees to it that a form is chosen; without one, the first party. */
export async function beginForm({ tx, now }: Visit, { case: subject, parties }: CaseSubject): Promise<void> {
  const about = { caseId: subject.id, kind: duty }
  const first = parties[0]
  if (subject.section !== null) await openDuty(tx, { ...about, section: subject.section }, now)
  else if (first) await openDuty(tx, { ...about, partyId: first.id }, now)
}

/** What is told of the choice: only what was chosen, and an end only where no agreement brings one. */
const factsOf = ({ form, body, scope, reason, endsOn }: Choice, without: boolean): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ form, body, scope, reason, endsOn: without ? endsOn : undefined }).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  )

/** Keeps the form with the case and goes on. 409 when another has chosen meanwhile. */
export async function chooseForm(visit: CaseVisit, choice: Choice): Promise<void> {
  const { tx, now, case: subject } = visit
  if (!isChoosing(subject) || choice.version !== subject.version) throw conflict()
  await closeDuties(tx, { caseId: subject.id, kind: duty }, now)
  const { form, endsOn = null } = choice
  const chosen = findForm(visit.definition, form)
  const without = chosen !== undefined && goesWithout(chosen, choice)
  const facts = factsOf(choice, without)
  visit.record({ caseId: subject.id, stage: 'form', kind: 'chosen', visibility: 'public', facts })
  if (without) await advance(visit, subject, { form, ends_on: endsOn }, 'agreement')
  else await advance(visit, subject, { form })
}
