import { type ChainRow, GENESIS, verifyChain } from '../../lib/chain.ts'
import { type Held, isHeld } from './against.ts'
import type { Problem } from './problem.ts'
import { commitmentOf } from './salt.ts'

export type HeadRow = { id: string; number: string; trail_seq: number; trail_hash: string }
export type TrailRow = Omit<ChainRow, 'at'> & { case_id: string; at: Date; prev: string }
export type EntryRow = {
  city_id: string
  case_id: string
  seq: number
  stage: string
  kind: string
  salt: string
  at: Date
} & Record<string, unknown>

/** The entry as it was committed to, read back from its row; `entryRow` in ledger.ts makes the same when it writes. */
function committedEntry({ salt: _, at, ...row }: EntryRow): Record<string, unknown> {
  return { ...row, at: at.toISOString() }
}

function checkEntry(number: string, link: TrailRow, entry: EntryRow | undefined): Problem[] {
  const { seq } = link
  if (entry === undefined) return [{ kind: 'removed', number, seq }]
  const same =
    commitmentOf(entry.salt, committedEntry(entry)) === link.commitment &&
    `${entry.stage}.${entry.kind}` === link.action
  return same ? [] : [{ kind: 'changed', number, seq }]
}

function checkChain(head: HeadRow, links: readonly TrailRow[]): Problem[] {
  const { number } = head
  const fault = verifyChain(links.map((link) => ({ ...link, at: link.at.toISOString() })))
  if (!fault.ok) return [{ kind: fault.reason === 'gap' ? 'removed' : fault.reason, number, seq: fault.seq }]
  const moved = links.findIndex((link, i) => link.prev !== (links[i - 1]?.hash ?? GENESIS))
  if (moved >= 0) return [{ kind: 'reordered', number, seq: moved + 1 }]
  if (links.length < head.trail_seq) return [{ kind: 'cutOff', number, seq: links.length + 1 }]
  const last = links.at(-1)?.hash ?? GENESIS
  return last === head.trail_hash && links.length === head.trail_seq
    ? []
    : [{ kind: 'changed', number, seq: head.trail_seq }]
}

/** Against a head from a receipt: it must stand in the chain where the receipt says. */
function checkHeld(number: string, links: readonly TrailRow[], held: Held | undefined): Problem[] {
  if (held?.kind !== 'case' || held.number !== number) return []
  if (links.length < held.seq) return [{ kind: 'cutOff', number, seq: links.length + 1 }]
  const hash = held.seq === 0 ? GENESIS : links[held.seq - 1]?.hash
  return isHeld(held, hash) ? [] : [{ kind: 'changed', number, seq: held.seq }]
}

/** The last link of a case whose time is over: its entries are disposed of, its chain stays. */
export const disposedAction = 'records.disposed'
export const isDisposed = (links: readonly TrailRow[], entries: readonly EntryRow[]): boolean =>
  entries.length === 0 && links.at(-1)?.action === disposedAction

/** Everything that is wrong with one case: its chain, its entries, its head, and what somebody else holds of it. */
export function checkCase(
  head: HeadRow,
  links: readonly TrailRow[],
  entries: readonly EntryRow[],
  held: Held | undefined,
): Problem[] {
  const { number } = head
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  const known = new Set(links.map((link) => link.seq))
  return [
    ...checkChain(head, links),
    ...(isDisposed(links, entries)
      ? []
      : links.flatMap((link) => checkEntry(number, link, bySeq.get(link.seq)))),
    ...entries
      .filter(({ seq }) => !known.has(seq))
      .map(({ seq }): Problem => ({ kind: 'added', number, seq })),
    ...checkHeld(number, links, held),
  ]
}
