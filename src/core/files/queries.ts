import type { Insertable } from 'kysely'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export async function insertFiles({ db }: Tx, rows: Insertable<Schema['file']>[]): Promise<void> {
  await db.insertInto('file').values(rows).execute()
}

export const listFiles = ({ db, cityId }: Tx, ids: readonly string[]) =>
  db.selectFrom('file').selectAll().where('city_id', '=', cityId).where('id', 'in', ids).execute()

export const findFile = ({ db, cityId }: Tx, caseId: string, id: string) =>
  db
    .selectFrom('file')
    .select(['name', 'media_type', 'size', 'sha256', 'visibility', 'scan', 'added_by', 'made'])
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()

export type FoundFile = NonNullable<Awaited<ReturnType<typeof findFile>>>

type Summed = { sum: string | null }
const bytesIn = ({ sum }: Summed): number => Number(sum ?? 0)

const sumIn = ({ db, cityId }: Tx) =>
  db
    .selectFrom('file')
    .select(({ fn }) => fn.sum<string | null>('size').as('sum'))
    .where('city_id', '=', cityId)

export const bytesOfCase = async (tx: Tx, caseId: string): Promise<number> =>
  bytesIn(await sumIn(tx).where('case_id', '=', caseId).executeTakeFirstOrThrow())

export const bytesOfPerson = async (tx: Tx, personId: string, since: Date): Promise<number> =>
  bytesIn(
    await sumIn(tx).where('added_by', '=', personId).where('added_at', '>=', since).executeTakeFirstOrThrow(),
  )
