import { defineMessages } from '../../lib/language.ts'

export const followMessages = defineMessages(
  {
    title: '受付番号で見る',
    lead: '送ったあとに出た受付番号と確認キーを入れると、返事を見たり、続きを書いたりできます。アカウントはいりません。',
    number: '受付番号',
    numberHint: '2026-00012-E のような番号。全角でも、ハイフンがなくてもかまいません。',
    key: '確認キー',
    keyHint: 'K7QM-3XTR-92HB のような12文字。大文字でも小文字でもかまいません。',
    open: '開く',
    wrong:
      '受付番号か確認キーが違います。控えをもう一度お確かめください。続けて5回まちがえると、15分間開けなくなります。',
    lostTitle: '確認キーをなくしたとき',
    lostText:
      '送ったときのメールアドレスを入れると、新しい確認キーをメールで送ります。メールを書かなかった方は、受付番号を伝えて窓口へお問い合わせください。',
    email: 'メールアドレス',
    sendKey: '新しい確認キーを送る',
    sentTitle: '手続きをしました',
    sentText:
      '受付番号とメールアドレスが合っていれば、新しい確認キーを送りました。届かないときは、窓口へお問い合わせください。',
    desks: '相談窓口を見る',
    mailSubject: (city: string) => `【${city}】新しい確認キー`,
    mailText: (key: string, address: string) =>
      `新しい確認キーは次のとおりです。これまでのキーは使えなくなりました。\n\n${key}\n\n受付番号といっしょに、次のページで入力してください。\n${address}\n\nお心当たりがないときは、市の窓口へお知らせください。`,
    claimTitle: 'アカウントにまとめる',
    claimLead:
      'アカウントなしで送ったものや、窓口で出したものを、いまのアカウントの「わたしの机」にまとめます。受付番号と確認キーを入れてください。',
    claim: 'まとめる',
    claimed: 'まとめました。',
    toDesk: '「わたしの机」で見る',
    doorTitle: '前に出したものをまとめる',
    doorText: 'アカウントなしや窓口で出したものを、受付番号と確認キーで取り込みます。',
    own: 'これは、すでにあなたのものです。',
    badEmail: 'メールアドレスは name@example.jp のように入力してください。',
  },
  {
    title: 'Open by reference number',
    lead: 'With the reference number and the access key that you were shown after sending, you can read the answer and write again. No account is needed.',
    number: 'Reference number',
    numberHint: 'Such as 2026-00012-E, with or without hyphens.',
    key: 'Access key',
    keyHint: 'Twelve letters and digits such as K7QM-3XTR-92HB, capital or small.',
    open: 'Open',
    wrong:
      'The number or the key is wrong. Please check your receipt. After five wrong keys in a row it rests for 15 minutes.',
    lostTitle: 'If you lost the key',
    lostText:
      'Enter the e-mail address you gave when sending, and a new key is mailed to you. If you gave none, please ask the desk with your reference number.',
    email: 'E-mail address',
    sendKey: 'Send a new key',
    sentTitle: 'Done',
    sentText:
      'If number and address belong together, a new key was sent. If nothing arrives, please ask the desk.',
    desks: 'Where to ask',
    mailSubject: (city: string) => `[${city}] Your new access key`,
    mailText: (key: string, address: string) =>
      `This is your new access key. The earlier one no longer works.\n\n${key}\n\nEnter it with your reference number on this page:\n${address}\n\nIf you did not ask for it, please tell the city’s desk.`,
    claimTitle: 'Bring into my account',
    claimLead:
      'What you sent without an account, or handed in at the counter, comes to “My desk” of this account. Enter its reference number and access key.',
    claim: 'Bring it in',
    claimed: 'Done.',
    toDesk: 'See it on “My desk”',
    doorTitle: 'Bring in what you sent before',
    doorText: 'Matters sent without an account or at the counter, by reference number and access key.',
    own: 'This is yours already.',
    badEmail: 'An e-mail address looks like name@example.jp.',
  },
  {
    title: '受付番号（うけつけばんごう）で 見（み）る',
    lead: '受付番号（うけつけばんごう）と 確認（かくにん）キーを 入（い）れて ください。返事（へんじ）を 見（み）ることが できます。',
    number: '受付番号（うけつけばんごう）',
    key: '確認（かくにん）キー',
    open: '見（み）る',
    numberHint: '2026-00012-E のような 番号（ばんごう）です。',
    keyHint: 'K7QM-3XTR-92HB のような 12の 文字（もじ）です。',
    claimed: '入（はい）りました。',
    toDesk: '自分（じぶん）の ページで 見（み）る',
    lostTitle: '確認（かくにん）キーが 分（わ）からない とき',
    lostText:
      'メールアドレスを 入（い）れると、新（あたら）しい キーを メールで 送（おく）ります。メールが ない 人（ひと）は 市（し）の 窓口（まどぐち）に 聞（き）いて ください。',
    sendKey: '新（あたら）しい キーを もらう',
  },
)
