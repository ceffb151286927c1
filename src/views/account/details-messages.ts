import { defineMessages } from '../../lib/language.ts'

export const detailsMessages = defineMessages(
  {
    title: '自分の情報を直す',
    lead: 'ここで直したことは、これからの連絡に使います。すでに送った書類の中は変わりません。',
    purpose:
      '名前は、案件の相手にだれからの話かを伝えるため、ふりがなは正しくお呼びするため、連絡先と住所は返事を届けるためだけに使います。公開されず、あなたが関わる案件の担当課だけが見ます。',
    none: '連絡はいりません（自分で Yui を見ます）',
    language: 'メールと手紙の言葉',
    languageHint: '画面の言葉は、ページの上でいつでも変えられます。',
    save: '直す',
  },
  {
    title: 'Correct your details',
    lead: 'What you correct here is used from now on. Papers already sent stay as they are.',
    purpose:
      'Your name tells the others in a case who is speaking, its reading lets us say it correctly, and where you can be reached is used for answers alone. Nothing is published; only the section in charge of your cases sees it.',
    none: 'Not at all (I look on Yui myself)',
    language: 'Language of mails and letters',
    languageHint: 'The language of the pages can be changed on top of each page.',
    save: 'Correct',
  },
)
