import { defineMessages } from '../../lib/language.ts'
import { type Body, bodyOf, subjectOf, type Trusted } from './words.ts'

export const noticeMessages = defineMessages(
  {
    files: '同封・添付の資料',
    openPage: '下のページで確かめられます。',
    withKey: '開くには、受付番号と、受付のときの確認キーを使います。',
    contact: (city: string, office: string, phone: string) =>
      `――\n${city}　${office}${phone === '' ? '' : `（電話 ${phone}）`}`,
    toStop: 'このお知らせは、下のページで止められます。',
    closedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：完了しました`,
    closedBody: (number: Trusted) =>
      bodyOf`受付番号 ${number} の協働が完了しました。ありがとうございました。\n記録は、これからも読むことができます。`,
    dueSubject: (number: Trusted) => subjectOf`受付番号 ${number}：もうすぐ期限です`,
    dueBody: (number: Trusted, section: Trusted, day: Trusted) =>
      bodyOf`受付番号 ${number} について、${section}ですることの期限は ${day} です。`,
    overdueSubject: (number: Trusted) => subjectOf`受付番号 ${number}：期限を過ぎています`,
    overdueBody: (number: Trusted, section: Trusted, day: Trusted) =>
      bodyOf`受付番号 ${number} で、${section}の期限（${day}）を過ぎたものがあります。\n待っている方がいます。今日できることと、次の日付を知らせてください。`,
    digestSubject: (count: Trusted) => subjectOf`新しく待っているもの：${count}件`,
    digestBody: (section: Trusted, count: Trusted) =>
      bodyOf`${section}に、前の開庁日から新しく ${count} 件が届いています。`,
    digestLine: (number: Trusted, day: Trusted | Body) => bodyOf`・受付番号 ${number}（期限 ${day}）`,
    noDue: () => bodyOf`なし`,
    bounced: (number: Trusted) =>
      bodyOf`受付番号 ${number} についてのメールが届きませんでした。下の内容を、電話か手紙で伝えてください。`,
  },
  {
    files: 'Enclosed or attached',
    openPage: 'You can see it on this page:',
    withKey: 'To open it, use the reference number and the key you were given when it was received.',
    contact: (city, office, phone) => `--\n${city}, ${office}${phone === '' ? '' : ` (tel. ${phone})`}`,
    toStop: 'You can switch these messages off on this page:',
    closedSubject: (number) => subjectOf`${number}: completed`,
    closedBody: (number) =>
      bodyOf`The collaboration with reference number ${number} has been completed. Thank you.\nIts record stays open to read.`,
    dueSubject: (number) => subjectOf`${number}: due soon`,
    dueBody: (number, section, day) => bodyOf`${number}: what ${section} has to do is due by ${day}.`,
    overdueSubject: (number) => subjectOf`${number}: overdue`,
    overdueBody: (number, section, day) =>
      bodyOf`In ${number} something that ${section} owes was due on ${day}.\nSomebody is waiting. Please tell them what can be done today, and the next date.`,
    digestSubject: (count) => subjectOf`New and waiting: ${count}`,
    digestBody: (section, count) => bodyOf`Since the last working day, ${count} came in for ${section}.`,
    digestLine: (number, day) => bodyOf`- ${number} (due ${day})`,
    noDue: () => bodyOf`no date`,
    bounced: (number) =>
      bodyOf`A mail about ${number} could not be delivered. Please pass on what is below, by telephone or letter.`,
  },
  {
    openPage: '下（した）の ページを 見（み）て ください。',
    withKey: '受付番号（うけつけばんごう）と 確認（かくにん）キーで 開（ひら）きます。',
    closedSubject: (number) => subjectOf`受付番号 ${number}：終（お）わりました`,
    closedBody: (number) =>
      bodyOf`受付番号（うけつけばんごう） ${number} の 協働（きょうどう）が 終（お）わりました。ありがとうございました。`,
  },
)
