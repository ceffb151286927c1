import { bootMessages } from './messages.ts'

type Words = ReturnType<typeof bootMessages>

/** Not a defect: something the operator can put right, said with what to do. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Refusal'
  }
}

/** A start that cannot be, said in both languages: whoever reads it may not have chosen one yet. */
export const refusal = (say: (words: Words) => string): Refusal =>
  new Refusal(`${say(bootMessages('ja'))}\n${say(bootMessages('en'))}`)
