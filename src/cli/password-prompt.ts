import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Refusal } from '../boot/refusal.ts'
import { defineMessages } from '../lib/language.ts'
import type { CliLang } from './lang.ts'

const shortest = 12
const messages = defineMessages(
  {
    ask: 'パスワード（表示されません）: ',
    tooShort: `パスワードは${shortest}文字以上にしてください。標準入力の1行目に書くか、--generate を付けてください。`,
  },
  {
    ask: 'Password (not shown): ',
    tooShort: `The password needs at least ${shortest} characters. Write it on the first line of standard input, or use --generate.`,
  },
)

/** A password never stands in an argument: those are seen by everybody on the machine and kept in the shell's history. */
export async function readPassword(lang: CliLang): Promise<string> {
  const words = messages(lang)
  const password = process.stdin.isTTY ? await askHidden(words.ask) : await firstLine()
  if (password.length < shortest) throw new Refusal(words.tooShort)
  return password
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
  }
}

async function askHidden(question: string): Promise<string> {
  process.stderr.write(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const prompt = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  try {
    return await prompt.question('')
  } finally {
    prompt.close()
    process.stderr.write('\n')
  }
}
