import type { CaseSubject } from '../../core/case/types.ts'
import {
  bodyOf,
  type DueWords,
  dayOf,
  type NoticeVisit,
  type NoticeWords,
  notify,
  notifyPerson,
  numberOf,
  subjectOf,
  type Trusted,
} from '../../core/notice/index.ts'
import type { PlainDate } from '../../lib/dates.ts'
import { defineMessages, type Lang } from '../../lib/language.ts'

import type { Moment } from './plan.ts'

const words = defineMessages(
  {
    openedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：ふり返りのシートをお願いします`,
    opened: (day: Trusted) =>
      bodyOf`いっしょに行ったことを、それぞれの立場からふり返ります。\n${day}までに、シートを出してください。それまでに全員が出すか、期限が過ぎるまで、だれの答えも開きません。`,
    start: () => bodyOf`始めるときのふり返りです。\n`,
    middle: () => bodyOf`途中のふり返りです。\n`,
    end: () => bodyOf``,
    yearAfter: () =>
      bodyOf`活動が終わって1年がたちました。あれからどうなったかを、もう一度いっしょにふり返ります。\n`,
    dueSubject: (number: Trusted) => subjectOf`受付番号 ${number}：シートの期限が近づいています`,
    due: (day: Trusted) =>
      bodyOf`ふり返りのシートの期限は ${day} です。まだ出していないので、お知らせしています。`,
    aheadSubject: (number: Trusted) => subjectOf`受付番号 ${number}：これからどうするかの答えをお願いします`,
    ahead: (day: Trusted) =>
      bodyOf`活動は ${day} に終わる予定です。これからどうするかの答えがまだ届いていません。この日を過ぎると、答えた側の考えで進むことがあります。`,
    revealedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：シートが開きました`,
    revealed: () =>
      bodyOf`すべてのシートがそろい、開きました。次は、みなさんで「いっしょにまとめたこと」を書きます。`,
    revealedTalk: () =>
      bodyOf`すべてのシートがそろい、開きました。見かたのちがうところを、ふりかえりの場で話し合えます。`,
    revealedPart: () =>
      bodyOf`シートの期限が過ぎたので、届いた分を開きました。まだ出していない方は、出すとほかの方の答えを読めます。`,
    judgeSubject: (number: Trusted) => subjectOf`受付番号 ${number}：外からの評価をお願いします`,
    judge: () => bodyOf`当事者ではない立場から、この案件をふり返るシートを書いてください。`,
  },
  {
    openedSubject: (number) => subjectOf`${number}: please look back`,
    opened: (day) =>
      bodyOf`Each party looks back on what you did together.\nPlease hand in your sheet by ${day}. Nobody's answers are opened before all are in, or before that date has passed.`,
    start: () => bodyOf`It is the look at the start.\n`,
    middle: () => bodyOf`It is the look midway.\n`,
    end: () => bodyOf``,
    yearAfter: () => bodyOf`A year has passed since it ended. Please look once more at what became of it.\n`,
    dueSubject: (number) => subjectOf`${number}: your sheet is due soon`,
    due: (day) => bodyOf`Your evaluation sheet is due on ${day}. We write because it is not in yet.`,
    aheadSubject: (number) => subjectOf`${number}: please say how it shall go on`,
    ahead: (day) =>
      bodyOf`The work is to end on ${day}, and your side has not said yet how it shall go on. After that day it may go on as those want who have answered.`,
    revealedSubject: (number) => subjectOf`${number}: the sheets are open`,
    revealed: () => bodyOf`All sheets are in and open. Next, you write together what you learned.`,
    revealedTalk: () => bodyOf`All sheets are in and open. You can now talk about what you see differently.`,
    revealedPart: () =>
      bodyOf`The date for the sheets has passed, and what is in was opened. Whoever has not handed in reads the others' answers once they do.`,
    judgeSubject: (number) => subjectOf`${number}: please look at it from outside`,
    judge: () => bodyOf`Please write a sheet about this case, as somebody who is not one of its parties.`,
  },
  {
    opened: (day) =>
      bodyOf`いっしょに したことを ふりかえります。\n${day}までに シートを 出（だ）して ください。`,
    due: (day) => bodyOf`シートは ${day}までに 出（だ）して ください。`,
  },
)

const tellAll = (
  visit: NoticeVisit,
  { case: about, parties }: CaseSubject,
  kind: string,
  say: (lang: Lang) => NoticeWords,
) =>
  notify(visit, parties, {
    kind: `evaluation.${kind}`,
    about,
    path: `/cases/${about.number}/evaluation`,
    words: say,
  })

type Opened = { dueOn: PlainDate; moment: Moment }

export const tellOpened = (
  visit: NoticeVisit,
  subject: CaseSubject,
  { dueOn, moment }: Opened,
): Promise<void> =>
  tellAll(visit, subject, 'opened', (lang) => ({
    subject: words(lang).openedSubject(numberOf(subject.case)),
    body: bodyOf`${words(lang)[moment]()}${words(lang).opened(dayOf(dueOn, lang))}`,
  }))

/** `last`: of the end, after which the parties say together what they learned. */
type Revealed = { missing: number; last: boolean }

function revealedBody(lang: Lang, { missing, last }: Revealed) {
  if (missing > 0) return words(lang).revealedPart()
  return last ? words(lang).revealed() : words(lang).revealedTalk()
}

export const tellRevealed = (visit: NoticeVisit, subject: CaseSubject, revealed: Revealed): Promise<void> =>
  tellAll(visit, subject, 'revealed', (lang) => ({
    subject: words(lang).revealedSubject(numberOf(subject.case)),
    body: revealedBody(lang, revealed),
  }))

export async function tellJudges(
  visit: NoticeVisit,
  { case: about }: CaseSubject,
  judges: readonly string[],
): Promise<void> {
  for (const id of judges)
    await notifyPerson(visit, id, {
      kind: 'evaluation.judge',
      about,
      path: `/cases/${about.number}/evaluation/outside`,
      words: (lang) => ({ subject: words(lang).judgeSubject(numberOf(about)), body: words(lang).judge() }),
    })
}

/** What the clock says three days before a sheet is due. */
export const dueSoon: DueWords = {
  'evaluation.sheet': (number, day, lang) => ({
    subject: words(lang).dueSubject(number),
    body: words(lang).due(day),
  }),
  'evaluation.ahead': (number, day, lang) => ({
    subject: words(lang).aheadSubject(number),
    body: words(lang).ahead(day),
  }),
}
