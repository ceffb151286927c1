import { sql } from 'kysely'
import type { SignedIn } from '../../core/web/visit.ts'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import type { Figure } from './rules.ts'

export const freezeTask = 'report.freeze'

export type FrozenFile = {
  position: number
  kind: 'report' | 'list'
  first_row: number
  last_row: number
  size: number
  sha256: string
}
export type Frozen = {
  id: string
  fiscal_year: number
  state: 'waiting' | 'working' | 'done'
  asked_at: Date
  by_section: string | null
  as_of: Date | null
  figures: Figure[] | null
  rows_hash: string | null
  done: number
  total: number
  files: FrozenFile[]
}

/** Asks the job for it: who asked in which section stays with it. */
export async function askToFreeze({ tx, now, viewer }: SignedIn, year: number): Promise<string> {
  const id = newId(now.getTime())
  await tx.db
    .insertInto('report_freeze')
    .values({
      city_id: tx.cityId,
      id,
      fiscal_year: year,
      state: 'waiting',
      asked_at: now,
      by_person_id: viewer.person.id,
      by_hat_id: viewer.hat.id,
      by_section: viewer.hat.section ?? null,
      as_of: null,
      figures: null,
      rows_hash: null,
      done: 0,
      total: 0,
    })
    .execute()
  await enqueue(tx, freezeTask, { reportId: id }, { jobKey: id })
  return id
}

const columns = [
  'f.id',
  'f.fiscal_year',
  'f.state',
  'f.asked_at',
  'f.by_section',
  'f.as_of',
  'f.rows_hash',
  'f.done',
  'f.total',
] as const

const read = ({ db, cityId }: Tx) =>
  db
    .selectFrom('report_freeze as f')
    .select(columns)
    .select([
      sql<Figure[] | null>`f.figures`.as('figures'),
      sql<FrozenFile[]>`(SELECT coalesce(json_agg(json_build_object('position', p.position, 'kind', p.kind,
        'first_row', p.first_row, 'last_row', p.last_row, 'size', p.size, 'sha256', p.sha256) ORDER BY p.position), '[]')
        FROM report_file p WHERE p.city_id = f.city_id AND p.report_id = f.id)`.as('files'),
    ])
    .where('f.city_id', '=', cityId)

/** The frozen reports of a year, the newest first. */
export const listFrozen = (tx: Tx, year: number): Promise<Frozen[]> =>
  read(tx).where('f.fiscal_year', '=', year).orderBy('f.id', 'desc').limit(20).execute()

export const findFrozen = (tx: Tx, id: string): Promise<Frozen | undefined> =>
  read(tx).where('f.id', '=', id).executeTakeFirst()
