import { defineMessages } from '../../../lib/language.ts'

export const writeMessages = defineMessages(
  {
    title: '声を書く',
    lead: '住みたいまち、あったらいいなと思うまちのようすを、140文字までで書いてください。名前も連絡先もいりません。',
    text: 'こんなまちに住みたい',
    textHint: 'あなたの言葉で、ひとことで大丈夫です。',
    penName: 'ペンネーム',
    penNameHint: '本名でなくて大丈夫です。書かなければ「名前なし」とのせます。',
    credit: 'この声からアイデアが生まれたとき、ペンネームをのせてよい',
    theme: 'テーマ',
    onTheme: (name: string) => `「${name}」のテーマに書きます`,
    send: '送る',
    signedIn:
      '公開するか決まったときと、アイデアが生まれたときに、いつもの方法でお知らせします。名前は公開しません。',
    browser:
      '結果は、同じ端末・ブラウザの「自分の声を見る」で分かります（この市のサイトだけのクッキーを使います）。お知らせがほしいときは、ログインしてから書いてください。',
    signIn: 'ログインする',
    rulesTitle: '公開のきまり',
    contactInIt:
      '電話番号やメールアドレスのようなものが入っています。だれでも読む場所なので、消してから送ってください。',
    onPaper: '紙に書きたいときは、はがきを印刷できます。',
  },
  {
    title: 'Write yours',
    lead: 'The town you would like to live in, in up to 140 characters. No name and no contact is needed.',
    text: 'The town I would like',
    textHint: 'In your own words; one sentence is enough.',
    penName: 'Pen name',
    penNameHint: 'Need not be your real name. Left out: “No name”.',
    credit: 'If an idea grows from this, my pen name may stand with it',
    theme: 'Theme',
    onTheme: (name: string) => `On the theme “${name}”`,
    send: 'Send',
    signedIn: 'You are told when it is decided and when an idea grows from it. Your name is not published.',
    browser:
      'What became of it is shown in this browser under “See what I wrote” (a cookie of this city’s site alone). To be told, sign in first.',
    signIn: 'Sign in',
    rulesTitle: 'Rules of publication',
    contactInIt:
      'There seems to be a telephone number or an address in it. Everybody will read it: please take it out.',
    onPaper: 'You can print postcards to write on paper.',
  },
  {
    title: '書（か）く',
    lead: 'どんな まちに 住（す）みたいですか。140文字（もじ）までで 書（か）いて ください。名前（なまえ）は いりません。',
    text: 'こんな まちに 住（す）みたい',
    textHint: 'ひとことで いいです。',
    penName: 'ペンネーム（本当（ほんとう）の 名前（なまえ）で なくて いいです）',
    penNameHint: '書（か）かなくても いいです。',
    send: '送（おく）る',
  },
)
