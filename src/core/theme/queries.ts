import type { Selectable } from 'kysely'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type Theme = Selectable<Schema['theme']>

export const findTheme = ({ db, cityId }: Tx, id: string): Promise<Theme | undefined> =>
  db.selectFrom('theme').selectAll().where('city_id', '=', cityId).where('id', '=', id).executeTakeFirst()

export async function insertAnswer(
  { db, cityId }: Tx,
  { caseId, themeId }: { caseId: string; themeId: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('theme_answer')
    .values({ city_id: cityId, case_id: caseId, theme_id: themeId, answered_at: now })
    .execute()
}
