import { bodyOf, dayOf, notify, numberOf, subjectOf, type Trusted } from '../../core/notice/index.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import type { PlainDate } from '../../lib/dates.ts'
import { defineMessages } from '../../lib/language.ts'

const words = defineMessages(
  {
    subject: (number: Trusted) => subjectOf`受付番号 ${number}：協定が効力をもちました`,
    body: (from: Trusted, to: Trusted) =>
      bodyOf`すべての当事者の確認がそろい、協定が効力をもちました。\n期間は ${from} から ${to} までです。`,
  },
  {
    subject: (number) => subjectOf`${number}: the agreement is in effect`,
    body: (from, to) =>
      bodyOf`Every party has confirmed, and the agreement is in effect.\nIt runs from ${from} to ${to}.`,
  },
)

/** All are told, whoever confirmed last included: it is what they promised one another. */
export const tellInEffect = (visit: CaseVisit, from: PlainDate, to: PlainDate): Promise<void> =>
  notify(visit, visit.parties, {
    kind: 'agreement.inEffect',
    about: visit.case,
    path: `/cases/${visit.case.number}/agreement`,
    alsoWhoActs: true,
    words: (lang) => ({
      subject: words(lang).subject(numberOf(visit.case)),
      body: words(lang).body(dayOf(from, lang), dayOf(to, lang)),
    }),
  })
