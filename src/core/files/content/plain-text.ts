/** Encodings that text from Japan comes in, in the order in which a mistaken guess is least likely. */
const encodings = ['utf-8', 'shift_jis', 'euc-jp'] as const
/** UTF-16 says so by its first two bytes, or it is not told from something else. */
const marked = [
  { starts: [0xff, 0xfe], encoding: 'utf-16le' },
  { starts: [0xfe, 0xff], encoding: 'utf-16be' },
] as const

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  const mark = marked.find(({ starts }) => starts.every((byte, at) => bytes[at] === byte))
  if (mark) return decoded(bytes, mark.encoding)
  for (const encoding of encodings) {
    const text = decoded(bytes, encoding)
    if (text !== undefined) return text
  }
  return undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is looked for
const notText = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/
/** A page, a drawing or a program for a browser, wherever in its beginning it says so. */
const page = /^\s*<|<(!doctype|html|svg|script|iframe|body|head|\?xml|\?php)\b/i
const otherFormats = /^(\{\\rtf|%!PS|MZ|#!)/

/** Plain text in an encoding that is used here, and nothing that another program would run or show as a page. */
export function textIn(bytes: Uint8Array): 'text' | 'page' | undefined {
  const text = textOf(bytes)
  if (text === undefined || notText.test(text)) return undefined
  const begin = text.slice(0, 4096).replace(/^\ufeff/, '')
  if (page.test(begin)) return 'page'
  return otherFormats.test(begin) ? undefined : 'text'
}
