export type RefusalCode =
  | 'already-running'
  | 'wrong-major'
  | 'wrong-encoding'
  | 'wrong-owner'
  | 'unsupported-platform'
  | 'no-unprivileged-user'
  | 'failed-to-start'

/** The embedded database will not start; the message says what is wrong and what to do. */
export class EmbeddedRefusal extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.name = 'EmbeddedRefusal'
    this.code = code
  }
}
