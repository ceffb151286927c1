import { sql } from 'kysely'
import { type ChainHead, linkHash } from '../../lib/chain.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Visibility } from '../case/types.ts'
import { commitmentOf, newSalt } from './salt.ts'

export type NewEntry = {
  caseId: string
  /** Stage code, and what happened in it: `idea` and `sent` make the action `idea.sent`. */
  stage: string
  kind: string
  visibility: Visibility
  /** The party it concerns; with visibility `party` the only one that sees it. */
  partyId?: string | undefined
  facts?: Record<string, unknown>
  /** Who acted, where that is nobody who is signed in: somebody without an account. */
  by?: Signature | undefined
}

/** Who acted: the person and hat for the parties to see, and what the public sees instead of a private name. */
export type Signature = { personId: string | null; hatId: string | null; name: string; publicName: string }

export type Ledger = {
  record: (entry: NewEntry) => void
  /** For what tells of the trail's new head: it runs once all is written. */
  afterwards: (work: () => Promise<void>) => void
  flush: () => Promise<void>
}

/** Buffers a transaction's entries and writes them last, so that a case is locked for as short as can be. */
export function openLedger(tx: Tx, by: Signature, now: Date): Ledger {
  const waiting = new Map<string, NewEntry[]>()
  const after: (() => Promise<void>)[] = []
  return {
    afterwards: (work) => void after.push(work),
    record: (entry) => {
      waiting.set(entry.caseId, [...(waiting.get(entry.caseId) ?? []), entry])
    },
    flush: async () => {
      if (waiting.size > 0) {
        const links = await nextLinks(tx, waiting, by, now)
        // The write and the bump behind it travel together.
        await Promise.all([writeLinks(tx, links, now), bumpPages(tx)])
      }
      waiting.clear()
      for (const work of after.splice(0)) await work()
    },
  }
}

type Waiting = ReadonlyMap<string, readonly NewEntry[]>

/** Locked in order of id: two writers of the same two cases then never wait for each other in a ring. */
async function nextLinks({ db, cityId }: Tx, waiting: Waiting, by: Signature, now: Date): Promise<Linked[]> {
  const [first = '', ...more] = waiting.keys()
  const heads = await db
    .selectFrom('collaboration')
    .select(['id', 'trail_seq as seq', 'trail_hash as hash'])
    .where('city_id', '=', cityId)
    // One case, as nearly always, is read without a sort: every write pays for this.
    .$if(more.length === 0, (q) => q.where('id', '=', first))
    .$if(more.length > 0, (q) => q.where('id', 'in', [first, ...more]).orderBy('id'))
    .forUpdate()
    .execute()
  if (heads.length < waiting.size) throw new Error('no such case')
  return heads.flatMap(({ id, ...head }) =>
    linkEntries(head, cityId, waiting.get(id) ?? [], by, now.toISOString()),
  )
}

async function writeLinks({ db, cityId }: Tx, links: readonly Linked[], now: Date) {
  // The last link of each case is its head.
  const heads = [...new Map(links.map((one) => [one.row.case_id, one])).values()]
  const written = db
    .with('entries', (q) =>
      q
        .insertInto('entry')
        .values(links.map(({ row, salt }) => ({ ...row, facts: JSON.stringify(row.facts), at: now, salt }))),
    )
    .with('links', (q) =>
      q.insertInto('trail').values(
        links.map(({ row, link }) => ({
          city_id: cityId,
          case_id: row.case_id,
          seq: row.seq,
          at: now,
          ...link,
        })),
      ),
    )
    .updateTable('collaboration')
  const [only, ...more] = heads
  if (only !== undefined && more.length === 0)
    return written
      .set({ trail_seq: only.row.seq, trail_hash: only.link.hash })
      .where('city_id', '=', cityId)
      .where('id', '=', only.row.case_id)
      .execute()
  const ids = heads.map(({ row }) => row.case_id)
  const seqs = heads.map(({ row }) => row.seq)
  const hashes = heads.map(({ link }) => link.hash)
  return written
    .from(
      sql<{
        id: string
        seq: number
        hash: string
      }>`unnest(${ids}::uuid[], ${seqs}::integer[], ${hashes}::text[])`.as<'head'>(sql`head(id, seq, hash)`),
    )
    .set((set) => ({ trail_seq: set.ref('head.seq'), trail_hash: set.ref('head.hash') }))
    .where('city_id', '=', cityId)
    .whereRef('collaboration.id', '=', 'head.id')
    .execute()
}

type Linked = {
  row: ReturnType<typeof entryRow>
  salt: string
  link: { commitment: string; prev: string; action: string; hash: string }
}

/** Entries as the next links of a case's chain, each with its commitment and its salt. */
export function linkEntries(
  head: ChainHead,
  cityId: string,
  entries: readonly NewEntry[],
  by: Signature,
  at: string,
): Linked[] {
  let { seq, hash } = head
  return entries.map((entry) => {
    seq += 1
    const row = entryRow(cityId, entry, seq, entry.by ?? by, at)
    const salt = newSalt()
    const link = {
      commitment: commitmentOf(salt, row) ?? '',
      prev: hash,
      action: `${entry.stage}.${entry.kind}`,
    }
    hash = linkHash(link.prev, seq, link.action, at, link.commitment)
    return { row, salt, link: { ...link, hash } }
  })
}

/** The entry as it is committed to: everything but the salt. `committedEntry` in verify.ts reads the same from the table. */
function entryRow(cityId: string, entry: NewEntry, seq: number, by: Signature, at: string) {
  return {
    city_id: cityId,
    case_id: entry.caseId,
    seq,
    stage: entry.stage,
    kind: entry.kind,
    visibility: entry.visibility,
    party_id: entry.partyId ?? null,
    person_id: by.personId,
    hat_id: by.hatId,
    actor_name: by.name,
    actor_public: by.publicName,
    facts: JSON.parse(JSON.stringify(entry.facts ?? {})) as Record<string, unknown>,
    at,
  }
}

const buckets = 16

/** Tells every process that this city's public pages may have changed. Last in the transaction: its row lock is short. */
export async function bumpPages({ db, cityId }: Tx): Promise<void> {
  await db
    .updateTable('page_counter')
    .set({ n: sql`n + 1` })
    .where('city_id', '=', cityId)
    .where('bucket', '=', Math.floor(Math.random() * buckets))
    .execute()
}
