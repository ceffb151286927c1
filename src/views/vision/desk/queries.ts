import { sql } from 'kysely'
import type { PlainDate } from '../../../lib/dates.ts'
import type { VisionState } from '../../../platform/db/tables/vision.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export const waitingSize = 50

export type Waiting = {
  id: string
  code: string
  text: string
  penName: string
  via: 'web' | 'card'
  state: VisionState
  sentOn: PlainDate
  dueOn: PlainDate | null
}

/** What the office has to look at, the most urgent first. */
export async function listWaiting({ db, cityId }: Tx): Promise<Waiting[]> {
  const { rows } =
    await sql<Waiting>`SELECT id, code, text, pen_name AS "penName", via, state, sent_on AS "sentOn", due_on AS "dueOn"
    FROM vision_post WHERE city_id = ${cityId} AND state IN ('waiting', 'objected')
    ORDER BY due_on, id LIMIT ${waitingSize + 1}`.execute(db)
  return rows
}

export async function countWaiting({ db, cityId }: Tx): Promise<{ count: number; due: PlainDate | null }> {
  const { rows } = await sql<{
    count: number
    due: PlainDate | null
  }>`SELECT count(*)::int AS count, min(due_on) AS due
    FROM vision_post WHERE city_id = ${cityId} AND state IN ('waiting', 'objected')`.execute(db)
  return rows[0] ?? { count: 0, due: null }
}

export type DeskPost = Waiting & {
  personId: string | null
  reachable: boolean
  rule: string | null
  note: string
  objection: string
  decided_by: string | null
  decidedOn: PlainDate | null
  version: number
  themeIds: string[]
}

export async function findForDesk({ db, cityId }: Tx, code: string): Promise<DeskPost | undefined> {
  const { rows } = await sql<DeskPost>`SELECT p.id, p.code, p.text, p.pen_name AS "penName", p.via, p.state,
      p.sent_on AS "sentOn", p.due_on AS "dueOn", p.person_id AS "personId",
      p.person_id IS NOT NULL OR p.own_mark IS NOT NULL AS reachable, p.rule, p.note, p.objection, p.decided_by,
      p.decided_on AS "decidedOn", p.version, coalesce((SELECT json_agg(g.theme_id) FROM vision_placing g
        WHERE g.city_id = p.city_id AND g.post_id = p.id AND g.removed_at IS NULL), '[]') AS "themeIds"
    FROM vision_post p WHERE p.city_id = ${cityId} AND p.code = ${code} AND p.state <> 'withdrawn'`.execute(
    db,
  )
  return rows[0]
}
