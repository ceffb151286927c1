import { contentHash } from '../../lib/canonical-json.ts'
import { merkleRoot } from '../../lib/chain.ts'

/** A case as a city's head holds it: how far its chain had come, and the hash there. */
export type Leaf = { case_id: string; seq: number; hash: string }
export type Head = {
  n: number
  at: Date
  prev: string
  root: string
  hash: string
  signature: string
  public_key: string
}

export const rootOf = (leaves: readonly Leaf[]): string =>
  merkleRoot(leaves.map((leaf) => contentHash(['yui-leaf-1', leaf.case_id, leaf.seq, leaf.hash])))

/** What is signed: the city, its number in the row of heads, the time, the head before it and the root. */
export const headHash = (cityId: string, head: Pick<Head, 'n' | 'at' | 'prev' | 'root'>): string =>
  contentHash(['yui-head-1', cityId, head.n, head.at.toISOString(), head.prev, head.root])

/** As it is printed and published, and as `yui trail verify --against` takes it. */
export const printedHead = (head: Pick<Head, 'n' | 'hash'>): string => `${head.n}:${head.hash}`
