import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

export type Recent = {
  number: string
  title: string
  stage: string
  state: string
  form: string | null
  parties: string[]
  demo: boolean
}
export type Front = { recent: Recent[]; open: number; closed: number; waiting: number; themes: number }

const recentCases = 6

/** What the front page tells of a city, in one statement: public cases only. Counts stop at a thousand. */
export async function readFront({ db, cityId }: Tx, today: string): Promise<Front> {
  const counted = (condition: ReturnType<typeof sql>) =>
    sql<number>`(SELECT count(*)::integer FROM (SELECT 1 FROM collaboration WHERE city_id = ${cityId}
      AND visibility = 'public' AND ${condition} LIMIT 1000) counted)`
  return await db
    .selectNoFrom([
      sql<Recent[]>`(SELECT coalesce(json_agg(r), '[]') FROM (
        SELECT number, title, stage, state, form, demo, (SELECT coalesce(array_agg(public_name ORDER BY position), '{}') FROM party
          WHERE city_id = ${cityId} AND case_id = collaboration.id AND left_at IS NULL) AS parties
        FROM collaboration WHERE city_id = ${cityId} AND visibility = 'public' ORDER BY ordinal DESC LIMIT ${recentCases}) r)`.as(
        'recent',
      ),
      counted(sql`state = 'open'`).as('open'),
      counted(sql`state = 'closed'`).as('closed'),
      sql<number>`(SELECT count(*)::integer FROM (SELECT 1 FROM duty WHERE city_id = ${cityId} AND closed_at IS NULL
        AND kind = 'consultation.reply' AND due_on >= ${today}::date LIMIT 1000) counted)`.as('waiting'),
      sql<number>`(SELECT count(*)::integer FROM theme WHERE city_id = ${cityId} AND state = 'released'
        AND opens_on <= ${today}::date AND closes_on >= ${today}::date)`.as('themes'),
    ])
    .executeTakeFirstOrThrow()
}
