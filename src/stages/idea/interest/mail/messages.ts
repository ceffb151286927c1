import { bodyOf, subjectOf, type Trusted } from '../../../../core/notice/index.ts'
import { defineMessages } from '../../../../lib/language.ts'

export const mailFollowMessages = defineMessages(
  {
    title: 'メールでお知らせを受け取る',
    lead: 'アカウントがなくても、メールアドレスだけで受け取れます。公開の動きがあると、翌朝（役所が開いている日）に届きます。',
    address: 'メールアドレス',
    addressHint:
      'このお知らせだけに使います。やめるとき、または案件が終わって30日たつと消えます。ほかの人には見えません。',
    ask: '確認のメールを受け取る',
    asked: '確認のメールを送りました',
    askedText:
      'メールの中のページを開いて「お知らせを受け取る」を押すと始まります。2日のうちに押さないと、アドレスは消えます。届かないときは、アドレスと迷惑メールの箱をお確かめください。',
    pageTitle: 'メールでのお知らせ',
    about: (number: string, title: string) => `受付番号 ${number}「${title}」`,
    confirmText: 'この案件に公開の動きがあると、翌朝にメールでお知らせします。',
    confirm: 'お知らせを受け取る',
    refuseText: '心当たりがないときは、押してください。アドレスはすぐに消え、メールは送られません。',
    refuse: '受け取らない',
    running: 'お知らせを受け取っています',
    stopText: 'やめると、メールアドレスはすぐに消えます。',
    stop: 'お知らせをやめる',
    ended: 'お知らせをやめました',
    endedText: 'メールアドレスは消しました。また受け取りたいときは、案件のページから申し込めます。',
    toCase: '案件のページへ',
    askSubject: (number: Trusted) => subjectOf`受付番号 ${number}：お知らせを受け取る確認`,
    askBody: (city: Trusted, number: Trusted, page: Trusted) =>
      bodyOf`${city}の協働のページで、受付番号 ${number} の案件のお知らせに、このメールアドレスの申し込みがありました。\n\n次のページで「お知らせを受け取る」を押すと始まります。2日のうちに押さないと、アドレスは消えます。\n${page}\n\n心当たりがないときは、何もしなくてかまいません。`,
    newsSubject: (number: Trusted) => subjectOf`受付番号 ${number}：案件の動き`,
    newsBody: (count: Trusted, open: Trusted, stop: Trusted) =>
      bodyOf`お知らせを受け取っている案件に、公開の動きが${count}件ありました。\n\n${open}\n\nお知らせをやめるには、次のページのボタンを押してください。\n${stop}`,
  },
  {
    title: 'Be told by e-mail',
    lead: 'No account is needed, only an address. When something public happens you are told on the next morning that the city hall is open.',
    address: 'E-mail address',
    addressHint:
      'For this alone. It is deleted when you stop, or 30 days after the case has ended. Nobody else sees it.',
    ask: 'Send me the mail to confirm',
    asked: 'A mail to confirm was sent',
    askedText:
      'Open the page in it and press “Be told”. Unless you do so within two days, the address is deleted. If nothing arrives, check the address and the spam folder.',
    pageTitle: 'News by e-mail',
    about: (number, title) => `${number} “${title}”`,
    confirmText: 'When something public happens in this case, you are told by mail the next morning.',
    confirm: 'Be told',
    refuseText: 'If you did not ask for it, press here. The address is deleted at once and no mail is sent.',
    refuse: 'No, thank you',
    running: 'You are told of this case',
    stopText: 'The address is deleted at once.',
    stop: 'Stop',
    ended: 'You are told no more',
    endedText: 'The address was deleted. You can ask again on the page of the case.',
    toCase: 'To the case',
    askSubject: (number) => subjectOf`${number}: please confirm that you want to be told`,
    askBody: (city, number, page) =>
      bodyOf`On the page of ${city}, this address was entered to be told of case ${number}.\n\nIt begins once you press “Be told” on this page. Unless you do so within two days, the address is deleted.\n${page}\n\nIf you did not ask for it, there is nothing to do.`,
    newsSubject: (number) => subjectOf`${number}: news`,
    newsBody: (count, open, stop) =>
      bodyOf`In a case that you are told of, this much has happened for everybody to see: ${count}\n\n${open}\n\nTo stop, press the button on this page.\n${stop}`,
  },
  {
    title: 'メールで お知（し）らせを もらう',
    lead: 'メールアドレスだけで お知（し）らせを もらうことが できます。',
    address: 'メールアドレス',
    addressHint:
      'お知（し）らせだけに 使（つか）います。やめると 消（き）えます。ほかの 人（ひと）は 見（み）ません。',
    ask: '確（たし）かめる メールを もらう',
    asked: 'メールを 送（おく）りました',
    askedText:
      'メールの ページを 開（ひら）いて、「お知（し）らせを もらう」を 押（お）して ください。2日（ふつか）の あいだに 押（お）さないと、アドレスは 消（き）えます。',
    pageTitle: 'メールの お知（し）らせ',
    confirmText:
      '新（あたら）しい ことが あると、次（つぎ）の 日（ひ）の 朝（あさ）に メールを 送（おく）ります。',
    confirm: 'お知（し）らせを もらう',
    refuseText: 'あなたが 頼（たの）んで いない ときは、押（お）して ください。アドレスは 消（き）えます。',
    refuse: 'もらわない',
    running: 'お知（し）らせを もらって います',
    stopText: 'やめると、アドレスは すぐ 消（き）えます。',
    stop: 'お知（し）らせを やめる',
    ended: 'お知（し）らせを やめました',
    endedText: 'アドレスを 消（け）しました。',
  },
)
