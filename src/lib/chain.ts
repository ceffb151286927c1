import { contentHash } from './canonical-json.ts'

export { merkleRoot } from './merkle.ts'

/** One entry of a trail as anyone may see it; `at` is ISO 8601 in UTC with milliseconds, as `toISOString` writes it. */
export type ChainRow = { seq: number; action: string; at: string; commitment: string; hash: string }

/** A place in a chain that somebody outside holds: printed on a receipt, sent in a mail, published. */
export type ChainHead = { seq: number; hash: string }

export type ChainFault = { ok: false; seq: number; reason: 'gap' | 'changed' | 'reordered' }

/** What the first entry (seq 1) is linked to. */
export const GENESIS = '0'.repeat(64)

/**
 * Stands for an entry without telling it: when entry and salt are lawfully deleted, the chain still verifies and
 * nobody can guess what was said. The salt is random, and never shared by two entries.
 */
export const commitment = (salt: string, entry: unknown): string =>
  contentHash(['yui-commitment-1', salt, entry])

/** The hash of an entry over the hash before it; SHA-256 in hexadecimal. */
export const linkHash = (prev: string, seq: number, action: string, at: string, committed: string): string =>
  contentHash(['yui-link-1', prev, seq, action, at, committed])

const fault = (seq: number, reason: ChainFault['reason']): ChainFault => ({ ok: false, seq, reason })

/** Removed when the number is nowhere, moved when it stands elsewhere. */
function misplaced(rows: readonly ChainRow[], seq: number): ChainFault {
  return fault(seq, rows.some((row) => row.seq === seq) ? 'reordered' : 'gap')
}

function checkHead(rows: readonly ChainRow[], head: ChainHead): ChainFault | undefined {
  if (rows.length < head.seq) return fault(rows.length + 1, 'gap')
  const held = head.seq === 0 ? GENESIS : rows[head.seq - 1]?.hash
  return held === head.hash ? undefined : fault(head.seq, 'changed')
}

/**
 * Checks a whole chain in its order, first entry first. Only with a head that somebody else holds does it notice
 * entries cut off the end, or a chain written anew; entries after that head are no fault.
 */
export function verifyChain(rows: readonly ChainRow[], head?: ChainHead): { ok: true } | ChainFault {
  let prev = GENESIS
  for (const [i, row] of rows.entries()) {
    const seq = i + 1
    if (row.seq !== seq) return misplaced(rows, seq)
    if (row.hash !== linkHash(prev, seq, row.action, row.at, row.commitment)) return fault(seq, 'changed')
    prev = row.hash
  }
  return (head && checkHead(rows, head)) ?? { ok: true }
}
