import { defineMessages } from '../../../lib/language.ts'

export const publicMessages = defineMessages(
  {
    title: '支援センター',
    door: '支援センターの報告',
    doorText: 'センターが出した、月ごとの相談の件数。',
    lead: '市民活動や協働のことを、市役所とは別の立場で、いっしょに考えるところです。',
    where: '場所と連絡先',
    unknown: 'この市の支援センターの連絡先は、まだここに登録されていません。',
    unknownText: '相談先は「窓口の一覧」で確かめてください。',
    desks: '窓口の一覧',
    does: 'していること',
    promise: '相談した内容の扱い',
    promise1: '名前を言わずに相談できます。',
    promise2: '相談の記録はセンターの人だけが見ます。市の職員や、市のシステム管理者の画面には出ません。',
    promise3:
      '市に伝えるのは、あなたが同意したときだけです。何を、だれに、何のために、いつまで伝えるかを紙や画面で確かめます。同意はあとから取り下げられます。',
    promise4: '公表するのは件数だけです。',
    hours: '開いている日や時間は、市やセンターの案内で確かめてください。',
    reports: '公表した月の報告',
    noReports: '公表した報告は、まだありません。',
    forCity: '市の職員だけ',
  },
  {
    title: 'Support centre',
    door: 'Reports of the support centre',
    doorText: 'Consultations by month, as the centre released them.',
    lead: 'Where you can talk over civic activity and collaboration with somebody who is not the city hall.',
    where: 'Place and contact',
    unknown: 'The contact of this city’s support centre has not been entered here yet.',
    unknownText: 'Please see the list of desks.',
    desks: 'List of desks',
    does: 'What it does',
    promise: 'What happens with what you say',
    promise1: 'You can ask without giving your name.',
    promise2:
      'Only people of the centre read the record. Neither city staff nor the city’s administrator see it on any page.',
    promise3:
      'The city is told only if you agree. What, to whom, for what and until when stands on paper or on the screen first, and you can withdraw later.',
    promise4: 'Only counts are published.',
    hours: 'For opening days and hours please see what the city or the centre announces.',
    reports: 'Released monthly reports',
    noReports: 'No report has been released yet.',
    forCity: 'city staff only',
  },
  {
    title: '支援（しえん）センター',
    lead: '市役所（しやくしょ）では ない ところで、いっしょに 考（かんが）えます。',
    promise1: '名前（なまえ）を 言（い）わないで、相談（そうだん）できます。',
    promise2: '話（はな）したことは、センターの 人（ひと）だけが 見（み）ます。',
    promise3:
      'あなたが「いい」と 言（い）ったときだけ、市（し）に 伝（つた）えます。あとで やめることも できます。',
    promise4: 'みんなに 見（み）せるのは、数（かず）だけです。',
  },
)
