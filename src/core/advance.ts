import { changeCase } from './case/change.ts'
import { findCase } from './case/find.ts'
import type { Case } from './case/types.ts'
import type { Stage } from './contribution.ts'
import { closeDuties } from './duty/duties.ts'
import type { Definition } from './edition/schema/index.ts'
import { withSwitchesFor } from './edition/switches.ts'
import { withSectionsToday } from './edition/view.ts'
import { conflict, found } from './web/errors.ts'
import type { Visit } from './web/visit.ts'

type Patch = Parameters<typeof changeCase>[2]

/** The stage after this one among those the city has, without the city hall's own where citizens are among themselves; undefined at the end of the road. */
export function stageAfter(
  stages: readonly Stage[],
  definition: Definition,
  code: string,
  amongCitizens = false,
): Stage | undefined {
  const at = stages.findIndex((stage) => stage.code === code)
  return stages
    .slice(at + 1)
    .find((stage) => !stage.aside && stage.isPresent(definition) && !(amongCitizens && stage.ofCity))
}

/**
 * Moves a case on to the next stage of its city and lets that stage begin; after the last one the case is closed.
 * `past` is a stage that it goes by. Throws 409 when somebody else has changed the case since it was read. Tells the
 * case as it now is.
 */
export async function advance(visit: Visit, read: Case, patch: Patch = {}, past = read.stage): Promise<Case> {
  const own = await visit.runtime.directory.definition(read.edition_id)
  const definition = forCase(visit, own, read)
  const next = stageAfter(visit.runtime.stages, definition, past, read.among_citizens)
  return next === undefined ? closeCase(visit, read, patch) : moveTo(visit, read, { next, definition, patch })
}

/** The case's own edition, with the sections, the routing and the stages as they are today. */
const forCase = ({ definition }: Visit, own: Definition, read: Case) =>
  withSwitchesFor(withSectionsToday(own, definition), definition.switches ?? {}, read)

/** Moves a case to a stage beside the road, by its code; 409 as above, or where the city has no such stage. */
export async function enterStage(visit: Visit, read: Case, code: string, patch: Patch = {}): Promise<Case> {
  const definition = forCase(visit, await visit.runtime.directory.definition(read.edition_id), read)
  const next = visit.runtime.stages.find((stage) => stage.code === code)
  if (!next?.isPresent(definition)) throw conflict()
  return moveTo(visit, read, { next, definition, patch })
}

/** Turns a case aside from wherever it now stands; what was owed there waits until it goes on. */
export async function turnAside(visit: Visit, number: string, code: string): Promise<Case> {
  const { case: now, duties } = found(await findCase(visit.tx, seeingAll, number))
  for (const { kind } of duties.filter((duty) => duty.kind.startsWith(`${now.stage}.`)))
    await closeDuties(visit.tx, { caseId: now.id, kind }, visit.now)
  return enterStage(visit, now, code)
}

type Move = { next: Stage; definition: Definition; patch: Patch }

async function moveTo(visit: Visit, read: Case, { next, definition, patch }: Move): Promise<Case> {
  if (!(await changeCase(visit.tx, read, { ...patch, stage: next.code }))) throw conflict()
  const subject = found(await findCase(visit.tx, seeingAll, read.number))
  await next.begin?.({ ...visit, definition }, subject)
  return subject.case
}

/** Closes a case: its thread stays readable, nothing is owed any more. What was over before it was looked back on stays so. */
export async function closeCase(visit: Visit, read: Case, patch: Patch = {}): Promise<Case> {
  const closed = {
    ...patch,
    state: patch.state ?? ('closed' as const),
    closed_on: read.closed_on ?? visit.today,
  }
  if (!(await changeCase(visit.tx, read, closed))) throw conflict()
  return found(await findCase(visit.tx, seeingAll, read.number)).case
}

/** Inside an act that was already allowed, the case must be found whoever acts: somebody may just have handed it on. */
export const seeingAll = {
  person: { id: '', name: '' },
  hat: { id: '', kind: 'coordination' as const },
  hats: [],
  everywhere: true as const,
}
