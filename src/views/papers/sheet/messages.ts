import { defineMessages } from '../../../lib/language.ts'

export const sheetPageMessages = defineMessages(
  {
    title: 'この紙について',
    code: 'この紙の番号',
    hash: '内容のしるし',
    blank: '記入用の用紙',
    blankText: (edition: number) =>
      `アイデアを手書きするための用紙（第${edition}版の様式）です。窓口に出してください。画面からも書けます。`,
    onScreen: '画面から書く',
    printAgain: '用紙をもう一度印刷する',
    draft: '署名をもらうための用紙',
    draftText:
      '窓口で聞き取った内容を印刷した紙です。まだ受け付けられていません。署名して窓口に出してください。書かれた内容は、この画面には出ません。',
    draftStaff: '下書きを開く',
    case: '案件の紙',
    slip: '受付票です。',
    agreement: '協定の紙です。',
    report: '完了報告書です。',
    caseText: '続きは、受付番号と確認キーで見られます。',
    follow: '受付番号で見る',
    seeCase: '案件のページを見る',
    wrong: 'この番号の紙はありません',
    wrongText: '番号のどこかが違っているか、ほかの市の紙です。紙に書かれた番号をもう一度お確かめください。',
    home: 'トップページへ',
  },
  {
    title: 'About this sheet',
    code: 'Code of this sheet',
    hash: 'Hash of its content',
    blank: 'A form to fill in',
    blankText: (edition) =>
      `A form for writing an idea by hand (edition ${edition}). Hand it in at a desk, or write on the screen instead.`,
    onScreen: 'Write on the screen',
    printAgain: 'Print the form again',
    draft: 'A sheet to be signed',
    draftText:
      'What was told at the counter, printed to be signed. It has not been taken in yet: sign it and hand it in. What it says is not shown here.',
    draftStaff: 'Open the draft',
    case: 'A paper of a case',
    slip: 'It is a slip.',
    agreement: 'It is an agreement.',
    report: 'It is a report on completion.',
    caseText: 'With the reference number and the access key you can see how it goes on.',
    follow: 'Open by reference number',
    seeCase: 'See the case',
    wrong: 'There is no sheet of this code',
    wrongText: 'Something of the code is wrong, or it is another city’s. Please compare it with the sheet.',
    home: 'To the start page',
  },
  {
    title: 'この 紙（かみ）に ついて',
    code: 'この 紙（かみ）の 番号（ばんごう）',
    onScreen: '画面（がめん）で 書（か）く',
    follow: '受付番号（うけつけばんごう）で 見（み）る',
    wrong: 'この 番号（ばんごう）の 紙（かみ）は ありません',
  },
)
