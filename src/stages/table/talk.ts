import { partyOf } from '../../core/case/types.ts'
import { found } from '../../core/web/errors.ts'
import type { Outcome } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { openRoom, tablePath } from './here.ts'
import { changeTable } from './queries.ts'
import { tell } from './record.ts'

const here = (visit: CaseVisit): Outcome => ({ to: tablePath(visit) })

/** A note of one party: nobody else reads it, in the city hall neither. */
export async function keepNote(visit: CaseVisit, { note }: { note: string }): Promise<Outcome> {
  const party = found(partyOf(visit.viewer, visit.parties))
  await openRoom(visit)
  tell(visit, 'noted', { text: note }, { visibility: 'party', partyId: party.id })
  return here(visit)
}

/** ⑤ The coordinator's comment. */
export async function keepRemark(visit: CaseVisit, { remark }: { remark: string }): Promise<Outcome> {
  await openRoom(visit)
  tell(visit, 'remarked', { text: remark, who: visit.viewer?.person.name ?? '' })
  return here(visit)
}

/** Who moderates: anybody at the table, named by any party. It gives them nothing but the name. */
export async function nameFacilitator(
  visit: CaseVisit,
  { facilitator }: { facilitator: string },
): Promise<Outcome> {
  const { seats } = await openRoom(visit)
  const seat = seats.find(({ id }) => id === facilitator)
  if (facilitator !== '' && seat === undefined)
    return { errors: [{ field: 'facilitator', code: 'badChoice' }], kept: {} }
  await changeTable(visit.tx, visit.case.id, { facilitator: seat?.id ?? null })
  tell(visit, 'facilitator', { who: seat?.name ?? '' })
  return here(visit)
}
