import { defineMessages } from '../../lib/language.ts'

export const secondMessages = defineMessages(
  {
    title: '2つ目の確認',
    lead: 'ほかの人の情報を扱う立場では、パスワードやメールのほかに、もう1つ確認します。',
    byApp: 'アプリの6けたの数字で確認する',
    code: 'アプリの6けたの数字',
    codeHint: '認証アプリに今出ている数字です。30秒ごとに変わります。',
    go: '確認して進む',
    byRecovery: 'アプリが使えないとき',
    recoveryLead: '控えておいた予備のコードを1つ使います。使ったコードは、もう使えません。',
    recovery: '予備のコード',
    useRecovery: '予備のコードで進む',
    wrongCode: '数字かコードが違うか、もう使われています。5回続けて違うと、15分間使えなくなります。',
    setUp: '2つ目の確認を用意します',
    setUpLead:
      'スマートフォンの認証アプリ（Google Authenticator、Microsoft Authenticator など）を使います。5分ほどで終わり、次からは数字を入れるだけです。',
    begin: '用意を始める',
    otherwise: 'ほかの進み方',
    goOnAs: (hat: string) => `${hat}として進む`,
    signOut: 'ログアウトする',
  },
  {
    title: 'Second factor',
    lead: 'In a role that handles the data of others, one thing more is asked besides password or mail.',
    byApp: 'With the six digits of your app',
    code: 'Six digits of the app',
    codeHint: 'What your authenticator app shows now. They change every 30 seconds.',
    go: 'Confirm and go on',
    byRecovery: 'When you cannot use the app',
    recoveryLead: 'Use one of the recovery codes you kept. Each works once.',
    recovery: 'Recovery code',
    useRecovery: 'Go on with a recovery code',
    wrongCode:
      'The digits or the code are wrong, or were used already. After five wrong tries in a row it rests for 15 minutes.',
    setUp: 'Set up a second factor',
    setUpLead:
      'You need an authenticator app on your phone, such as Google Authenticator or Microsoft Authenticator. It takes five minutes; from then on you only type digits.',
    begin: 'Begin',
    otherwise: 'Other ways on',
    goOnAs: (hat: string) => `Go on as ${hat}`,
    signOut: 'Sign out',
  },
)
