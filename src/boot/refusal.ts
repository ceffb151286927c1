import { defineMessages } from '../lib/language.ts'

const messages = defineMessages(
  {
    portInUse: ({ port }: Facts) =>
      `ポート ${port} は、ほかのプログラムが使っています。そちらを止めるか、PORT=3001 のように別の番号で起動してください。`,
    portForbidden: ({ port }: Facts) =>
      `ポート ${port} を使う権限がありません。1024 より大きい番号を PORT に指定してください。`,
    noSuchAddress: ({ host }: Facts) =>
      `${host} はこのコンピューターのアドレスではありません。YUI_HOST を直してください。`,
    notLoopback: ({ host }: Facts) =>
      `体験用の起動は、このコンピューターの中からだけ使えます（${host} では動きません）。誰でもワンクリックでログインできるためです。YUI_HOST を外すか、本番用の yui serve を使ってください。`,
    badPort: ({ value }: Facts) => `PORT には 0 から 65535 の数字を書いてください（今は ${value}）。`,
  },
  {
    portInUse: ({ port }: Facts) =>
      `Another program uses port ${port}. Stop it, or start with another number, such as PORT=3001.`,
    portForbidden: ({ port }: Facts) => `You may not use port ${port}. Choose a number above 1024 with PORT.`,
    noSuchAddress: ({ host }: Facts) => `${host} is not an address of this computer. Correct YUI_HOST.`,
    notLoopback: ({ host }: Facts) =>
      `The demo can be reached from this computer only (not on ${host}), since anybody can sign in with one click. Remove YUI_HOST, or use yui serve for a real installation.`,
    badPort: ({ value }: Facts) => `PORT must be a number from 0 to 65535 (it is ${value}).`,
  },
)

type Facts = { port?: number; host?: string; value?: string }
export type RefusalCode = 'portInUse' | 'portForbidden' | 'noSuchAddress' | 'notLoopback' | 'badPort'

/** A start that cannot be, said in Japanese and in English with what to do. */
export class BootRefusal extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode, facts: Facts) {
    super(`${messages('ja')[code](facts)}\n${messages('en')[code](facts)}`)
    this.name = 'BootRefusal'
    this.code = code
  }
}
