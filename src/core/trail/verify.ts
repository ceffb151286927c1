import type pg from 'pg'
import { isUuid } from '../../lib/ids.ts'
import { readAgainst } from './against.ts'
import type { Problem } from './problem.ts'
import { checkCases } from './verify-cases.ts'
import { checkHeads } from './verify-heads.ts'

export type Verified = {
  ok: boolean
  cases: number
  entries: number
  heads: number
  /** Lawfully gone: names or words of single entries, and cases whose retention is over. The chain holds without them. */
  removedParts: number
  disposedCases: number
  /** The newest signed head as printed: keep it elsewhere, and give it next time. */
  newest: string | undefined
  problems: Problem[]
}

/**
 * Recomputes a city's whole trail: the chain of each case, the commitments of its entries, and the signed heads. Only
 * with a head that somebody else holds (`12:3f9a…` of the city, or `2026-00012-E:5:3f9a…` from a receipt; sixteen
 * characters of the hash are enough) does it notice what was cut off or written anew together with all its heads.
 * Reads one moment of the database, also while the software writes.
 */
export async function verifyCity(client: pg.ClientBase, cityId: string, against?: string): Promise<Verified> {
  if (!isUuid(cityId)) throw new Error('verifyCity needs a city id')
  const held = against === undefined ? undefined : readAgainst(against)
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL app.city_id = '${cityId}'`)
  try {
    const cases = await checkCases(client, cityId, held)
    const heads = await checkHeads(client, cityId, held)
    const unreadable: Problem[] = held?.kind === 'unreadable' ? [{ kind: 'unreadableHead' }] : []
    const problems = [...unreadable, ...cases.problems, ...heads.problems]
    return {
      ok: problems.length === 0,
      cases: cases.cases,
      entries: cases.entries,
      removedParts: cases.removedParts,
      disposedCases: cases.disposedCases,
      heads: heads.heads,
      newest: heads.newest,
      problems,
    }
  } finally {
    await client.query('COMMIT')
  }
}
