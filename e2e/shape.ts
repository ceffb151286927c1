import type { Opened } from './pages.ts'

const tag = /<(\/?)([a-z][a-z0-9-]*)([^>]*)>/g
const empty = new Set([
  'input',
  'img',
  'br',
  'hr',
  'meta',
  'link',
  'path',
  'use',
  'circle',
  'rect',
  'col',
  'wbr',
])
const attribute = (rest: string, names: string) => new RegExp(`\\s(${names})="[^"]*"`).exec(rest)?.[0] ?? ''

/** Which element stands in which, each with its class and what it tells a screen reader. */
function elementsOf(html: string): string[] {
  const open: string[] = []
  const step = (closing: string, name: string, rest: string): string[] => {
    if (closing) {
      open.length = Math.max(
        0,
        open.findLastIndex((one) => one.split(' ')[0] === name),
      )
      return []
    }
    const kind = name + attribute(rest, 'class') + attribute(rest, 'role|type')
    const part = `${open.at(-1) ?? ''} > ${kind}`
    if (!empty.has(name) && !rest.endsWith('/')) open.push(kind)
    return [part]
  }
  return [...html.matchAll(tag)].flatMap(([, closing = '', name = '', rest = '']) =>
    step(closing, name, rest),
  )
}

const headingsOf = (html: string): string[] =>
  [...html.matchAll(/<h([1-6])/g)].map(([, level], at, all) => `h${all[at - 1]?.[1] ?? ''} then h${level}`)

/**
 * Few pages that between them show everything that all of them show: at least one of each route, and every page that
 * has a part no page before it had, whoever reads it. What another reader sees differently is such a part.
 */
export function chooseFew(pages: readonly Opened[]): Opened[] {
  const seen = new Set<string>()
  const bySize = [...pages].sort((a, b) => b.html.length - a.html.length)
  return bySize.filter((page) => {
    const all = [...elementsOf(page.html), ...headingsOf(page.html), page.route]
    const parts = all.filter((part) => !seen.has(part))
    for (const part of parts) seen.add(part)
    return parts.length > 0
  })
}

/** What no page may have, or must; told by what is sent, before any browser. */
export function faultsOf({ html, path, reader }: Opened): string[] {
  const where = (fault: string) => `${fault}: ${path} (${reader.who})`
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
  const repeated = ids.filter((id, at) => ids.indexOf(id) !== at)
  const faults: [string, boolean][] = [
    ['no language', !/<html lang="(ja|en)"/.test(html)],
    ['no title', !/<title>[^<]+ \| /.test(html)],
    ['not one h1', html.match(/<h1[\s>]/g)?.length !== 1],
    ['a placeholder', /\splaceholder=/.test(html)],
    ['a dead control', /<(input|button|select|textarea)[^>]*\sdisabled/.test(html)],
    ['a style attribute', /<[^>]*\sstyle=/.test(html)],
    ['a handler in the page', /<[^>]*\son[a-z]+="/.test(html)],
    ['a script in the page', /<script(?![^>]*\ssrc=)/.test(html)],
    [`an id twice (${repeated[0]})`, repeated.length > 0],
    ['a word that is missing', /undefined|\[object Object\]|\bNaN\b/.test(html)],
  ]
  return faults.filter(([, is]) => is).map(([fault]) => where(fault))
}
