import { defineMessages } from '../../../lib/language.ts'

/** A table that has ended is read: it asks nobody for anything, and what it came to is told as done. */
export const endedMessages = defineMessages(
  {
    noSittings: '集まりはありませんでした',
    sheetText: 'みんなで1枚に書きためたことを読めます。合意した行は、協定や申請にそのまま使えます。',
    openSheet: 'みんなの用紙を読む',
    outcomeText: '話し合いの結論です。',
    openOutcome: '結論を見る',
    noTodos: '「やること」は決まっていません。',
    outcomeLead: 'すべての当事者が確認し、テーブルは終わりました。',
    went: (stage: string) => `「${stage}」に進みました。`,
    over: 'この件は終わりました。書いたことは残ります。',
    minutesLead: 'すべての当事者が確認した議事録です。',
    minutesOpen: 'テーブルが終わるまでに、すべての当事者の確認はそろいませんでした。',
    amendmentOpen: (version: number, of: number) =>
      `第${version}版の直しには、すべての当事者の確認がそろいませんでした。決まった議事録は第${of}版です。`,
    noMinutes: '議事録は書かれませんでした',
    noMinutesText: 'このテーブルは終わりました。',
    toMinutes: '議事録を見る',
  },
  {
    noSittings: 'There was no sitting',
    sheetText:
      'What was written together on one sheet. Lines that all agreed to go into the agreement and the application as they are.',
    openSheet: 'Read the sheet',
    outcomeText: 'What the talk came to.',
    openOutcome: 'See the outcome',
    noTodos: 'Nothing was promised.',
    outcomeLead: 'Every party has confirmed it, and the table has ended.',
    went: (stage) => `The case went on to “${stage}”.`,
    over: 'The matter has ended. What was written stays.',
    minutesLead: 'Every party has confirmed these minutes.',
    minutesOpen: 'When the table ended, not every party had confirmed these minutes.',
    amendmentOpen: (version, of) =>
      `Not every party confirmed the amendment in version ${version}. Version ${of} holds.`,
    noMinutes: 'No minutes were written',
    noMinutesText: 'This table has ended.',
    toMinutes: 'See the minutes',
  },
  {
    noSittings: '集（あつ）まりは ありませんでした',
    sheetText:
      'みんなで 書（か）いたことを 読（よ）めます。みんなが「いい」と 言（い）ったことは、約束（やくそく）の 文（ぶん）に そのまま 使（つか）えます。',
    openSheet: 'みんなの 用紙（ようし）を 読（よ）む',
    outcomeText: '話（はな）し合（あ）って 決（き）まったことです。',
    openOutcome: '読（よ）む',
    noTodos: 'やることは 決（き）まりませんでした。',
    outcomeLead: 'みんなが「いい」と 言（い）って、話（はな）し合（あ）いは 終（お）わりました。',
    went: (stage: string) => `「${stage}」に 進（すす）みました。`,
    over: 'これで 終（お）わりです。書（か）いたことは 残（のこ）ります。',
    minutesLead: 'みんなが「いい」と 言（い）った 記録（きろく）です。',
    minutesOpen:
      '話（はな）し合（あ）いが 終（お）わるまでに、みんなの 返事（へんじ）は そろいませんでした。',
    noMinutes: '記録（きろく）は 書（か）かれませんでした',
    noMinutesText: 'この 話（はな）し合（あ）いは 終（お）わりました。',
    toMinutes: '記録（きろく）を 読（よ）む',
  },
)
