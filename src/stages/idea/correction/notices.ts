import type { CaseSubject } from '../../../core/case/types.ts'
import {
  bodyOf,
  type DueWords,
  dayOf,
  type NoticeVisit,
  type NoticeWords,
  notify,
  numberOf,
  subjectOf,
  type Trusted,
} from '../../../core/notice/index.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { defineMessages, type Lang } from '../../../lib/language.ts'

const words = defineMessages(
  {
    askedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：直してほしいところがあります`,
    asked: (day: Trusted) =>
      bodyOf`送っていただいた内容に、直してほしいところがあります。${day}までに直して送ってください。\n直すのにかかった日数だけ、お返事の期限は後になります。`,
    dueSubject: (number: Trusted) => subjectOf`受付番号 ${number}：直しの期限が近づいています`,
    due: (day: Trusted) => bodyOf`お願いした直しの期限は ${day} です。間に合わないときも、あとから送れます。`,
    correctedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：直した内容を受け取りました`,
    corrected: (day: Trusted) => bodyOf`直した内容を受け取りました。${day}までに、担当課がお返事します。`,
    withdrawnSubject: (number: Trusted) => subjectOf`受付番号 ${number}：直しのお願いを取り下げました`,
    withdrawn: () => bodyOf`お願いしていた直しは、必要がなくなりました。何もしなくてかまいません。`,
  },
  {
    askedSubject: (number) => subjectOf`${number}: please correct something`,
    asked: (day) =>
      bodyOf`The city asks you to correct something in what you sent. Please send it by ${day}.\nThe answer is due later by the days the correction takes.`,
    dueSubject: (number) => subjectOf`${number}: the correction is due soon`,
    due: (day) => bodyOf`You were asked to correct something by ${day}. You can still send it afterwards.`,
    correctedSubject: (number) => subjectOf`${number}: your correction has arrived`,
    corrected: (day) => bodyOf`Your correction has arrived. The section in charge will answer by ${day}.`,
    withdrawnSubject: (number) => subjectOf`${number}: nothing to correct any more`,
    withdrawn: () =>
      bodyOf`The correction you were asked for is no longer needed. There is nothing for you to do.`,
  },
  {
    asked: (day) =>
      bodyOf`送（おく）って もらった 内容（ないよう）に、直（なお）して ほしい ところが あります。${day}までに 直（なお）して 送（おく）って ください。`,
    corrected: (day) =>
      bodyOf`直（なお）した 内容（ないよう）を 受（う）け取（と）りました。${day}までに、市（し）から 返事（へんじ）を します。`,
    withdrawn: () => bodyOf`直（なお）さなくて よく なりました。何（なに）も しなくて いいです。`,
  },
)

type Told = { kind: string; path?: string; enclosed?: string; receipt?: true }

const tellSender = (
  visit: NoticeVisit,
  { case: about, parties }: CaseSubject,
  { kind, path = '', enclosed, receipt }: Told,
  say: (lang: Lang) => NoticeWords,
): Promise<void> =>
  notify(
    visit,
    parties.filter(({ position }) => position === 1),
    {
      kind: `idea.${kind}`,
      about,
      path: `/cases/${about.number}${path}`,
      words: say,
      ...(enclosed === undefined ? {} : { enclosed }),
      ...(receipt ? { alsoWhoActs: receipt } : {}),
    },
  )

/** With the comments in full for whoever is written to on paper or called. */
export const tellAsked = (visit: CaseVisit, dueOn: PlainDate, enclosed: string): Promise<void> =>
  tellSender(visit, visit, { kind: 'correctionAsked', path: '/correction', enclosed }, (lang) => ({
    subject: words(lang).askedSubject(numberOf(visit.case)),
    body: words(lang).asked(dayOf(dueOn, lang)),
  }))

/** The receipt of the sender, also where staff typed it in on their word. */
export const tellCorrected = (visit: CaseVisit, replyDueOn: PlainDate): Promise<void> =>
  tellSender(visit, visit, { kind: 'corrected', receipt: true }, (lang) => ({
    subject: words(lang).correctedSubject(numberOf(visit.case)),
    body: words(lang).corrected(dayOf(replyDueOn, lang)),
  }))

export const tellWithdrawn = (visit: CaseVisit): Promise<void> =>
  tellSender(visit, visit, { kind: 'correctionWithdrawn' }, (lang) => ({
    subject: words(lang).withdrawnSubject(numberOf(visit.case)),
    body: words(lang).withdrawn(),
  }))

/** What the clock says to a sender before the day by which a correction was asked for. */
export const correctionDue: DueWords = {
  'idea.correct': (number, day, lang) => ({
    subject: words(lang).dueSubject(number),
    body: words(lang).due(day),
  }),
}
