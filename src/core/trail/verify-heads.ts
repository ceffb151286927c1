import type pg from 'pg'
import { GENESIS } from '../../lib/chain.ts'
import { verify } from '../../platform/seal/signing.ts'
import { type Held, isHeld } from './against.ts'
import { type Head, headHash, type Leaf, printedHead, rootOf } from './head.ts'
import type { Problem } from './problem.ts'

const atATime = 200

type LeafRow = Leaf & { n: number; present: string | null }
type Checked = { heads: number; newest: string | undefined; problems: Problem[] }

/** Goes through a city's signed heads: numbered without a gap, each linked, rooted in its leaves, and signed. */
export async function checkHeads(
  client: pg.ClientBase,
  cityId: string,
  held: Held | undefined,
): Promise<Checked> {
  const problems: Problem[] = []
  let last: Head | undefined
  for await (const { head, leaves } of headsOf(client, cityId)) {
    problems.push(...checkHead(cityId, last, head, leaves), ...checkHeld(head, held))
    last = head
  }
  const newest = last?.n ?? 0
  if (held?.kind === 'city' && held.n > newest) problems.push({ kind: 'headRemoved', n: held.n })
  return { heads: newest, newest: last && printedHead(last), problems }
}

async function* headsOf(
  client: pg.ClientBase,
  cityId: string,
): AsyncGenerator<{ head: Head; leaves: LeafRow[] }> {
  let heads = await listHeads(client, cityId, 0)
  while (heads.length > 0) {
    const leaves = Map.groupBy(await listLeaves(client, cityId, heads), ({ n }) => n)
    yield* heads.map((head) => ({ head, leaves: leaves.get(head.n) ?? [] }))
    heads = await listHeads(client, cityId, heads.at(-1)?.n ?? 0)
  }
}

function checkHead(
  cityId: string,
  last: Head | undefined,
  head: Head,
  leaves: readonly LeafRow[],
): Problem[] {
  const { n } = head
  if (n !== (last?.n ?? 0) + 1) return [{ kind: 'headRemoved', n: (last?.n ?? 0) + 1 }]
  const whole =
    head.prev === (last?.hash ?? GENESIS) &&
    head.root === rootOf(leaves) &&
    head.hash === headHash(cityId, head)
  if (!whole) return [{ kind: 'headChanged', n }]
  if (!verify(head.public_key, head.hash, head.signature)) return [{ kind: 'headUnsigned', n }]
  return leaves
    .filter((leaf) => leaf.present !== leaf.hash)
    .map(({ case_id, seq }): Problem => ({ kind: 'leafChanged', n, caseId: case_id, seq }))
}

const checkHeld = (head: Head, held: Held | undefined): Problem[] =>
  held?.kind === 'city' && held.n === head.n && !isHeld(held, head.hash)
    ? [{ kind: 'headChanged', n: head.n }]
    : []

async function listHeads(client: pg.ClientBase, cityId: string, after: number): Promise<Head[]> {
  const { rows } = await client.query<Head>(
    `SELECT n, at, prev, root, hash, signature, public_key FROM trail_head
     WHERE city_id = $1 AND n > $2 ORDER BY n LIMIT ${atATime}`,
    [cityId, after],
  )
  return rows
}

/** The leaves of some heads, each with the hash that the trail has there now. */
async function listLeaves(client: pg.ClientBase, cityId: string, heads: readonly Head[]): Promise<LeafRow[]> {
  const { rows } = await client.query<LeafRow>(
    `SELECT l.n, l.case_id, l.seq, l.hash, t.hash AS present FROM trail_leaf l
     LEFT JOIN trail t ON t.city_id = l.city_id AND t.case_id = l.case_id AND t.seq = l.seq
     WHERE l.city_id = $1 AND l.n BETWEEN $2 AND $3 ORDER BY l.n, l.position`,
    [cityId, heads[0]?.n ?? 0, heads.at(-1)?.n ?? -1],
  )
  return rows
}
