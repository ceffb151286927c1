import type { Lang } from '../../lib/language.ts'
import { runningMessages } from './messages.ts'

/** What a line of the log says, with who asked for it where the support centre typed it. */
export function logText({ onBehalfOf, text }: Readonly<Record<string, unknown>>, lang: Lang): string {
  if (typeof onBehalfOf !== 'string') return String(text)
  return `${runningMessages(lang).onBehalf(onBehalfOf)}\n\n${String(text)}`
}
