import type pg from 'pg'
import type { Held } from './against.ts'
import { checkCase, type EntryRow, type HeadRow, isDisposed, type TrailRow } from './check-case.ts'
import type { Problem } from './problem.ts'
import { countRemoved } from './salt.ts'

const atATime = 200
const beforeAll = '00000000-0000-0000-0000-000000000000'

type Checked = {
  cases: number
  entries: number
  /** Parts of entries that were deleted by law, and cases whose time is over. */
  removedParts: number
  disposedCases: number
  problems: Problem[]
}

/** Goes through all cases of a city, some at a time: a trail may be longer than memory. */
export async function checkCases(
  client: pg.ClientBase,
  cityId: string,
  held: Held | undefined,
): Promise<Checked> {
  const checked: Checked = { cases: 0, entries: 0, removedParts: 0, disposedCases: 0, problems: [] }
  const missing = new Set(held?.kind === 'case' ? [held.number] : [])
  for await (const { head, links, entries } of casesOf(client, cityId)) {
    checked.cases += 1
    checked.entries += links.length
    checked.disposedCases += isDisposed(links, entries) ? 1 : 0
    for (const { salt } of entries) checked.removedParts += countRemoved(salt)
    checked.problems.push(...checkCase(head, links, entries, held))
    missing.delete(head.number)
  }
  const removed = [...missing].map((number): Problem => ({ kind: 'caseRemoved', number }))
  return { ...checked, problems: [...checked.problems, ...removed] }
}

type CaseRows = { head: HeadRow; links: TrailRow[]; entries: EntryRow[] }

async function* casesOf(client: pg.ClientBase, cityId: string): AsyncGenerator<CaseRows> {
  let heads = await listHeads(client, cityId, beforeAll)
  while (heads.length > 0) {
    const ids = heads.map(({ id }) => id)
    const links = byCase(await listRows<TrailRow>(client, linksSql, cityId, ids))
    const entries = byCase(await listRows<EntryRow>(client, entriesSql, cityId, ids))
    yield* heads.map((head) => ({
      head,
      links: links.get(head.id) ?? [],
      entries: entries.get(head.id) ?? [],
    }))
    heads = await listHeads(client, cityId, ids.at(-1) ?? beforeAll)
  }
}

async function listHeads(client: pg.ClientBase, cityId: string, after: string): Promise<HeadRow[]> {
  const { rows } = await client.query<HeadRow>(
    `SELECT id, number, trail_seq, trail_hash FROM collaboration
     WHERE city_id = $1 AND id > $2 ORDER BY id LIMIT ${atATime}`,
    [cityId, after],
  )
  return rows
}

const linksSql = `SELECT case_id, seq, action, at, commitment, prev, hash FROM trail
  WHERE city_id = $1 AND case_id = ANY ($2) ORDER BY case_id, seq`
const entriesSql = `SELECT * FROM entry WHERE city_id = $1 AND case_id = ANY ($2) ORDER BY case_id, seq`

async function listRows<R extends pg.QueryResultRow>(
  client: pg.ClientBase,
  sql: string,
  cityId: string,
  ids: readonly string[],
): Promise<R[]> {
  const { rows } = await client.query<R>(sql, [cityId, ids])
  return rows
}

const byCase = <R extends { case_id: string }>(rows: readonly R[]): Map<string, R[]> =>
  Map.groupBy(rows, (row) => row.case_id)
