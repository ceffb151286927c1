import type { Definition, Desk, SelfCheckNode } from '../../core/edition/schema/index.ts'
import {
  type AskingNode,
  type ExitNode,
  suitabilityTags,
  unanswered,
  type Walk,
  writeWalk,
} from '../../core/edition/self-check.ts'

type Sent = Readonly<Record<string, string | undefined>>

export const itemName = (index: number): string => `i${index}`
export const tagName = (tag: string): string => `tag-${tag}`

const yesOrNo = (sent: string | undefined): string => (sent === 'y' || sent === 'n' ? sent : unanswered)

/** The answer to a node as its page sends it; what is not answered, or was made up, stays open. */
export function answerFrom(definition: Definition, node: AskingNode, sent: Sent): string {
  switch (node.kind) {
    case 'list':
      return node.items.map((_, index) => yesOrNo(sent[itemName(index)])).join('')
    case 'choice':
      return node.options.find((option) => option.code === sent[itemName(0)])?.code ?? unanswered
    case 'tags':
      return suitabilityTags(definition)
        .filter((tag) => sent[tagName(tag)] === 'y')
        .join('.')
  }
}

/** Which items of the list in front of the reader were left open when it was sent: their positions. */
export function openItems({ partial }: Walk): number[] {
  return [...(partial ?? '')].flatMap((answer, index) => (answer === unanswered ? [index] : []))
}

/** Address of a walk, below the city; the start has none of its own. */
export function walkPath(walk: Walk): string {
  const answers = writeWalk(walk)
  return answers === '' ? '/self-check' : `/self-check?a=${encodeURIComponent(answers)}`
}

export const ideaPath = (walk: Walk): string => `/ideas/new?check=${encodeURIComponent(writeWalk(walk))}`

/** Exit B keeps what was answered: to the city as a request, or to what helps those who do it themselves. */
export const requestPath = (walk: Walk): string => `${ideaPath(walk)}&aim=request`
export const ownActivityPath = (walk: Walk): string =>
  `/own-activity?check=${encodeURIComponent(writeWalk(walk))}`

export type Way = { when: 'allTrue' | 'anyFalse' | 'always' | { option: string }; to: string }

/** Where each answer to a node leads, for the map in words. */
export function waysFrom(node: SelfCheckNode): Way[] {
  switch (node.kind) {
    case 'list':
      return [
        { when: 'allTrue', to: node.allTrue },
        { when: 'anyFalse', to: node.anyFalse },
      ]
    case 'choice':
      return node.options.map(({ code, to }) => ({ when: { option: code }, to }))
    case 'tags':
      return [{ when: 'always', to: node.to }]
    case 'exit':
      return []
  }
}

type OutcomeKind = ExitNode['outcomes'][number]['kind']

/** Who helps on: a centre for what citizens do themselves, where there is one; an office for what the city does; all for a question. */
export function desksFor(definition: Definition, kind: OutcomeKind): Desk[] {
  const centres = definition.desks.filter((desk) => desk.kind !== 'office')
  const offices = definition.desks.filter((desk) => desk.kind === 'office')
  const wanted = { selfActivity: centres, governmentProject: offices, ask: [], proceed: [] }[kind]
  return wanted.length > 0 ? wanted : definition.desks
}
