import { defineMessages } from '../../lib/language.ts'
import { bodyOf, subjectOf, type Trusted } from '../notice/index.ts'

export const silenceMessages = defineMessages(
  {
    title: '返事がないとき',
    lead: (days: number, after: number) =>
      `お願いしてから${days}日、もう一度お願いしてから${after}日たっても返事がないときは、そのことを記録して先に進めます。返事のない当事者は、同意したことにはなりません。あとから確認や意見を残せます。`,
    remind: (party: string) => `${party}にもう一度お願いする`,
    reminded: (party: string, on: string, from: string) =>
      `${party}には、${on}にもう一度お願いしました。${from}から、返事がなかったことを記録できます。`,
    recordTitle: (party: string) => `${party}から返事がなかったことを記録する`,
    reason: '先に進む理由',
    reasonHint: 'どのように連絡したか、なぜ待てないか。当事者のみなさんが読めます。',
    record: '記録して先に進む',
    stateSilent: '返事なし（確認していません）',
    silentAt: (at: string, by: string) => `${at} ${by}さんが記録`,
    closed: (parties: string, at: string) =>
      `${at} に、${parties}の返事がないまま先に進みました。${parties}は確認していません。`,
    wordTitle: 'あとから意見を残す',
    wordLead: (party: string) =>
      `${party}の返事がないまま先に進みました。いまからでも、上の内容を確認したり、意見を残したりできます。`,
    word: '意見',
    keepWord: '意見を残す',
    ownSilence: 'ご自分が属する当事者のことは、記録できません。',
    tooEarly: 'まだ記録できません。もう一度お願いして、決められた日数を待ってください。',
    entryReminded: (party: string, what: string) => `${party}に、${what}の確認をもう一度お願いしました`,
    entrySilent: (party: string, what: string) =>
      `${party}から、${what}の確認の返事がありませんでした（同意ではありません）`,
    entryWord: (party: string, what: string) => `${party}が、${what}についてあとから意見を残しました`,
    mailSubject: (number: Trusted) => subjectOf`受付番号 ${number}：確認がまだです`,
    mailReminded: (version: Trusted) =>
      bodyOf`みなさんで決める文書の第${version}版の確認をお待ちしています。\n返事がないときは、返事がなかったことを記録して先に進むことがあります。`,
    mailWaiting: (version: Trusted) =>
      bodyOf`みなさんで決める文書の第${version}版は、あなたの確認がまだです。読んで、確認するか、意見を残してください。`,
    mailLast: (version: Trusted, day: Trusted) =>
      bodyOf`みなさんで決める文書の第${version}版の確認をお待ちしています。\n${day}からは、返事がなかったことを記録して先に進むことがあります。`,
    dutyAsk: '紙や電話で確認する当事者に、もう一度お願いする',
    actAsk: '文書を開く',
    mailSilent: (version: Trusted) =>
      bodyOf`第${version}版の確認の返事がなかったことが記録されました。同意したことにはなりません。\nあとからでも、確認や意見を残せます。`,
  },
  {
    title: 'When there is no answer',
    lead: (days, after) =>
      `When there is no answer ${days} days after you asked, and ${after} days after you asked again, that is written down and you go on. Whoever did not answer has not agreed, and can still confirm or comment.`,
    remind: (party) => `Ask ${party} again`,
    reminded: (party, on, from) =>
      `${party} was asked again on ${on}. From ${from} it can be recorded that there was no answer.`,
    recordTitle: (party) => `Record that ${party} did not answer`,
    reason: 'Why you go on',
    reasonHint: 'How you tried to reach them, and why you cannot wait. All parties read it.',
    record: 'Record it and go on',
    stateSilent: 'No answer (not confirmed)',
    silentAt: (at, by) => `${at}, recorded by ${by}`,
    closed: (parties, at) => `Went on ${at} without an answer of ${parties}, who did not confirm.`,
    wordTitle: 'Say something afterwards',
    wordLead: (party) =>
      `One went on without an answer of ${party}. You can still confirm the text above, or comment.`,
    word: 'Comment',
    keepWord: 'Keep the comment',
    ownSilence: 'You cannot record this about a party that you belong to.',
    tooEarly: 'It is too early. Ask again first, and wait for the days that are set.',
    entryReminded: (party, what) => `${party} was asked again to confirm the ${what}`,
    entrySilent: (party, what) => `${party} did not answer about the ${what} (this is no consent)`,
    entryWord: (party, what) => `${party} commented afterwards on the ${what}`,
    mailSubject: (number) => subjectOf`${number}: not confirmed yet`,
    mailReminded: (version) =>
      bodyOf`Version ${version} of the document that belongs to all parties waits for you.\nWithout an answer it may be recorded that there was none, and the others go on.`,
    mailWaiting: (version) =>
      bodyOf`Version ${version} of the document that belongs to all parties still waits for you. Please read it, and confirm it or comment.`,
    mailLast: (version, day) =>
      bodyOf`Version ${version} of the document that belongs to all parties waits for you.\nFrom ${day} it may be recorded that there was no answer, and the others go on.`,
    dutyAsk: 'Ask the party that confirms on paper once more',
    actAsk: 'Open the document',
    mailSilent: (version) =>
      bodyOf`It was recorded that you did not answer about version ${version}. This is no consent.\nYou can still confirm it, or comment.`,
  },
  {
    title: '返事（へんじ）が ないとき',
    lead: (days: number, after: number) =>
      `${days}日（にち）待（ま）って、もう一度（いちど） 聞（き）いて、それから ${after}日（にち）待（ま）っても 返事（へんじ）が ないときは、そのことを 書（か）いて 先（さき）に 進（すす）めます。返事（へんじ）が ない 人（ひと）は、「いい」と 言（い）ったことには なりません。あとから 答（こた）えることも できます。`,
    remind: (party: string) => `${party}に もう一度（いちど） 聞（き）く`,
    stateSilent: '返事（へんじ）が ありません（「いい」とは 言（い）って いません）',
    closed: (parties: string, at: string) =>
      `${at} に、${parties}の 返事（へんじ）が ないまま 先（さき）に 進（すす）みました。${parties}は「いい」とは 言（い）って いません。`,
    wordTitle: 'あとから 言（い）いたいことを 書（か）く',
    wordLead: (party: string) =>
      `${party}の 返事（へんじ）が ないまま 先（さき）に 進（すす）みました。今（いま）からでも、答（こた）えたり、言（い）いたいことを 書（か）いたり できます。`,
    word: '言（い）いたいこと',
    keepWord: '残（のこ）す',
  },
)
