import type { Words } from './messages.ts'
import type { Finding } from './mistakes.ts'
import { type At, codesOf, textIn, valuesAt } from './places.ts'

type Node = At & { code: string; kind: string | undefined; next: string[] }

const isText = (value: unknown): value is string => typeof value === 'string'

function readNode(at: At): Node[] {
  const code = textIn(at.value, 'code')
  const ways = ['allTrue', 'anyFalse', 'to', 'options.*.to'].flatMap((way) => valuesAt(at.value, way))
  const next = ways.map(({ value }) => value).filter(isText)
  return code === undefined ? [] : [{ ...at, code, kind: textIn(at.value, 'kind'), next }]
}

/** Grows a set of codes by a step until it no longer grows. */
function closure(start: readonly string[], grow: (codes: Set<string>) => string[]): Set<string> {
  const codes = new Set(start)
  for (let size = -1; size !== codes.size; ) {
    size = codes.size
    for (const code of grow(codes)) codes.add(code)
  }
  return codes
}

const reachedFrom = (start: string, nodes: readonly Node[]) =>
  closure([start], (reached) => nodes.filter(({ code }) => reached.has(code)).flatMap(({ next }) => next))

const thatCanLeave = (nodes: readonly Node[]) =>
  closure(
    nodes.filter(({ kind }) => kind === 'exit').map(({ code }) => code),
    (leaving) => nodes.filter(({ next }) => next.some((code) => leaving.has(code))).map(({ code }) => code),
  )

/** A road that was already reported as leading to an unknown code is not reported again as endless. */
const isLost = (node: Node, nodes: readonly Node[]) =>
  node.next.some((code) => !nodes.some((other) => other.code === code))

function exitFindings({ path, value, kind }: Node, t: Words): Finding[] {
  const proceeds = valuesAt(value, 'proceeds').some((at) => at.value === true)
  const kinds = valuesAt(value, 'outcomes.*.kind').map((at) => at.value)
  if (kind !== 'exit' || !proceeds || kinds.includes('proceed')) return []
  return [{ path: [...path, 'outcomes'], found: t.leadsNowhere, allowed: t.needsProceed }]
}

function tagsFindings({ path, kind }: Node, root: unknown, t: Words): Finding[] {
  if (kind !== 'tags' || codesOf(root, ['suitability.tags']).length > 0) return []
  return [{ path: [...path, 'kind'], found: 'tags', allowed: t.needsSuitability }]
}

/** Every node of the self-check is reached from its start, and every road ends in an exit that leads on. */
export function selfCheckFindings(root: unknown, t: Words): Finding[] {
  const start = valuesAt(root, 'selfCheck.start').map(({ value }) => value)[0]
  const nodes = valuesAt(root, 'selfCheck.nodes.*').flatMap(readNode)
  const reached = isText(start) ? reachedFrom(start, nodes) : undefined
  const leaving = thatCanLeave(nodes)
  return nodes.flatMap((node) => {
    const { path, code } = node
    const unreachable = reached && !reached.has(code)
    const endless = !leaving.has(code) && !isLost(node, nodes)
    return [
      ...(unreachable ? [{ path, found: t.unreachable(code), allowed: t.reachable(String(start)) }] : []),
      ...(endless ? [{ path, found: t.endless(code), allowed: t.endsInExit }] : []),
      ...exitFindings(node, t),
      ...tagsFindings(node, root, t),
    ]
  })
}
