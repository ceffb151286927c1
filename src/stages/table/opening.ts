import { enterStage } from '../../core/advance.ts'
import { closeDuties } from '../../core/duty/duties.ts'
import { conflict } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import type { Outcome } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { changeTable } from './queries.ts'
import { mayOpen, type OpeningInput } from './rules.ts'

export const tablePath = ({ city, case: { number } }: CaseVisit, path = ''): string =>
  casePath(city, number, `/table${path}`)

/** The case turns aside to its table; what the stage it comes from was owed waits until it goes on. */
export async function openTable(visit: CaseVisit, input: OpeningInput): Promise<Outcome> {
  if (!mayOpen(visit.viewer, visit)) throw conflict()
  const { tx, now, case: subject } = visit
  for (const { kind } of visit.duties.filter((duty) => duty.kind.startsWith(`${subject.stage}.`)))
    await closeDuties(tx, { caseId: subject.id, kind }, now)
  await enterStage(visit, subject, 'table')
  await changeTable(tx, subject.id, input)
  return { to: tablePath(visit) }
}
