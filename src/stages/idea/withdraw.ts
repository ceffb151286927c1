import { closeCase } from '../../core/advance.ts'
import { withdrawDrafts } from '../../core/approval/index.ts'
import type { Party } from '../../core/case/types.ts'
import { closeDuties } from '../../core/duty/duties.ts'
import { bodyOf, notify, numberOf, subjectOf, type Trusted } from '../../core/notice/index.ts'
import { conflict } from '../../core/web/errors.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { defineMessages } from '../../lib/language.ts'
import { releaseAll } from './merge/acts.ts'
import { isWithdrawable, type Withdrawal } from './rules.ts'

const words = defineMessages(
  {
    subject: (number: Trusted) => subjectOf`受付番号 ${number}：取り下げられました`,
    body: () =>
      bodyOf`このアイデアは、送った方が取り下げました。返事の期限はなくなりました。\n経過は記録に残り、当事者と担当課は、これからも読めます。`,
  },
  {
    subject: (number) => subjectOf`${number}: withdrawn`,
    body: () =>
      bodyOf`The sender has withdrawn this idea. No answer is owed any more.\nIts history stays on record; the parties and the section in charge can read it.`,
  },
)

/** The section in charge as notices know parties: its chief is told. */
const sectionOf = ({ case: { section } }: CaseVisit): Party[] =>
  section === null
    ? []
    : [
        {
          id: section,
          position: 0,
          kind: '',
          common: 'government',
          name: '',
          public_name: '',
          government: true,
          person_id: null,
          organization_id: null,
          section,
        },
      ]

const tellAll = (visit: CaseVisit): Promise<void> =>
  notify(visit, [...visit.parties, ...sectionOf(visit)], {
    kind: 'idea.withdrawn',
    about: visit.case,
    path: `/cases/${visit.case.number}`,
    alsoWhoActs: true,
    once: visit.case.id,
    words: (lang) => ({ subject: words(lang).subject(numberOf(visit.case)), body: words(lang).body() }),
  })

/**
 * Ends the case at its sender's wish: nobody owes anything any more, drafts of an answer are withdrawn, and what went into
 * it goes on by itself. That it ended is public, why is not; where the sender wishes so, nothing of it is public any more.
 */
export async function withdrawIdea(visit: CaseVisit, { reason, text }: Withdrawal): Promise<void> {
  const { tx, now, case: subject, duties } = visit
  if (!isWithdrawable(subject)) throw conflict()
  const closes = text === 'close' && subject.visibility === 'public'
  await releaseAll(visit)
  await withdrawDrafts(visit, ['reply', 'decision'])
  await closeCase(visit, subject, { state: 'ended', ...(closes ? { visibility: 'desk' as const } : {}) })
  for (const kind of new Set(duties.map((duty) => duty.kind)))
    await closeDuties(tx, { caseId: subject.id, kind }, now)
  const about = { caseId: subject.id, stage: 'idea' }
  visit.record({
    ...about,
    kind: 'withdrawn',
    visibility: 'public',
    ...(closes ? { facts: { closes } } : {}),
  })
  visit.record({ ...about, kind: 'withdrawalReason', visibility: 'parties', facts: { reason } })
  await tellAll(visit)
}
