import { defineMessages } from '../../lib/language.ts'

type Mail = { version: string; address: string }

export const jointMessages = defineMessages(
  {
    mailSubject: (number: string) => `受付番号 ${number}：確認のお願い`,
    mailWritten: ({ version, address }: Mail) =>
      `みなさんで決める文書の第${version}版ができました。\n下のページを開いて、内容を確認してください。\n\n${address}\n`,
    mailChanged: ({ version, address }: Mail) =>
      `みなさんで決める文書が変わり、第${version}版になりました。\n前の版への確認は、数えないことになりました。下のページを開いて、もう一度確認してください。\n\n${address}\n`,
    mailRecorded: ({ version, address }: Mail) =>
      `市の職員が、第${version}版に紙で署名があったことを記録しました。\n記録がまちがっているときは、下のページで異議を申し出ることができます。\n\n${address}\n`,
  },
  {
    mailSubject: (number) => `${number}: please confirm`,
    mailWritten: ({ version, address }) =>
      `Version ${version} of the document that belongs to all parties has been written.\nPlease open this page and check it.\n\n${address}\n`,
    mailChanged: ({ version, address }) =>
      `The document that belongs to all parties has changed: it is now version ${version}.\nConfirmations of the version before no longer count. Please open this page and confirm again.\n\n${address}\n`,
    mailRecorded: ({ version, address }) =>
      `A member of the city's staff has recorded that version ${version} was signed on paper for you.\nIf that is wrong, you can object on this page.\n\n${address}\n`,
  },
)
