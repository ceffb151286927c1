import type { Visibility } from '../../core/case/types.ts'
import { type Body, notify, numberOf, type Subject, type Trusted } from '../../core/notice/index.ts'
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

/** Tells the people behind the parties, each by the way they chose. */
export const tellTable = (visit: CaseVisit, kind: string, path: string, words: Words): Promise<void> =>
  notify(visit, visit.parties, {
    kind: `table.${kind}`,
    about: visit.case,
    path: `/cases/${visit.case.number}/table${path}`,
    words: (lang) => ({ subject: words(lang).subject(numberOf(visit.case)), body: words(lang).body }),
  })
