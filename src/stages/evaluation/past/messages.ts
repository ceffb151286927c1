import { defineMessages } from '../../../lib/language.ts'

export const pastMessages = defineMessages(
  {
    title: 'この取り組みをふりかえる',
    offer: '終わった取り組みも、市と相手の両方から、短いシートでふりかえることができます。',
    offerEvery: 'しなくてもかまいません。',
    open: 'ふりかえりを始める',
    lead: '協定のない取り組みなので、短いシートを使います。始めるまでは、だれにも知らせません。',
    who: 'だれがシートを書くか',
    party: '書く人',
    how: 'どうやって書くか',
    byStaff: '市の担当課が画面で書きます',
    onScreen: '画面で書きます（登録のある団体）',
    onPaper: '紙か電話で答えてもらい、担当課が書き写します',
    sameName: '画面で書いてもらう団体',
    sameNameHint:
      '同じ名前の団体が登録されています。同じ団体なら選びます。選ばないと、紙か電話で答えてもらいます。',
    questions: '聞くこと',
    days: (days: number) =>
      `始めた日から${days}日のうちに書きます。全員が出すか、期限が過ぎるまで、だれの答えも開きません。`,
    after:
      'シートが開いたら、両方の見かたを並べて読み、一緒にまとめを書きます。公開されるのは、そのまとめだけです。',
    noPartner: '相手がいないので、ふりかえりを始められません',
    noPartnerText:
      'この取り組みには、市のほかにだれも載っていません。相手を書いた一覧表をもう一度取り込むと、始められます。',
    begin: 'ふりかえりを始める',
  },
  {
    title: 'Look back on this work',
    offer: 'What is over can still be looked back on from both sides, with a short sheet.',
    offerEvery: 'Nobody has to.',
    open: 'Begin to look back',
    lead: 'There is no agreement: the sheet is a short one. Nobody is told before you begin.',
    who: 'Who writes a sheet',
    party: 'Who',
    how: 'How',
    byStaff: 'The section in charge writes on screen',
    onScreen: 'On screen (a registered group)',
    onPaper: 'On paper or by telephone; the section types it in',
    sameName: 'Groups that write on screen',
    sameNameHint:
      'A group of the same name is registered. Choose it if it is the same; else it answers on paper.',
    questions: 'What is asked',
    days: (days) =>
      `There are ${days} days from the beginning. No answer opens before all are in, or the day has passed.`,
    after:
      'Once open, both views are read side by side and a joint statement is written. Only that is published.',
    noPartner: 'There is no partner to look back with',
    noPartnerText: 'Nobody but the city stands in this entry. Bring a list that names the partners first.',
    begin: 'Begin to look back',
  },
)
