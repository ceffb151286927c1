import { turnAside } from '../../core/advance.ts'
import { closeDuties, openDuty } from '../../core/duty/duties.ts'
import { tableAnswerDuty } from '../../core/duty/table.ts'
import { conflict } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import type { Outcome } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { addWorkingDays } from '../../lib/working-days.ts'
import { tablePath } from './here.ts'
import { tellAsked, tellOpened, tellRefused } from './notices.ts'
import { changeTable } from './queries.ts'
import { tell } from './record.ts'
import { mayAsk, mayOpen, type OpeningInput, opensTable } from './rules.ts'

export const isAsked = ({ duties }: Pick<CaseVisit, 'duties'>): boolean =>
  duties.some(({ kind }) => kind === tableAnswerDuty)

/** The case turns aside to its table; what the stage it comes from was owed waits until it goes on. */
export async function openTable(visit: CaseVisit, input: OpeningInput): Promise<Outcome> {
  if (!opensTable(visit.definition, visit.case)) throw conflict()
  if (mayAsk(visit.viewer, visit)) return ask(visit, input)
  if (!mayOpen(visit.viewer, visit)) throw conflict()
  const { tx, case: subject } = visit
  await turnAside(visit, subject.number, 'table')
  await changeTable(tx, subject.id, input)
  await tellOpened(visit)
  return { to: tablePath(visit) }
}

/** While the consultation goes on a party asks; the section owes an answer, within the city's working days. */
async function ask(visit: CaseVisit, { why }: OpeningInput): Promise<Outcome> {
  const { tx, now, today, definition, case: subject } = visit
  if (isAsked(visit) || subject.section === null) throw conflict()
  const dueOn = addWorkingDays(today, definition.answering.workingDays, definition.city.closedDays)
  await openDuty(tx, { caseId: subject.id, kind: tableAnswerDuty, section: subject.section, dueOn }, now)
  tell(visit, 'asked', { why })
  await tellAsked(visit)
  return { to: casePath(visit.city, subject.number) }
}

/** Not now: the party that asked reads why. To open it the section concludes the consultation. */
export async function refuse(visit: CaseVisit, { refusal }: { refusal: string }): Promise<Outcome> {
  if (!isAsked(visit)) throw conflict()
  await closeDuties(visit.tx, { caseId: visit.case.id, kind: tableAnswerDuty }, visit.now)
  tell(visit, 'refused', { reason: refusal })
  await tellRefused(visit)
  return { to: casePath(visit.city, visit.case.number) }
}
