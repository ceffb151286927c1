import fc from 'fast-check'
import type { Answer, Seen } from './types.ts'

/** What one of two parties does at the sheet. `lost`: the answer of the server never comes, so it is sent again. */
export type Step = {
  who: 0 | 1
  does: 'look' | 'add' | 'write' | 'agree' | 'withdraw'
  line: number
  word: string
  lost: boolean
}
export const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(0, 1),
  does: fc.constantFrom('look', 'add', 'write', 'write', 'agree', 'agree', 'withdraw'),
  line: fc.nat({ max: 2 }),
  word: fc.constantFrom('除雪', '見守り', '花壇', '当番', '保険'),
  lost: fc.boolean(),
})

/** An answer as it was sent: by which party, and which text stood before its eyes. */
export type Sent = { line: string; seen: Seen; party: string; answer: Answer['answer'] }
/** What each of the two has before its eyes, by line. */
export type Views = readonly [Map<string, Seen>, Map<string, Seen>]
export const newViews = (): Views => [new Map(), new Map()]

type Text = { line: string; version: number; hash: string; party: string }
type Given = Omit<Sent, 'seen'> & Seen

/** Agreements that nobody gave: neither to a text of one's own, nor to one that this party had seen when it sent them. */
export const agreementsOutOfNothing = (
  given: readonly Given[],
  texts: readonly Text[],
  sent: readonly Sent[],
): Given[] =>
  given.filter(({ line, version, hash, party, answer }) => {
    const isText = (one: { line: string; version: number; hash: string; party: string }) =>
      one.line === line && one.version === version && one.hash === hash && one.party === party
    const seen = sent.map((one) => ({ ...one.seen, line: one.line, party: one.party }))
    return answer === 'agree' && ![...texts, ...seen].some(isText)
  })
