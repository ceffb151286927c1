import { sql } from 'kysely'
import type { Viewer } from '../../../core/people/viewer.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import type { Lang } from '../../../lib/language.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { ofScope, pageSize, withCase } from '../queries.ts'

export type ListedCall = {
  id: string
  person_id: string
  case_id: string | null
  name: string
  phone: string | null
  number: string | null
  kind: string
  lang: Lang
  subject: string
  script: string
  path: string
  instead_of: string | null
  opened_at: Date
  tries: number
  again_on: PlainDate | null
  closed_at: Date | null
}

const columns = sql`t.id, t.person_id, t.case_id, p.name, nullif(p.phone, '') AS phone, c.number, t.kind, t.lang, t.subject,
  t.script, t.path, t.instead_of, t.opened_at, t.tries, t.again_on, t.closed_at`
const from = sql`phone_call t JOIN person p ON p.city_id = t.city_id AND p.id = t.person_id ${withCase('t')}`

export async function listCalls(
  { db, cityId }: Tx,
  viewer: Viewer,
  after: string | undefined,
): Promise<ListedCall[]> {
  const { rows } = await sql<ListedCall>`SELECT ${columns} FROM ${from}
    WHERE t.city_id = ${cityId} AND t.closed_at IS NULL AND ${ofScope(viewer)}
      AND ${after === undefined ? sql`true` : sql`t.id > ${after}`}
    ORDER BY t.id LIMIT ${pageSize + 1}`.execute(db)
  return rows
}

export async function findCall(
  { db, cityId }: Tx,
  viewer: Viewer,
  id: string,
): Promise<ListedCall | undefined> {
  const { rows } = await sql<ListedCall>`SELECT ${columns} FROM ${from}
    WHERE t.city_id = ${cityId} AND t.id = ${id} AND ${ofScope(viewer)}`.execute(db)
  return rows[0]
}

type Tried = { tries: number; againOn: PlainDate | null; closedAt: Date | null }

/** Counts a try; false when somebody else has called meanwhile, or it is done. */
export async function countTry(
  { db, cityId }: Tx,
  id: string,
  { tries, againOn, closedAt }: Tried,
): Promise<boolean> {
  const changed = await db
    .updateTable('phone_call')
    .set({ tries: tries + 1, again_on: againOn, closed_at: closedAt })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('tries', '=', tries)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
