import { z } from 'zod'
import { line } from '../../lib/form-text.ts'
import { listEntries } from '../case/find.ts'
import type { Stage } from '../contribution.ts'
import { conflict, found } from '../web/errors.ts'
import { casePath } from '../web/paths.ts'
import { partyOrSectionInCharge } from '../web/policies.ts'
import { caseAction, casePage, type Done, type Route } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import { guidanceMessages } from './messages.ts'
import { checklistPage } from './page.tsx'
import { checkedKind, guidanceStage, isTimeForChecks, itemsFor, tickingAs } from './rules.ts'

async function show(visit: CaseVisit) {
  found(visit.definition.checklists.length > 0 || undefined)
  return checklistPage({ visit, thread: await listEntries(visit.tx, visit.case.id) })
}

/** Kept in the thread for the parties: that it was gone through is told there, what was ticked stands with its side. */
async function keep(visit: CaseVisit, { items }: { items: string[] }): Promise<Done> {
  const own = found(tickingAs(visit.viewer, visit))
  const asked = itemsFor(visit.definition, own.side)
  found(asked.length > 0 || undefined)
  if (!isTimeForChecks(visit)) throw conflict()
  const ticked = asked.map(({ code }) => code).filter((code) => items.includes(code))
  visit.record({
    caseId: visit.case.id,
    stage: guidanceStage,
    kind: checkedKind,
    visibility: 'parties',
    partyId: own.partyId,
    facts: { side: own.side, party: own.partyId ?? null, items: ticked },
  })
  return { to: casePath(visit.city, visit.case.number, '/checklist?done=1') }
}

export const guidanceRoutes: readonly Route[] = [
  casePage('/cases/:number/checklist', { policy: partyOrSectionInCharge, show }),
  caseAction('/cases/:number/checklist', {
    policy: partyOrSectionInCharge,
    form: z.object({ items: z.array(line({ max: 60 })) }),
    act: keep,
    again: show,
  }),
]

export const guidanceEntries: Stage['entries'] = {
  [checkedKind]: ({ side }, { lang }) => {
    const words = guidanceMessages(lang)
    return { title: words.entry, text: side === 'citizens' ? words.entryCitizens : words.entryGovernment }
  },
}
