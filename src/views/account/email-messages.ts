import { defineMessages } from '../../lib/language.ts'

export const emailMessages = defineMessages(
  {
    title: 'メールアドレスを変える',
    lead: 'ログインに使うアドレスです。新しいアドレスに確認のメールを送り、確認できたら切り替わります。',
    now: (address: string) => `今のアドレス：${address}`,
    noneNow: '今はアドレスがありません。',
    email: '新しいメールアドレス',
    emailHint: 'ログインと、アカウントについてのお知らせに使います。公開されません。',
    send: '確認のメールを送る',
    sentTitle: '確認のメールを送りました',
    sentLead:
      '新しいアドレスに届いたリンクを開くか、6けたのコードを下に入力してください。15分間、一度だけ使えます。',
    sentTo: (address: string) => `${address} に送りました。`,
    code: '6けたのコード',
    codeHint: '全角でもかまいません。',
    withCode: 'このアドレスに変える',
    wrongCode:
      'コードが違うか、期限が切れているか、そのアドレスは使えません。確かめるか、もう一度送ってください。',
    again: 'アドレスを入れ直す',
    linkLead: (address: string) => `ログイン用のアドレスを ${address} に変えます。`,
    change: 'このアドレスに変える',
    notYou: 'このメールを頼んでいない方は、何もせずにこのページを閉じてください。',
    deadTitle: 'このリンクは使えません',
    deadText:
      '期限（15分）が切れたか、もう使われたか、そのアドレスは使えません。アドレスの変更から、やり直してください。',
    doneTitle: 'メールアドレスを変えました',
    doneText: '前のアドレスにもお知らせしました。次からは新しいアドレスでログインしてください。',
    signIn: 'ログインする',
    subject: 'メールアドレスの確認（Yui 結）',
    body: (city: string, link: string, code: string) =>
      `${city}の Yui 結で、ログイン用のメールアドレスを、このアドレスに変える申し込みがありました。\n\n次のアドレスを開いて「このアドレスに変える」を押してください。\n${link}\n\nまたは、申し込んだ画面に次のコードを入力してください。\n${code}\n\n15分間、一度だけ使えます。コードは、だれにも教えないでください。\n心当たりがなければ、このメールは捨ててください。何も変わりません。`,
  },
  {
    title: 'Change your e-mail address',
    lead: 'The address you sign in with. A mail goes to the new one; when it is confirmed, it counts.',
    now: (address: string) => `Present address: ${address}`,
    noneNow: 'There is no address yet.',
    email: 'New e-mail address',
    emailHint: 'For signing in and for news of your account. It is not published.',
    send: 'Send the mail',
    sentTitle: 'A mail is on its way',
    sentLead:
      'Open the link that comes to the new address, or type its six-digit code below. Both work once, for fifteen minutes.',
    sentTo: (address: string) => `It was sent to ${address}.`,
    code: 'Six-digit code',
    codeHint: 'From the mail.',
    withCode: 'Change to this address',
    wrongCode: 'The code is wrong or too old, or the address cannot be used. Check it, or send it again.',
    again: 'Give the address again',
    linkLead: (address: string) => `Your sign-in address becomes ${address}.`,
    change: 'Change to this address',
    notYou: 'If you did not ask for this mail, close this page and do nothing.',
    deadTitle: 'This link does not work',
    deadText:
      'It is older than fifteen minutes, was used already, or the address cannot be used. Please begin the change again.',
    doneTitle: 'Your address is changed',
    doneText: 'The old address was told as well. From now on sign in with the new one.',
    signIn: 'Sign in',
    subject: 'Please confirm your address (Yui 結)',
    body: (city: string, link: string, code: string) =>
      `Somebody asked to sign in to Yui 結 of ${city} with this address from now on.\n\nOpen this address and press “Change to this address”.\n${link}\n\nOr type this code on the page you asked from.\n${code}\n\nBoth work once, for fifteen minutes. Tell the code to nobody.\nIf it was not you, throw this mail away. Nothing changes.`,
  },
)
