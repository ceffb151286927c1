import { addParty } from '../../core/case/parties.ts'
import type { CaseSubject } from '../../core/case/types.ts'
import type { Stage } from '../../core/contribution.ts'
import { openDuty } from '../../core/duty/duties.ts'
import { leadOf } from '../../core/duty/lead.ts'
import { sectionParty } from '../../core/group/index.ts'
import type { Visit } from '../../core/web/visit.ts'
import { insertTable } from './queries.ts'

export const callDuty = 'table.call'

/** The section in charge sits down as a party like any other; a case without one is a table among citizens. */
async function seatSection(visit: Visit, { case: { id, section }, parties }: CaseSubject): Promise<void> {
  if (section === null || parties.some((party) => party.section === section)) return
  const party = sectionParty(visit.definition, section)
  if (party) await addParty(visit.tx, id, party, visit.now)
}

export const beginTable: NonNullable<Stage['begin']> = async (visit, subject) => {
  const { tx, now } = visit
  const caseId = subject.case.id
  await insertTable(tx, caseId, now)
  await seatSection(visit, subject)
  await openDuty(tx, { caseId, kind: callDuty, ...leadOf(subject) }, now)
  visit.record({ caseId, stage: 'table', kind: 'opened', visibility: 'public' })
}
