import type { Insertable } from 'kysely'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export async function insertFiles({ db }: Tx, rows: Insertable<Schema['file']>[]): Promise<void> {
  await db.insertInto('file').values(rows).execute()
}

export const findFile = ({ db, cityId }: Tx, caseId: string, id: string) =>
  db
    .selectFrom('file')
    .select(['name', 'media_type', 'size', 'sha256', 'visibility', 'scan', 'added_by'])
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()

export type FoundFile = NonNullable<Awaited<ReturnType<typeof findFile>>>
