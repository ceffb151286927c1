import { seeingAll } from '../../core/advance.ts'
import { groupAsParty, sectionAsParty } from '../../core/case/as-party.ts'
import { changeCase } from '../../core/case/change.ts'
import { findCase } from '../../core/case/find.ts'
import { openCase } from '../../core/case/open.ts'
import type { NewParty } from '../../core/case/parties.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { coordinationOffice, findSection, hasStage } from '../../core/edition/view.ts'
import { conflict, found } from '../../core/web/errors.ts'
import type { Visit } from '../../core/web/visit.ts'
import { insertDate, insertOccasion } from './queries.ts'
import type { OccasionInput } from './rules.ts'

/** Who holds it: the section or the group whose hat is worn. */
function holder({ viewer, definition }: Visit): NewParty {
  const { hat } = found(viewer)
  const { organizationId, organizationName = '', organizationKind: code } = hat
  if (organizationId === undefined) return sectionParty(definition, hat.section)
  return groupAsParty(definition, { id: organizationId, name: organizationName, kind: code })
}

function sectionParty(definition: Definition, code: string | undefined): NewParty {
  const section = found(findSection(definition, code) ?? coordinationOffice(definition))
  return sectionAsParty(definition, section.code, section.name.ja)
}

/** A case of its own, that runs from its first day: no proposal, no consultation, and no answer is owed. */
export async function register(visit: Visit, input: OccasionInput): Promise<string> {
  const { tx, now, city, definition, runtime } = visit
  const party = holder(visit)
  const opened = await openCase(
    tx,
    {
      editionId: city.edition.id,
      title: input.title,
      issue: input.about,
      wish: input.asked,
      proposer: '',
      visibility: 'public',
      field: input.field,
      section: party.section,
      kind: 'occasion',
      amongCitizens: party.section === undefined,
      demo: runtime.demo,
      parties: [party],
    },
    now,
  )
  await insertOccasion(tx, opened.id, input)
  const { firstDate: heldOn, place } = input
  if (heldOn !== undefined) await insertDate(tx, opened.id, { heldOn, place, what: '' }, now)
  const { case: subject } = found(await findCase(tx, seeingAll, opened.number))
  const stage = hasStage(definition, 'running') ? 'running' : subject.stage
  const patch = { stage, form: input.form === '' ? null : input.form, starts_on: visit.today }
  if (!(await changeCase(tx, subject, patch))) throw conflict()
  visit.record({
    caseId: opened.id,
    stage: 'running',
    kind: 'occasionRegistered',
    visibility: 'public',
    facts: { kind: input.kind },
  })
  return opened.number
}
