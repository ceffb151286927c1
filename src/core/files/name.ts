import { cleanLine } from '../../lib/safe-text.ts'
import type { FileKind } from './kinds.ts'

/** Composed, but for the ideographs that composing would exchange for others: 神 in somebody's name stays what it is. */
const composed = (text: string): string =>
  text.replace(/[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu, (part) => part.normalize('NFC'))

/**
 * The sender's own name for it without any path, ending in what it really is. Composed (NFC), since a Mac writes が as two
 * characters; without controls and direction marks, so that it reads as what it is.
 */
export function cleanName(sent: string, { extension }: Pick<FileKind, 'extension'>): string {
  const base = cleanLine(composed(sent.split(/[/\\]/).at(-1) ?? '')).replace(/\.[^.]{0,10}$/, '')
  const short = Array.from(base).slice(0, 80).join('').trim()
  return `${short === '' ? 'file' : short}.${extension}`
}
