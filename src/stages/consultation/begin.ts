import { changeCase } from '../../core/case/change.ts'
import type { Stage } from '../../core/contribution.ts'
import { openDuty } from '../../core/duty/duties.ts'
import { routeField } from '../../core/edition/view.ts'
import { conflict } from '../../core/web/errors.ts'
import { insertConsultation } from './queries.ts'
import { answerDueOn, replyDuty } from './rules.ts'

/** The idea reaches its section: from here on somebody named owes an answer by a day. */
export const beginConsultation: NonNullable<Stage['begin']> = async (visit, subject) => {
  const { tx, definition, now, today } = visit
  const routed = routeField(definition, subject.case.field ?? undefined)
  const section = subject.case.section ?? routed.section
  if (subject.case.section === null && !(await changeCase(tx, subject.case, { section }))) throw conflict()
  const routedBy = section === routed.section ? routed.reason : 'default'
  const caseId = subject.case.id
  const dueOn = answerDueOn(definition, today, subject.case)
  await insertConsultation(tx, { caseId, section, routed_by: routedBy })
  await openDuty(tx, { caseId, kind: replyDuty, section, dueOn }, now)
  visit.record({
    caseId,
    stage: 'consultation',
    kind: 'received',
    visibility: 'public',
    facts: { section, dueOn, routedBy },
  })
}
