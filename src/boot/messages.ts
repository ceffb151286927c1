import { defineMessages } from '../lib/language.ts'

/** What a start needs to say why it cannot be, and what to do. */
export const bootMessages = defineMessages(
  {
    portInUse: (port: number) =>
      `ポート ${port} は、ほかのプログラムが使っています。そちらを止めるか、PORT=3001 のように別の番号で起動してください。`,
    portForbidden: (port: number) =>
      `ポート ${port} を使う権限がありません。1024 より大きい番号を PORT に指定してください。`,
    noSuchAddress: (host: string) =>
      `${host} はこのコンピューターのアドレスではありません。YUI_HOST を直してください。`,
    notLoopback: (host: string) =>
      `体験用の起動は、このコンピューターの中からだけ使えます（${host} では動きません）。誰でもワンクリックでログインできるためです。YUI_HOST を外すか、本番用の yui serve を使ってください。`,
    badPort: (value: string) => `PORT には 1 から 65535 の数字を書いてください（今は ${value}）。`,
    realData: (folder: string) =>
      `${folder} には本番のまちのデータがあります。体験用の起動（npm start）では開けません。yui serve を使うか、YUI_DATA に別のフォルダーを指定してください。`,
    demoData: (folder: string) =>
      `${folder} には体験用のデータがあり、誰でもログインできる架空の人がいます。本番では開けません。YUI_DATA に新しいフォルダーを指定し、yui city add でまちを加えてください。`,
    notMigrated: (names: string) =>
      `データベースがこの版に合っていません（未適用: ${names}）。先に yui migrate を実行してください。`,
  },
  {
    portInUse: (port: number) =>
      `Another program uses port ${port}. Stop it, or start with another number, such as PORT=3001.`,
    portForbidden: (port: number) => `You may not use port ${port}. Choose a number above 1024 with PORT.`,
    noSuchAddress: (host: string) => `${host} is not an address of this computer. Correct YUI_HOST.`,
    notLoopback: (host: string) =>
      `The demo can be reached from this computer only (not on ${host}), since anybody can sign in with one click. Remove YUI_HOST, or use yui serve for a real installation.`,
    badPort: (value: string) => `PORT must be a number from 1 to 65535 (it is ${value}).`,
    realData: (folder: string) =>
      `${folder} holds a real city. The demo (npm start) does not open it. Use yui serve, or give the demo a folder of its own with YUI_DATA.`,
    demoData: (folder: string) =>
      `${folder} holds the demo, with invented people whom anybody can sign in as. A real start does not open it. Choose a new folder with YUI_DATA, and add your city with yui city add.`,
    notMigrated: (names: string) =>
      `The database does not fit this version (missing: ${names}). Run yui migrate first.`,
  },
)
