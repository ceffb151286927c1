import type { Definition, SelfCheckNode } from './schema/index.ts'

export type SelfCheck = NonNullable<Definition['selfCheck']>
export type ExitNode = Extract<SelfCheckNode, { kind: 'exit' }>
export type AskingNode = Exclude<SelfCheckNode, ExitNode>

/** One list that was answered: `yyn` for a list, an option's code for a choice, codes with dots between for tags. */
export type Answered = { node: AskingNode; answer: string }

/** How far somebody has come. `partial` is what was answered of the list at `at` while some of it is still open. */
export type Walk = { answered: readonly Answered[]; at: SelfCheckNode; partial?: string | undefined }

export const unanswered = '-'
const longest = 4000

function nodeOf(selfCheck: SelfCheck, code: string): SelfCheckNode | undefined {
  return selfCheck.nodes.find((node) => node.code === code)
}

/** Where the answer to a node leads; undefined when it is not a whole answer to it. All true or any false decides a list. */
export function nodeAfter(
  node: AskingNode,
  answer: string,
  tags: readonly string[] = [],
): string | undefined {
  switch (node.kind) {
    case 'list':
      if (!/^[yn]+$/.test(answer) || answer.length !== node.items.length) return undefined
      return answer.includes('n') ? node.anyFalse : node.allTrue
    case 'choice':
      return node.options.find((option) => option.code === answer)?.to
    case 'tags':
      return tagsIn(answer).every((tag) => tags.includes(tag)) ? node.to : undefined
  }
}

const tagsIn = (answer: string): string[] => answer.split('.').filter((tag) => tag !== '')

const isPartial = (node: SelfCheckNode, answer: string): boolean =>
  (node.kind === 'list' && answer.length === node.items.length && /^[yn-]+$/.test(answer)) ||
  (node.kind === 'choice' && answer === unanswered)

export const suitabilityTags = (definition: Definition): string[] =>
  definition.suitability?.tags.map((tag) => tag.code) ?? []

const startOf = (selfCheck: SelfCheck): Walk | undefined => {
  const at = nodeOf(selfCheck, selfCheck.start)
  return at && { answered: [], at }
}

/** The walk with one more list answered. Coming back to a list that was answered before takes its answers away. */
export function step(definition: Definition, walk: Walk, answer: string): Walk | undefined {
  const { selfCheck } = definition
  const { at } = walk
  if (selfCheck === undefined || at.kind === 'exit') return undefined
  const to = nodeAfter(at, answer, suitabilityTags(definition))
  if (to === undefined) return isPartial(at, answer) ? { ...walk, partial: answer } : undefined
  const next = nodeOf(selfCheck, to)
  if (next === undefined) return undefined
  const answered = [...walk.answered, { node: at, answer }]
  const before = answered.findIndex(({ node }) => node.code === to)
  return { answered: before < 0 ? answered : answered.slice(0, before), at: next }
}

function follow(definition: Definition, walk: Walk, part: string): Walk | undefined {
  const [code, answer, ...more] = part.split(':')
  const fits = code === walk.at.code && more.length === 0 && walk.partial === undefined
  return fits && answer !== undefined ? step(definition, walk, answer) : undefined
}

/** Reads `start:yyn,step1:yyyy`. Whatever is not a road through this city's graph is the start, never a mistake. */
export function readWalk(definition: Definition, text: string | undefined): Walk | undefined {
  const start = definition.selfCheck && startOf(definition.selfCheck)
  if (start === undefined || !text || text.length > longest) return start
  const walked = text
    .split(',')
    .reduce<Walk | undefined>((walk, part) => walk && follow(definition, walk, part), start)
  return walked ?? start
}

/** The way back from `readWalk`. */
export function writeWalk({ answered, at, partial }: Walk): string {
  const parts = answered.map(({ node, answer }) => `${node.code}:${answer}`)
  return [...parts, ...(partial === undefined ? [] : [`${at.code}:${partial}`])].join(',')
}

/** The walk before its nth list was answered, to answer that one anew. */
export function walkUpTo(walk: Walk, index: number): Walk {
  const again = walk.answered[index]
  return again ? { answered: walk.answered.slice(0, index), at: again.node } : walk
}

/** The lists still to come if all is well, and the exit they end in. */
export function roadAhead(selfCheck: SelfCheck, from: SelfCheckNode): SelfCheckNode[] {
  const road: SelfCheckNode[] = []
  for (let node: SelfCheckNode | undefined = from; node.kind !== 'exit'; ) {
    node = nodeOf(selfCheck, bestWay(node))
    if (node === undefined || node === from || road.includes(node)) break
    road.push(node)
  }
  return road
}

function bestWay(node: AskingNode): string {
  if (node.kind === 'list') return node.allTrue
  return node.kind === 'tags' ? node.to : (node.options[0]?.to ?? '')
}

/** What a finished walk says about the idea: where it ended, its zone and its tags. Undefined until an exit is reached. */
export function resultOf({
  answered,
  at,
}: Walk): { exit: ExitNode; zone?: string; tags: string[] } | undefined {
  if (at.kind !== 'exit') return undefined
  const zone = answered.map(zoneOf).find((one) => one !== undefined)
  const tags = answered.flatMap(({ node, answer }) => (node.kind === 'tags' ? tagsIn(answer) : []))
  return { exit: at, tags, ...(zone === undefined ? {} : { zone }) }
}

function zoneOf({ node, answer }: Answered): string | undefined {
  return node.kind === 'choice' ? node.options.find((option) => option.code === answer)?.zone : undefined
}
