import type { ParseArgsOptionsConfig } from 'node:util'
import type { Text } from '../lib/language.ts'
import type { CliLang } from './lang.ts'

export type Values = Readonly<Record<string, string | boolean | undefined>>

/** One invocation: what was given, and where to speak. */
export type Call = {
  lang: CliLang
  env: NodeJS.ProcessEnv
  values: Values
  arguments: readonly string[]
  say: (line: string) => void
  warn: (line: string) => void
}

/** 0 done, 1 it could not be done or something was found wrong, 2 the command was not understood. */
export type ExitCode = 0 | 1 | 2

export type Command = {
  /** One or two words, such as `city check`. */
  name: string
  summary: Text
  /** More than the summary can say, for `--help`. */
  details?: Text
  /** Names of the arguments in their order; all are needed. */
  arguments?: readonly string[]
  options?: Readonly<
    Record<string, ParseArgsOptionsConfig[string] & { about: Text; value?: string; required?: true }>
  >
  run: (call: Call) => Promise<ExitCode>
}
