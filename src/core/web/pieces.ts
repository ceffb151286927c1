import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'

/** A piece of a page that comes out the same whenever its key is the same, rendered once and kept as text. */
export type Pieces = (key: string, make: () => Child) => Child

type Rendered = { toString: () => string | Promise<string> }

/** Keeps so many pieces, the least recently used first out. What has to wait for something is not kept. */
export function openPieces(most: number): Pieces {
  const kept = new Map<string, string>()
  function keep(key: string, text: string) {
    kept.delete(key)
    kept.set(key, text)
    if (kept.size > most) kept.delete(kept.keys().next().value ?? '')
    return raw(text)
  }
  return (key, make) => {
    const text = kept.get(key)
    if (text !== undefined) return keep(key, text)
    const made = make()
    const rendered = (made as Rendered).toString()
    return typeof rendered === 'string' ? keep(key, rendered) : made
  }
}
