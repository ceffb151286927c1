import { defineMessages } from '../../lib/language.ts'

export const mailMessages = defineMessages(
  {
    title: 'メールでログイン・アカウントを作る',
    lead: 'パスワードはいりません。メールアドレスに、ログイン用のリンクと6けたのコードを送ります。はじめての方は、そのままアカウントを作れます。',
    door: 'メールでログインする・アカウントを作る',
    doorText: 'パスワードがない方、忘れた方、はじめての方はこちらです。',
    email: 'メールアドレス',
    emailHint: 'ログインの案内を送るために使います。',
    send: 'メールを送る',
    sentTitle: 'メールを送りました',
    sentTo: (address: string) => `${address} に送りました。`,
    sentText:
      'メールのリンクを開くか、6けたのコードを下に入力してください。どちらも15分間、一度だけ使えます。',
    notThere:
      '届かないときは、アドレスの間違いと、迷惑メールの中をお確かめください。同じアドレスに送れるのは1時間に5通までです。',
    inDemo:
      '体験用のまちからは、メールは送られません。ログインの画面の「体験する立場を選ぶ」からお入りください。',
    again: 'アドレスを入れ直す',
    code: '6けたのコード',
    codeHint: 'メールを別の端末で読んでいるときに使います。全角でもかまいません。',
    withCode: 'コードで進む',
    wrongCode:
      'コードが違うか、期限が切れています。数字を確かめてください。5回違うと、そのコードは使えなくなります。',
    enterTitle: 'ログイン',
    enterLead: (address: string) => `${address} のメールから開きました。`,
    enter: 'ログインする',
    notYou: 'このメールを頼んでいない方は、何もせずにこのページを閉じてください。',
    deadTitle: 'このリンクは使えません',
    deadText:
      '期限（15分）が切れたか、もう使われたか、パスワードやアドレスが変わっています。もう一度メールを送ってください。',
    sendAgain: 'もう一度メールを送る',
    makeTitle: 'アカウントを作る',
    makeLead: (address: string) =>
      `${address} でログインするアカウントを作ります。名前は、担当課と、あなたが参加する案件の関係者に見えます。`,
    name: '名前',
    nameHint: '案件の相手に、だれからの話かを伝えるために使います。',
    reading: 'ふりがな',
    readingHint: 'お名前を正しくお呼びするために使います。',
    language: 'メールと手紙の言葉',
    languageHint: '画面の言葉は、ページの上でいつでも変えられます。',
    japanese: '日本語',
    easyJapanese: 'やさしい日本語',
    english: 'English',
    make: 'アカウントを作る',
    linkSubject: 'ログインのご案内（Yui 結）',
    linkBody: (city: string, link: string, code: string) =>
      `${city}の Yui 結に、このメールアドレスでログインする申し込みがありました。\n\n次のアドレスを開いて「ログインする」を押してください。\n${link}\n\n申し込んだ端末がほかにあるときは、その画面に次のコードを入力してください。\n${code}\n\nどちらも15分間、一度だけ使えます。コードは、だれにも教えないでください。職員がおたずねすることはありません。\n心当たりがなければ、このメールは捨ててください。何も変わりません。`,
    makeSubject: 'アカウントを作るご案内（Yui 結）',
    makeBody: (city: string, link: string, code: string) =>
      `${city}の Yui 結に、このメールアドレスでアカウントを作る申し込みがありました。\n\n次のアドレスを開いて、名前を入力してください。\n${link}\n\n申し込んだ端末がほかにあるときは、その画面に次のコードを入力してください。\n${code}\n\nどちらも15分間、一度だけ使えます。コードは、だれにも教えないでください。職員がおたずねすることはありません。\n心当たりがなければ、このメールは捨ててください。アカウントは作られません。`,
  },
  {
    title: 'Sign in or make an account by e-mail',
    lead: 'No password needed. We send a link and a six-digit code to your address. If you are new, you can make an account with it.',
    door: 'Sign in or make an account by e-mail',
    doorText: 'If you have no password, forgot it, or are new here.',
    email: 'E-mail address',
    emailHint: 'Used to send you the way in.',
    send: 'Send the mail',
    sentTitle: 'A mail is on its way',
    sentTo: (address: string) => `It was sent to ${address}.`,
    sentText:
      'Open the link in the mail, or type its six-digit code below. Both work once, for fifteen minutes.',
    notThere:
      'If it does not come, check the address and your junk mail. We send at most five mails an hour to one address.',
    inDemo: 'The demo sends no mail. Please choose a part to play on the sign-in page.',
    again: 'Give the address again',
    code: 'Six-digit code',
    codeHint: 'For when you read the mail on another device.',
    withCode: 'Go on with the code',
    wrongCode:
      'The code is wrong or too old. Please check the digits. After five wrong tries it is worth nothing.',
    enterTitle: 'Sign in',
    enterLead: (address: string) => `Opened from the mail to ${address}.`,
    enter: 'Sign in',
    notYou: 'If you did not ask for this mail, close this page and do nothing.',
    deadTitle: 'This link does not work',
    deadText:
      'It is older than fifteen minutes, was used already, or the password or address has changed. Please send a new mail.',
    sendAgain: 'Send a new mail',
    makeTitle: 'Make an account',
    makeLead: (address: string) =>
      `The account signs in with ${address}. Your name is seen by the section in charge and by those in the cases you take part in.`,
    name: 'Name',
    nameHint: 'Tells the others in a case who is speaking.',
    reading: 'How it is read',
    readingHint: 'So that we say your name correctly.',
    language: 'Language of mails and letters',
    languageHint: 'The language of the pages can be changed on top of each page.',
    japanese: '日本語',
    easyJapanese: 'やさしい日本語',
    english: 'English',
    make: 'Make the account',
    linkSubject: 'Your way in (Yui 結)',
    linkBody: (city: string, link: string, code: string) =>
      `Somebody asked to sign in to Yui 結 of ${city} with this address.\n\nOpen this address and press “Sign in”.\n${link}\n\nIf you asked on another device, type this code there.\n${code}\n\nBoth work once, for fifteen minutes. Tell the code to nobody; our staff never ask for it.\nIf it was not you, throw this mail away. Nothing changes.`,
    makeSubject: 'Making an account (Yui 結)',
    makeBody: (city: string, link: string, code: string) =>
      `Somebody asked to make an account at Yui 結 of ${city} with this address.\n\nOpen this address and give your name.\n${link}\n\nIf you asked on another device, type this code there.\n${code}\n\nBoth work once, for fifteen minutes. Tell the code to nobody; our staff never ask for it.\nIf it was not you, throw this mail away. No account is made.`,
  },
  {
    title: 'メールで 入（はい）る・アカウントを 作（つく）る',
    lead: 'パスワードは いりません。メールを 送（おく）ります。はじめての 人（ひと）は、アカウントを 作（つく）ることが できます。',
    door: 'メールで 入（はい）る・アカウントを 作（つく）る',
    doorText: 'パスワードが ない 人（ひと）、忘（わす）れた 人、はじめての 人（ひと）',
    send: 'メールを 送（おく）る',
    sentTitle: 'メールを 送（おく）りました',
    sentText:
      'メールの リンクを 開（ひら）くか、6つの 数字（すうじ）を 下（した）に 書（か）いて ください。15分（ふん）、1回（かい） 使（つか）えます。',
    code: '6つの 数字（すうじ）',
    withCode: '数字（すうじ）で 進（すす）む',
    makeTitle: 'アカウントを 作（つく）る',
    name: '名前（なまえ）',
    make: 'アカウントを 作（つく）る',
  },
)
