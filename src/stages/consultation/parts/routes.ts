import { z } from 'zod'
import { isEntangled } from '../../../core/case/types.ts'
import { hasCentre, withSectionsToday } from '../../../core/edition/view.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { sectionInCharge } from '../../../core/web/policies.ts'
import { action, caseAction, type Failed, type Page, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import { findRoom } from '../queries.ts'
import { again, here, roomPath, tooLate } from '../room.ts'
import { isOpen, owed, replyDuty } from '../rules.ts'
import { answerPart, askCentre, askSection, withdrawPart } from './acts.ts'
import { partPage } from './page.tsx'
import { findPart, type PartOfCase } from './queries.ts'
import {
  answersPart,
  askable,
  askForm,
  asksCentre,
  centreForm,
  faultsInAsk,
  faultsInCentre,
  maySeePart,
  partAnswerForm,
  partReaders,
  partWithdrawalForm,
} from './rules.ts'

async function readPart(visit: Visit): Promise<PartOfCase> {
  const id = visit.params.inquiry ?? ''
  const part = found(isUuid(id) ? await findPart(visit.tx, id) : undefined)
  const may = maySeePart(visit.viewer, part, part.in_charge) && !isEntangled(visit.viewer, part.parties)
  return found(may ? part : undefined)
}

async function show(visit: Visit, failed?: Failed): Promise<Page> {
  const part = await readPart(visit)
  const own = await visit.runtime.directory.definition(part.edition_id)
  visit.readPersonal(
    part.kind !== 'inquiry' ? part.parties.flatMap(({ person_id }) => person_id ?? []) : [],
    {
      what: 'case',
      caseId: part.case_id,
    },
  )
  return partPage({ visit, part, failed, definition: withSectionsToday(own, visit.definition) })
}

export const partRoutes: readonly Route[] = [
  caseAction(`${roomPath}/parts`, {
    policy: sectionInCharge,
    form: askForm,
    again: again('parts'),
    act: async (visit, input) => {
      const { consultation, parts } = found(await findRoom(visit.tx, visit.case, visit.today))
      if (!isOpen(visit.case, consultation)) return tooLate(visit, input.question)
      const errors = faultsInAsk(input, {
        today: visit.today,
        replyDue: owed(visit.duties, replyDuty)?.due_on ?? undefined,
        sections: askable(visit.definition, consultation.section, parts),
      })
      if (errors.length > 0) return { errors, kept: {} }
      await askSection(visit, consultation.section, input)
      return here(visit, 'asked')
    },
  }),
  caseAction(`${roomPath}/centre`, {
    policy: sectionInCharge,
    form: centreForm,
    again: again('centre'),
    act: async (visit, input) => {
      const { consultation, parts } = found(await findRoom(visit.tx, visit.case, visit.today))
      if (!isOpen(visit.case, consultation) || !hasCentre(visit.definition)) return tooLate(visit, input.told)
      if (asksCentre(parts)) throw conflict()
      const errors = faultsInCentre(input, visit.today)
      if (errors.length > 0) return { errors, kept: {} }
      await askCentre(visit, consultation.section, input)
      return here(visit, 'centre')
    },
  }),
  caseAction(`${roomPath}/parts/withdrawal`, {
    policy: sectionInCharge,
    form: partWithdrawalForm,
    again: again('parts'),
    act: async (visit, input) => {
      const { parts } = found(await findRoom(visit.tx, visit.case, visit.today))
      const part = found(parts.find(({ duty_id }) => duty_id === input.part))
      if (!(await withdrawPart(visit, part))) throw conflict()
      return here(visit)
    },
  }),
  page('/parts/:inquiry', {
    policy: partReaders,
    query: z.object({ done: z.enum(['yes']).optional().catch(undefined) }),
    show: (visit) => show(visit),
  }),
  action('/parts/:inquiry/answer', {
    policy: partReaders,
    form: partAnswerForm,
    again: show,
    act: async (visit, input) => {
      const part = await readPart(visit)
      const { viewer } = visit
      if (!answersPart(viewer, part) || part.case_state !== 'open') throw conflict()
      const by = found(viewer).person.name
      if (!(await answerPart(visit, part, { ...input, by }))) throw conflict()
      return { to: cityPath(visit.city, `/parts/${part.duty_id}?done=yes`) }
    },
  }),
]
