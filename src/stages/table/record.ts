import type { Visibility } from '../../core/case/types.ts'
import {
  type Body,
  type Notice,
  notify,
  notifyPerson,
  numberOf,
  type Subject,
  type Trusted,
} from '../../core/notice/index.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import type { Lang } from '../../lib/language.ts'

/** Writes to the thread for all at the table, unless told for whom. */
export const tell = (
  visit: CaseVisit,
  kind: string,
  facts: Record<string, unknown> = {},
  seen: { visibility: Visibility; partyId?: string } = { visibility: 'parties' },
): void => visit.record({ caseId: visit.case.id, stage: 'table', kind, facts, ...seen })

type Words = (lang: Lang) => { subject: (number: Trusted) => Subject; body: Body }

/** Tells the people behind the parties, and the coordinators who sit with them, each by the way they chose. */
export async function tellTable(visit: CaseVisit, kind: string, path: string, words: Words): Promise<void> {
  const notice: Notice = {
    kind: `table.${kind}`,
    about: visit.case,
    path: `/cases/${visit.case.number}/table${path}`,
    words: (lang) => ({ subject: words(lang).subject(numberOf(visit.case)), body: words(lang).body }),
  }
  await notify(visit, visit.parties, notice)
  for (const personId of visit.seats ?? []) await notifyPerson(visit, personId, notice)
}
