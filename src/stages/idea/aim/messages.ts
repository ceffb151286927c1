import { defineMessages, type Lang } from '../../../lib/language.ts'

export const aimMessages = defineMessages(
  {
    answerTitle: 'テーマに答える',
    answering: (title: string) => `市のテーマ「${title}」に答えます`,
    answeringText: (day: string) =>
      `受け付けは${day}までです。答えは1件ずつ案件になり、テーマの担当課がお返事します。`,
    over: 'このテーマの受け付けは終わりました。新しいアイデアとしてなら、いつでも送れます。',
    themeOver: 'このテーマの受け付けは終わりました。',
    toTheme: 'テーマを読む',
    requestTitle: '市への要望を送る',
    request: '市の仕事として考えてほしいことを届けます',
    requestText:
      '分野の担当課が、期限までに、あなたが選んだ方法でお返事します。どこの課か分からないときは「分からない」を選んでください。総合窓口が引き受けます。',
    policyTitle: (name: string) => `${name}を送る`,
    policyText: (name: string) => `${name}として受け付けます。`,
    toPolicy: 'この制度について',
    supporters: '賛同している人の数',
    supportersHint: (least: number) => `${least}人以上が必要です。名簿は、下の添付か窓口で出してください。`,
    tooFewSupporters: '賛同している人の数が足りません。',
    notAProposer: 'いまの立場では、この提案はできません。だれが提案できるかは、制度の説明をご覧ください。',
    published: '提案の内容は、市の決まりによって公表されます。名前は公表されません。',
    notPublished: '提案の内容は、担当課とあなただけが読みます。',
    seatTitle: '委員などの席に申し込む',
    seatName: (title: string) => `「${title}」への申し込み`,
    applying: (title: string) => `「${title}」の席に申し込みます`,
    applyingText: '開いている課だけに届きます。課が期限までに、あなたが選んだ方法でお返事します。',
    seatUntil: (day: string) => `申し込みは${day}までです。`,
    seatOver: 'この席の申し込みは終わりました。',
    toSeat: '募集を読む',
    seatLead: '申し込む理由を、あなたの言葉で書いてください。',
    why: '申し込む理由',
    whyHint: 'どうしてこの席に申し込むのか、これまでの経験などを書いてください。',
    would: 'なったら、したいこと',
    wouldHint: 'どんなことを話したいか、どんなことができるかを書いてください。',
    self: 'あなたについて',
    selfHint: 'お住まいの地区、これまでの活動など。開いている課だけが読みます。',
    seat: '申し込む席',
    theme: '答えるテーマ',
    kind: '種類',
    kindRequest: '市への要望',
    byTheme: 'テーマの担当課です',
  },
  {
    answerTitle: 'Answer a theme',
    answering: (title) => `You answer the city’s theme “${title}”`,
    answeringText: (day) => `Open until ${day}. Each answer becomes a case, and the theme’s section replies.`,
    over: 'This theme takes no more answers. A new idea can be sent at any time.',
    themeOver: 'This theme takes no more answers.',
    toTheme: 'Read the theme',
    requestTitle: 'Send a request to the city',
    request: 'You ask the city to consider something as its own task',
    requestText:
      'The section of the field replies by a set day, by the way you choose. If you do not know which section, choose “I do not know”: the coordination office takes it.',
    policyTitle: (name) => `Send: ${name}`,
    policyText: (name) => `It is taken as ${name}.`,
    toPolicy: 'About this procedure',
    supporters: 'How many people support it',
    supportersHint: (least) => `At least ${least}. Hand in the list below or at the counter.`,
    tooFewSupporters: 'Too few people support it.',
    notAProposer: 'In your present role you cannot propose this. See who can.',
    published: 'The proposal is published as the city’s rules say. Your name is not.',
    notPublished: 'Only the section and you read the proposal.',
    seatTitle: 'Apply for a seat',
    seatName: (title) => `Application: ${title}`,
    applying: (title) => `You apply for a seat of “${title}”`,
    applyingText:
      'It reaches the section that holds it, and nobody else. The section replies by a set day, by the way you choose.',
    seatUntil: (day) => `Applications are taken until ${day}.`,
    seatOver: 'This seat takes no more applications.',
    toSeat: 'Read about it',
    seatLead: 'Say in your own words why you apply.',
    why: 'Why you apply',
    whyHint: 'Why this seat, and what experience you bring.',
    would: 'What you would do',
    wouldHint: 'What you would like to talk about, and what you could do.',
    self: 'About you',
    selfHint: 'Where you live, what you have done. Only the section that holds it reads this.',
    seat: 'Seat applied for',
    theme: 'Theme you answer',
    kind: 'Kind',
    kindRequest: 'A request to the city',
    byTheme: 'The section of the theme',
  },
  {
    answerTitle: '市（し）の テーマに 答（こた）える',
    answering: (title: string) => `市（し）の テーマ「${title}」に 答（こた）えます`,
    requestTitle: '市役所（しやくしょ）に お願（ねが）いする',
    request: '市（し）に してほしいことを 送（おく）ります',
    seatTitle: '委員（いいん）などに 申（もう）し込（こ）む',
    applying: (title) => `「${title}」に 申（もう）し込（こ）みます`,
    applyingText:
      '市役所（しやくしょ）の 担当（たんとう）の 課（か）だけが 読（よ）みます。あとで 返事（へんじ）が 来（き）ます。',
    seatUntil: (day) => `${day}までに 申（もう）し込（こ）んで ください。`,
    seatOver: '申（もう）し込（こ）みは 終（お）わりました。',
    toSeat: 'くわしく 読（よ）む',
    seatLead: 'どうして 申（もう）し込（こ）むか 書（か）いて ください。',
    why: '申（もう）し込（こ）む 理由（りゆう）',
    whyHint: 'どうして ですか。',
    would: 'したいこと',
    wouldHint: 'どんなことを したいですか。',
    self: 'あなたの こと',
    selfHint: '市役所（しやくしょ）の 担当（たんとう）だけが 読（よ）みます。',
    requestText:
      '市役所（しやくしょ）から 返事（へんじ）が きます。どの 課（か）か わからないときは「わからない」を 選（えら）んで ください。',
  },
)

export const aimErrors = (lang: Lang) => {
  const { themeOver, seatOver, notAProposer, tooFewSupporters } = aimMessages(lang)
  return { themeOver, seatOver, notAProposer, tooFewSupporters }
}

/** What an application for a seat asks is called otherwise; it is kept in the same fields. */
export function seatWords(lang: Lang) {
  const { why: issue, whyHint: issueHint, would: wish, wouldHint: wishHint, ...rest } = aimMessages(lang)
  return { issue, issueHint, wish, wishHint, proposer: rest.self, proposerHint: rest.selfHint }
}
