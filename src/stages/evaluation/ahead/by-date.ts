import { seeingAll } from '../../../core/advance.ts'
import { findCase } from '../../../core/case/find.ts'
import type { CaseSubject } from '../../../core/case/types.ts'
import { closeDuties } from '../../../core/duty/duties.ts'
import { bodyOf, notify, numberOf, subjectOf } from '../../../core/notice/index.ts'
import { lockCase } from '../queries.ts'
import { type AskVisit, aheadDuty, aheadPath } from './place.ts'
import { decide, listPastEnd, readAhead } from './queries.ts'
import { agreedByDate, silentOf } from './rules.ts'

/**
 * The end has passed: where whoever answered wants the same, it goes on with that. Who did not answer is named as silent,
 * has consented to nothing, and is told; an agreement that follows needs their confirmation like any other.
 */
export async function decideByDate(visit: AskVisit): Promise<void> {
  for (const { number } of await listPastEnd(visit.tx, visit.today)) {
    const subject = await findCase(visit.tx, seeingAll, number)
    if (subject) await decideOne(visit, subject)
  }
}

async function decideOne(visit: AskVisit, subject: CaseSubject): Promise<void> {
  const { tx, now, today } = visit
  const caseId = subject.case.id
  await lockCase(tx, caseId)
  const { asked, answers } = await readAhead(tx, caseId)
  const choice = agreedByDate(answers)
  if (asked === undefined || choice === undefined) return
  const said = { version: asked.version, choice, words: '', today }
  if (!(await decide(tx, asked, said, { personId: null, hatId: null }))) return
  const silent = silentOf(answers, subject.parties).map(({ public_name }) => public_name)
  await closeDuties(tx, { caseId, kind: aheadDuty }, now)
  const facts = { choice, silent }
  visit.record({ caseId, stage: 'evaluation', kind: 'aheadDecided', visibility: 'public', facts })
  await tell(visit, subject)
}

const tell = (visit: AskVisit, { case: about, parties }: CaseSubject): Promise<void> =>
  notify(visit, parties, {
    kind: 'evaluation.aheadDecided',
    about,
    path: `/cases/${about.number}${aheadPath()}`,
    words: (lang) =>
      lang === 'en'
        ? {
            subject: subjectOf`${numberOf(about)}: how it goes on`,
            body: bodyOf`The end has come. It goes on as those say who have answered; who has not is named there.`,
          }
        : {
            subject: subjectOf`受付番号 ${numberOf(about)}：これからのことが決まりました`,
            body: bodyOf`終わりの日が過ぎたので、答えた側の考えで進めることになりました。答えがなかった側も、そこに書いてあります。`,
          },
  })
