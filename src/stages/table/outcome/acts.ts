import { advance, closeCase } from '../../../core/advance.ts'
import { closeDuties } from '../../../core/duty/duties.ts'
import {
  currentJoint,
  isSettled,
  type Joint,
  silentParties,
  writeVersion,
} from '../../../core/joint/index.ts'
import { conflict } from '../../../core/web/errors.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { openRoom, tablePath } from '../here.ts'
import { todoDuty } from '../minutes/acts.ts'
import { tellEnded } from '../notices.ts'
import { changeTable } from '../queries.ts'
import { tell } from '../record.ts'
import { carrySheet, hasOpenLines } from '../sheet/index.ts'
import { outcomeMessages } from './messages.ts'
import { type CurrentOutcome, type OutcomeInput, outcomeFrom, type TableOutcome } from './rules.ts'

export const findOutcome = (visit: CaseVisit): Promise<CurrentOutcome> =>
  currentJoint<TableOutcome>(visit.tx, visit.case.id, 'tableOutcome')

/** Any party writes how the table ends; it ends when all have confirmed the same. */
export async function writeOutcome(visit: CaseVisit, input: OutcomeInput): Promise<Outcome> {
  await openRoom(visit)
  const joint = await findOutcome(visit)
  if (joint && isSettled(joint)) throw conflict()
  if ((joint?.version ?? 0) !== input.version)
    return { errors: [{ field: '', code: 'newerVersion' }], kept: {} }
  if (input.outcome === 'whole' && (await hasOpenLines(visit)))
    return { errors: [{ field: 'outcome', code: 'linesOpen' }], kept: {} }
  await writeVersion(visit, visit, 'tableOutcome', outcomeFrom(input, visit.definition), input.version)
  return { to: tablePath(visit, '/outcome') }
}

/** A line may have been opened again since “all of it” was written: then nobody confirms what is no longer so. */
export async function stillWhole(visit: CaseVisit): Promise<Outcome | undefined> {
  const joint = await findOutcome(visit)
  // Who confirms after one went on without them decides no longer what goes on.
  if (joint && isSettled(joint)) return undefined
  if (joint?.document.content.outcome !== 'whole' || !(await hasOpenLines(visit))) return undefined
  return { errors: [{ field: 'outcome', code: 'linesOpen' }], kept: {} }
}

const namesOf = ({ parties }: CaseVisit, ids: readonly string[]): string[] =>
  parties.filter(({ id }) => ids.includes(id)).map((party) => party.public_name)

/** All have confirmed, or one goes on without whoever did not answer: the table ends, and what is on its sheet goes on with the case. */
export async function outcomeTookEffect(visit: CaseVisit, joint: Joint<TableOutcome>): Promise<void> {
  const { outcome, reason, goal, forms, criteria } = joint.document.content
  const { tx, now, case: subject } = visit
  const decided = criteria === '' ? [] : [{ title: outcomeMessages('ja').criteria, text: criteria }]
  const carried = outcome === 'none' ? undefined : await carrySheet(visit, outcome, decided)
  // A last signature on paper, too, ends nothing as a whole while a line is open.
  if (outcome === 'whole' && carried === undefined) throw conflict()
  await changeTable(tx, subject.id, { state: 'ended', outcome, ended_at: now })
  // What somebody promised stays promised, unless the matter ends here.
  const over = ({ kind }: { kind: string }) =>
    kind.startsWith('table.') && (outcome === 'none' || kind !== todoDuty)
  for (const { kind } of visit.duties.filter(over)) await closeDuties(tx, { caseId: subject.id, kind }, now)
  tell(
    visit,
    'ended',
    {
      outcome,
      reason,
      goal,
      forms,
      without: namesOf(visit, silentParties(joint)),
      thanks: joint.document.content.thanks,
      else: joint.document.content.else,
    },
    { visibility: 'public' },
  )
  await tellEnded(visit, silentParties(joint).length > 0)
  if (outcome === 'none') await closeCase(visit, subject, { state: 'ended' })
  else await advance(visit, subject)
}
