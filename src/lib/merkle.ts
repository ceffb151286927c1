import { createHash } from 'node:crypto'

// The tree of RFC 6962: leaves and nodes are hashed apart, so that no node passes for a leaf, and an odd leaf is
// never doubled, so that two lists never share a root.

type Step = { side: 'left' | 'right'; hash: string }
/** The neighbours on the way from a leaf up to the root. */
export type MerkleProof = readonly Step[]

const hex = /^[0-9a-f]{64}$/
const sha256 = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
const leafHash = (leaf: string): string => sha256(Uint8Array.of(0), leaf)
const nodeHash = (left: string, right: string): string =>
  sha256(Uint8Array.of(1), Buffer.from(left, 'hex'), Buffer.from(right, 'hex'))

/** The largest power of two below the number of leaves. */
const leftSize = (size: number): number => 2 ** Math.floor(Math.log2(size - 1))

/** One hash for a list of texts, in hexadecimal; it changes with any leaf, their number and their order. */
export function merkleRoot(leaves: readonly string[]): string {
  const [only, ...others] = leaves
  if (only === undefined) return sha256()
  if (others.length === 0) return leafHash(only)
  const split = leftSize(leaves.length)
  return nodeHash(merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)))
}

/** Shows that the leaf at the index is under the root, without telling the other leaves. */
export function merkleProof(leaves: readonly string[], index: number): MerkleProof {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('no such leaf')
  if (leaves.length === 1) return []
  const split = leftSize(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...merkleProof(left, index), { side: 'right', hash: merkleRoot(right) }]
    : [...merkleProof(right, index - split), { side: 'left', hash: merkleRoot(left) }]
}

/** Whether the proof leads from the leaf to the root. */
export function verifyMerkleProof(root: string, leaf: string, proof: MerkleProof): boolean {
  if (!proof.every((step) => hex.test(step.hash))) return false
  const reached = proof.reduce(
    (hash, step) => (step.side === 'left' ? nodeHash(step.hash, hash) : nodeHash(hash, step.hash)),
    leafHash(leaf),
  )
  return reached === root
}
