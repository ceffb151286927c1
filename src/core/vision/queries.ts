import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

/** `credited`: the pen name, where its writer agreed to be named. */
export type Origin = {
  kind: 'post' | 'theme'
  id: string
  code: string
  title: string
  text: string
  credited: string | null
  personId: string | null
}

/** What everybody reads under this code: a post that is shown, or a theme that is open. */
export async function selectOrigin({ db, cityId }: Tx, code: string): Promise<Origin | undefined> {
  const { rows } = await sql<Origin>`
    SELECT 'post' AS kind, id, code, text AS title, text, CASE WHEN credit AND pen_name <> '' THEN pen_name END AS credited,
      person_id AS "personId" FROM vision_post WHERE city_id = ${cityId} AND code = ${code} AND state = 'shown'
    UNION ALL SELECT 'theme', id, code, name, lead, NULL, NULL FROM vision_theme
    WHERE city_id = ${cityId} AND code = ${code} AND closed_at IS NULL`.execute(db)
  return rows[0]
}

export async function insertGrowth(
  { db, cityId }: Tx,
  caseId: string,
  { kind, id }: Pick<Origin, 'kind' | 'id'>,
): Promise<void> {
  await db
    .insertInto('vision_growth')
    .values({ city_id: cityId, case_id: caseId, [kind === 'post' ? 'post_id' : 'theme_id']: id })
    .execute()
}
