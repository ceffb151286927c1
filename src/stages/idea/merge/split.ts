import { seeingAll } from '../../../core/advance.ts'
import { samePartyAgain } from '../../../core/case/as-party.ts'
import { changeCase } from '../../../core/case/change.ts'
import { findCase } from '../../../core/case/find.ts'
import { handIn, openMatter } from '../../../core/matter.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { giveReceipt } from '../notices.ts'
import { askForCheck } from '../publication/acts.ts'
import { checkDuty } from '../publication/rules.ts'
import { fieldOf, openFields } from '../rules.ts'
import { pointAt, sayWhy } from './acts.ts'
import { mayMove, type SplitInput } from './rules.ts'
import { tellSplit } from './tell.ts'

/** The second matter as a case of the same senders, with everything else as it came. */
async function openSecond(visit: CaseVisit, input: SplitInput) {
  const { case: first, definition } = visit
  const { title, issue, wish, field } = input
  return await openMatter(
    visit,
    {
      title,
      issue,
      wish,
      field: fieldOf(definition, field),
      proposer: first.proposer,
      visibility: 'desk',
      zone: first.zone ?? undefined,
      tags: first.tags,
      planCode: first.plan_code ?? undefined,
      selfCheck: first.self_check ?? undefined,
      parentId: first.id,
      via: first.via,
      receivedOn: first.received_on ?? undefined,
      source: first.source ?? undefined,
      sourcePath: first.source_path ?? undefined,
      district: first.district ?? undefined,
      place: first.place,
      parties: visit.parties.filter(({ government }) => !government).map(samePartyAgain),
    },
    { field },
  )
}

/** The second part is a text of its own: what is to be public is looked at before, as any other. */
const isForEverybody = ({ case: first, duties }: CaseVisit): boolean =>
  first.visibility === 'public' || duties.some(({ kind }) => kind === checkDuty)

const knowsField = ({ definition }: CaseVisit, field: string): boolean =>
  fieldOf(definition, field) !== undefined || openFields.some((open) => open === field)

/** Two matters in one idea: the second goes to its own section, and nobody writes anything again. */
export async function split(visit: CaseVisit, input: SplitInput): Promise<Outcome> {
  const { tx, case: first } = visit
  if (!mayMove(visit.viewer, visit)) throw conflict()
  if (!knowsField(visit, input.field)) return { errors: [{ field: 'field', code: 'badChoice' }], kept: {} }
  if (!(await changeCase(tx, { id: first.id, version: input.version }, {}))) throw conflict()
  const opened = await openSecond(visit, input)
  const second = found(await findCase(tx, seeingAll, opened.number)).case
  pointAt(visit, second.id, 'splitFrom', first)
  pointAt(visit, first.id, 'splitInto', second)
  for (const id of [first.id, second.id]) sayWhy(visit, id, input.reason)
  await handIn(visit, opened.number)
  if (isForEverybody(visit)) await askForCheck(visit, opened.id)
  giveReceipt(visit, opened.number)
  await tellSplit(visit, visit, second)
  return { to: casePath(visit.city, first.number) }
}
