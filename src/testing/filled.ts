import type { Shape } from '../lib/form-shape.ts'
import type { Fields } from './browser.ts'

/** Every field that a form reads: with the word for its name where there is one, otherwise with `1`. */
export function filled(shape: Shape, words: Readonly<Record<string, string>>, at = ''): Fields {
  if (shape.kind === 'text') return { [at]: words[at.split('.').at(-1) ?? ''] ?? '1' }
  if (shape.kind === 'list') return filled(shape.item, words, at)
  const fields = [...shape.fields].map(([name, inner]) => filled(inner, words, at ? `${at}.${name}` : name))
  return Object.assign({}, ...fields)
}
