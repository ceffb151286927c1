import { defineMessages } from '../../lib/language.ts'

export const signInMessages = defineMessages(
  {
    title: 'ログイン',
    demoLead: 'これは体験用のまちです。どの立場で使ってみるかを選んでください。人も団体も、すべて架空です。',
    demoHeading: '体験する立場を選ぶ',
    passwordHeading: 'メールアドレスとパスワードでログイン',
    email: 'メールアドレス',
    password: 'パスワード',
    signIn: 'ログインする',
    wrong: 'メールアドレスかパスワードが違います。5回続けて違うと、15分間ログインできなくなります。',
  },
  {
    title: 'Sign in',
    demoLead:
      'This city is a demo. Choose whose part you would like to play. All people and groups are made up.',
    demoHeading: 'Choose a part to play',
    passwordHeading: 'Sign in with e-mail address and password',
    email: 'E-mail address',
    password: 'Password',
    signIn: 'Sign in',
    wrong:
      'E-mail address or password is wrong. After five wrong tries in a row, sign-in is closed for 15 minutes.',
  },
  {
    demoLead:
      'ここは 体験（たいけん）の ページです。だれに なるか 選（えら）んで ください。人（ひと）も 団体（だんたい）も 本当（ほんとう）では ありません。',
    demoHeading: 'だれに なるか 選（えら）ぶ',
    passwordHeading: 'メールアドレスと パスワードで 入（はい）る',
    wrong:
      'メールアドレスか パスワードが ちがいます。5回（かい） ちがうと、15分（ふん） 入（はい）ることが できません。',
  },
)
