import { seeingAll } from '../../core/advance.ts'
import { findCase } from '../../core/case/find.ts'
import {
  type Body,
  bodyOf,
  dayOf,
  type NoticeVisit,
  notify,
  numberOf,
  type Subject,
  sectionNameOf,
  subjectOf,
  type Trusted,
} from '../../core/notice/index.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { addDays, type PlainDate } from '../../lib/dates.ts'
import { defineMessages, type Lang } from '../../lib/language.ts'
import { addWorkingDays } from '../../lib/working-days.ts'
import { listNext } from './queries.ts'
import type { ConsultationOutcome } from './rules.ts'

const words = defineMessages(
  {
    acceptedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：担当が決まりました`,
    accepted: (section: Trusted) => bodyOf`${section}が担当します。これから内容を読み、お返事します。`,
    repliedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：返事があります`,
    replied: (section: Trusted) => bodyOf`${section}から返事があります。`,
    repliedNext: (section: Trusted, day: Trusted) =>
      bodyOf`${section}から返事があります。\n次のお知らせは ${day} までにします。`,
    handedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：担当が変わりました`,
    handed: (to: Trusted) =>
      bodyOf`担当が${to}に変わりました。引き継ぎは市が行いますので、もう一度話す必要はありません。`,
    handedDue: (to: Trusted, day: Trusted) =>
      bodyOf`担当が${to}に変わりました。引き継ぎは市が行いますので、もう一度話す必要はありません。\nお返事の期限（${day}）は変わりません。`,
    nextSubject: (number: Trusted) => subjectOf`受付番号 ${number}：次の予定のお知らせ`,
    next: (section: Trusted, day: Trusted) => bodyOf`${section}との次の予定は ${day} です。`,
    concludedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：相談の結果`,
    fits: () => bodyOf`協働として進めることになりました。次は、みなさんで進め方を決めます。`,
    partly: () => bodyOf`一部を協働として進めることになりました。次は、みなさんで進め方を決めます。`,
    selfActivity: () => bodyOf`相談の結果、みなさんの活動として進めていただくことになりました。`,
    governmentProject: () => bodyOf`相談の結果、市の仕事として考えることになりました。`,
    otherProgramme: () => bodyOf`相談の結果、市のほかの制度をご案内します。`,
    notPossible: () => bodyOf`相談の結果、今回は協働として進めることができません。`,
  },
  {
    acceptedSubject: (number) => subjectOf`${number}: a section has taken it`,
    accepted: (section) => bodyOf`${section} is in charge. They will read it and answer you.`,
    repliedSubject: (number) => subjectOf`${number}: there is an answer`,
    replied: (section) => bodyOf`${section} has answered.`,
    repliedNext: (section, day) => bodyOf`${section} has answered.\nYou will hear again by ${day}.`,
    handedSubject: (number) => subjectOf`${number}: another section is in charge`,
    handed: (to) =>
      bodyOf`${to} is now in charge. The city hands over what you said; you need not say it again.`,
    handedDue: (to, day) =>
      bodyOf`${to} is now in charge. The city hands over what you said; you need not say it again.\nThe date of the answer (${day}) stays.`,
    nextSubject: (number) => subjectOf`${number}: your next date`,
    next: (section, day) => bodyOf`The next date with ${section} is ${day}.`,
    concludedSubject: (number) => subjectOf`${number}: result of the consultation`,
    fits: () => bodyOf`It goes on as a collaboration. Next, all of you decide how.`,
    partly: () => bodyOf`Part of it goes on as a collaboration. Next, all of you decide how.`,
    selfActivity: () => bodyOf`The result: it goes on as your own activity.`,
    governmentProject: () => bodyOf`The result: the city will consider it as its own task.`,
    otherProgramme: () => bodyOf`The result: another programme of the city suits it.`,
    notPossible: () => bodyOf`The result: it cannot go on as a collaboration this time.`,
  },
  {
    replied: (section) => bodyOf`${section}から 返事（へんじ）が あります。`,
    repliedNext: (section, day) =>
      bodyOf`${section}から 返事（へんじ）が あります。\n次（つぎ）の お知（し）らせは ${day}までに します。`,
    fits: () =>
      bodyOf`協働（きょうどう）として 進（すす）めます。次（つぎ）は、みんなで 進（すす）め方（かた）を 決（き）めます。`,
    notPossible: () => bodyOf`今回（こんかい）は、協働（きょうどう）として 進（すす）めることが できません。`,
  },
)

type Say = (lang: Lang) => { subject: Subject; body: Body }

/** To those who asked: the city's own sections see it on their desks. */
const tellThem = (
  visit: CaseVisit,
  kind: string,
  say: Say,
  enclosed?: string,
  files: readonly string[] = [],
): Promise<void> =>
  notify(
    visit,
    visit.parties.filter(({ government }) => !government),
    {
      kind: `consultation.${kind}`,
      about: visit.case,
      path: `/cases/${visit.case.number}`,
      words: say,
      ...(enclosed ? { enclosed } : {}),
      files,
    },
  )

const section = ({ definition }: CaseVisit, code: string, lang: Lang): Trusted =>
  sectionNameOf(definition, code, lang)

export const tellAccepted = (visit: CaseVisit, by: string): Promise<void> =>
  tellThem(visit, 'accepted', (lang) => ({
    subject: words(lang).acceptedSubject(numberOf(visit.case)),
    body: words(lang).accepted(section(visit, by, lang)),
  }))

export const tellReplied = (
  visit: CaseVisit,
  by: string,
  {
    text,
    nextOn,
    files,
  }: { text: string; nextOn?: PlainDate | undefined; files: readonly { name: string }[] },
): Promise<void> =>
  tellThem(
    visit,
    'replied',
    (lang) => {
      const who = section(visit, by, lang)
      const { repliedSubject, replied, repliedNext } = words(lang)
      const body = nextOn === undefined ? replied(who) : repliedNext(who, dayOf(nextOn, lang))
      return { subject: repliedSubject(numberOf(visit.case)), body }
    },
    text,
    files.map(({ name }) => name),
  )

export const tellHandedOn = (
  visit: CaseVisit,
  { to, reason, dueOn }: { to: string; reason: string; dueOn: PlainDate | undefined },
): Promise<void> =>
  tellThem(
    visit,
    'handedOn',
    (lang) => {
      const who = section(visit, to, lang)
      const { handedSubject, handed, handedDue } = words(lang)
      const body = dueOn === undefined ? handed(who) : handedDue(who, dayOf(dueOn, lang))
      return { subject: handedSubject(numberOf(visit.case)), body }
    },
    reason,
  )

export const tellConcluded = (
  visit: CaseVisit,
  outcome: ConsultationOutcome,
  reason: string,
): Promise<void> =>
  tellThem(
    visit,
    'concluded',
    (lang) => ({ subject: words(lang).concludedSubject(numberOf(visit.case)), body: words(lang)[outcome]() }),
    reason,
  )

/** On the working day before the next date, to the parties outside the city hall; a closed day before it makes that earlier. */
export async function remindNext(visit: NoticeVisit): Promise<void> {
  const { tx, today, definition } = visit
  const until = addWorkingDays(today, 1, definition.city.closedDays)
  for (const { number, section, nextOn } of await listNext(tx, { from: addDays(today, 1), until })) {
    const subject = await findCase(tx, seeingAll, number)
    if (subject === undefined) continue
    const to = subject.parties.filter(({ government }) => !government)
    await notify(visit, to, {
      kind: 'consultation.next',
      about: subject.case,
      path: `/cases/${number}`,
      optional: 'reminders',
      once: `${subject.case.id}:${nextOn}`,
      words: (lang) => ({
        subject: words(lang).nextSubject(numberOf(subject.case)),
        body: words(lang).next(sectionNameOf(definition, section, lang), dayOf(nextOn, lang)),
      }),
    })
  }
}
