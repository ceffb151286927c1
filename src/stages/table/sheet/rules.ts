import { type Sums, sumsOfBudget } from '../../../core/proposal/index.ts'
import { contentHash } from '../../../lib/canonical-json.ts'
import type { Answer, LineContent, LineDocument, LineVersion, Seen, SheetLine } from './types.ts'

export const hashOfLine = (document: LineDocument): string => contentHash(document)

/** More lines than this no table can talk through. */
export const mostLines = 200

type Answered = Pick<SheetLine, 'version' | 'hash' | 'answers'>
type PartyId = { id: string }

/** The last answer of a party to exactly this text; what it said to another text counts no more. */
export const answerOf = ({ version, hash, answers }: Answered, partyId: string): Answer | undefined =>
  answers.findLast((one) => one.partyId === partyId && one.version === version && one.hash === hash)

export const hasAgreed = (line: Answered, partyId: string): boolean =>
  answerOf(line, partyId)?.answer === 'agree'

/** Whose agreement is still missing: whoever came to the table later is asked, too. */
export const stillAsked = <P extends PartyId>(line: Answered, parties: readonly P[]): P[] =>
  parties.filter(({ id }) => !hasAgreed(line, id))

export const isAgreed = (line: Answered, parties: readonly PartyId[]): boolean =>
  parties.length > 0 && stillAsked(line, parties).length === 0

/** `struck` is off the sheet; `leaving` is proposed to be. */
export type Standing = 'agreed' | 'open' | 'leaving' | 'struck'

export function standingOf(line: SheetLine, parties: readonly PartyId[]): Standing {
  const agreed = isAgreed(line, parties)
  if (line.content.struck) return agreed ? 'struck' : 'leaving'
  return agreed ? 'agreed' : 'open'
}

/** Same words and figures: nobody is asked anew for a text that did not change. */
export const isSameContent = (one: LineContent, other: LineContent): boolean =>
  contentHash(one) === contentHash(other)

export type WriteRefusal = 'same' | 'changed'

/** Whether a text written on top of `base` may stand as the next version: nobody's change is overwritten unseen. */
export function refusalToWrite(
  now: Pick<LineVersion, 'version' | 'content'>,
  base: number,
  mine: LineContent,
): WriteRefusal | undefined {
  if (isSameContent(now.content, mine)) return 'same'
  return now.version === base ? undefined : 'changed'
}

export type AnswerRefusal = 'changed' | 'same'

/** An answer counts for the text that was seen, and for no other. Taking back what was not given is nothing. */
export function refusalToAnswer(
  line: Answered,
  seen: Seen,
  partyId: string,
  answer: Answer['answer'],
): AnswerRefusal | undefined {
  if (line.version !== seen.version || line.hash !== seen.hash) return 'changed'
  return hasAgreed(line, partyId) === (answer === 'agree') ? 'same' : undefined
}

/** Nobody speaks for two parties on one sheet. */
export const speaksForAnother = (spokenFor: readonly string[], partyId: string): boolean =>
  spokenFor.some((one) => one !== partyId)

export type Field = keyof LineContent
export const fieldsOfLine = [
  'text',
  'party',
  'able',
  'kind',
  'amount',
  'yen',
  'side',
  'by',
  'struck',
] as const satisfies readonly Field[]

/**
 * Two changed a line at once. What only one of them changed is taken from whoever changed it; where both did, `mine` is
 * proposed and the field is named, so that whoever comes later decides with both before their eyes.
 */
export function mergeFields(
  base: LineContent,
  now: LineContent,
  mine: LineContent,
): { content: LineContent; clashes: Field[] } {
  const pairs = fieldsOfLine.map((field) => {
    const changed = mine[field] !== base[field]
    return {
      value: [field, changed ? mine[field] : now[field]] as const,
      clash: changed && now[field] !== base[field] && now[field] !== mine[field] ? [field] : [],
    }
  })
  const given = pairs.map(({ value }) => value).filter(([, value]) => value !== undefined)
  return {
    content: Object.fromEntries(given) as LineContent,
    clashes: pairs.flatMap(({ clash }) => clash),
  }
}

/** The sums of the draft budget: what is proposed to leave does not count. */
export function sumsOf(lines: readonly SheetLine[]): Sums & { counted: number } {
  const counted = lines.filter(({ content }) => content.side !== undefined && !content.struck)
  return { ...sumsOfBudget(counted.map(({ content }) => content)), counted: counted.length }
}

export type Share = { partyId: string; lines: SheetLine[]; yen: number }

/** What each party brings, those who bring nothing included: that shows at once, too. */
export const sharesOf = (lines: readonly SheetLine[], parties: readonly PartyId[]): Share[] =>
  parties.map(({ id }) => {
    const own = lines.filter(({ content }) => content.party === id && !content.struck)
    return { partyId: id, lines: own, yen: own.reduce((all, { content }) => all + (content.yen ?? 0), 0) }
  })
