import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/db/transaction.ts'

const line = z.object({ party: z.string(), role: z.string() })
const resource = z.object({
  party: z.string(),
  what: z.string(),
  amount: z.string().catch(''),
  yen: z.number().optional(),
})
const agreed = z.object({
  parties: z.array(z.object({ id: z.string(), publicName: z.string() })),
  content: z.object({
    purpose: z.string(),
    goal: z.string().catch(''),
    roles: z.array(line),
    resources: z.array(resource),
  }),
})

/** What the parties agreed on, as far as a story tells of it. */
export type Agreed = z.output<typeof agreed>
export type Told = { agreed: Agreed | undefined; seeds: { number: string; title: string }[] }

type Row = { agreed: unknown; seeds: Told['seeds'] }

/** The agreement in effect and what grew from the case, as everybody may know of it: one statement. */
export async function findTold({ db, cityId }: Tx, caseId: string): Promise<Told> {
  const { rows } = await sql<Row>`SELECT
    (SELECT v.content FROM joint_effect e JOIN joint_version v ON v.city_id = e.city_id AND v.case_id = e.case_id
        AND v.kind = e.kind AND v.version = e.version
      WHERE e.city_id = ${cityId} AND e.case_id = ${caseId} AND e.kind = 'agreement' ORDER BY e.version DESC LIMIT 1) AS agreed,
    (SELECT coalesce(json_agg(json_build_object('number', number, 'title', title) ORDER BY ordinal), '[]')
      FROM collaboration WHERE city_id = ${cityId} AND parent_id = ${caseId} AND visibility = 'public') AS seeds`.execute(
    db,
  )
  const read = agreed.safeParse(rows[0]?.agreed)
  return { agreed: read.success ? read.data : undefined, seeds: rows[0]?.seeds ?? [] }
}
