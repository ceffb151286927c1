import { defineMessages } from '../../../lib/language.ts'

export const outsideMessages = defineMessages(
  {
    title: '外からの評価のシート',
    lead: '当事者ではない立場から、この案件をふり返ります。当事者のシートは見ないで書きます。',
    toCase: '案件のページを読む（目的、協定、活動の記録、公開されたまとめ）',
    whoSealed: (date: string) =>
      `出したシートは、すぐに封をします。たのまれた全員が出すか、${date}が過ぎるまで、だれも読めません。`,
    whoOpened:
      '封が開くと、点は平均にし、言葉はだれのものか分からない形で、当事者と担当課、いっしょに評価した人が読みます。',
    whoNot: '公開はされません。公開されるのは、当事者全員が確認した「いっしょにまとめたこと」だけです。',
    youAreOut: 'あなたは、この案件の評価から外れています',
    whyOut:
      'ご自分か、所属する団体が、この案件の当事者だからです。当事者としての評価は、その立場に切り替えて書きます。',
    seeCase: '案件のページを見る',
    sealed: (date: string) => `ほかの人のシートがそろうか、${date}が過ぎると、封が開きます。`,
    resultOf: (judges: number) => `外からの評価（${judges}人）`,
    mean: '平均',
    said: '言葉',
    list: '外から評価する案件',
    listLead: '当事者ではない立場からの評価をたのまれた案件です。ご自分の団体がかかわる案件は入りません。',
    none: 'たのまれている案件はありません',
    noneText: '案件の当事者どうしのふりかえりが開くと、ここに並びます。',
    toCases: '協働の案件を見る',
    isOpen: '開きました。結果を読めます',
    due: (date: string) => `${date}までに書いてください`,
    door: '外から評価する',
    doorText: 'たのまれた案件のシートを、当事者ではない立場から書きます。',
    ask: (title: string) => `「${title}」を外から評価する`,
    act: 'シートを書く',
  },
  {
    title: 'Sheet from outside',
    lead: 'You look back at this case as somebody who is none of its parties, without seeing their sheets.',
    toCase: 'Read the case (aim, agreement, log, what was published)',
    whoSealed: (date) =>
      `A sheet is sealed the moment it is handed in. Nobody can read it until all who were asked have handed in, or ${date} has passed.`,
    whoOpened:
      'Once open, marks are shown as a mean and words without saying whose. The parties, the section in charge and those who judged with you read them.',
    whoNot: 'Nothing of it is published. Only the joint statement that all parties confirm is.',
    youAreOut: 'You are out of the evaluation of this case',
    whyOut: 'You, or a group of yours, are a party of it. As a party you evaluate in that role.',
    seeCase: 'See the case',
    sealed: (date) => `The seals are opened when the others are in, or when ${date} has passed.`,
    resultOf: (judges) => `From outside (${judges})`,
    mean: 'Mean',
    said: 'Words',
    list: 'Cases to evaluate from outside',
    listLead:
      'Cases you were asked to look at as somebody who is none of the parties; never those of your own group.',
    none: 'You are not asked about any case',
    noneText: 'Cases appear here once the parties’ own sheets are open.',
    toCases: 'See the cases',
    isOpen: 'Open: you can read the result',
    due: (date) => `Please write by ${date}`,
    door: 'Evaluate from outside',
    doorText: 'Write the sheet of a case you were asked about, as somebody who is none of its parties.',
    ask: (title) => `Evaluate “${title}” from outside`,
    act: 'Write the sheet',
  },
)
