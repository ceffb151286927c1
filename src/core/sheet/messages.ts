import { defineMessages } from '../../lib/language.ts'

export const sheetMessages = defineMessages(
  {
    code: 'この紙の番号',
    edition: (number: number) => `第${number}版の様式`,
    hash: (hash: string) => `内容のしるし（SHA-256）${hash}`,
    page: (page: number, pages: number) => `${page}枚目／全${pages}枚`,
    qr: 'この紙のQRコード',
    required: '必ず書いてください',
  },
  {
    code: 'Code of this sheet',
    edition: (number) => `Form of edition ${number}`,
    hash: (hash) => `Hash of its content (SHA-256) ${hash}`,
    page: (page, pages) => `Sheet ${page} of ${pages}`,
    qr: 'QR code of this sheet',
    required: 'Please fill in',
  },
  {
    code: 'この 紙（かみ）の 番号（ばんごう）',
    required: 'かならず 書（か）いて ください',
    page: (page: number, pages: number) => `${pages}枚（まい）の ${page}枚目（まいめ）`,
  },
)
