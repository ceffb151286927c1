import { sql } from 'kysely'
import { newId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Template } from './rules.ts'

const most = 200

/** Those in use: the office's, and of a section its own; of every section where none is named. */
export async function listTemplates({ db, cityId }: Tx, section?: string): Promise<Template[]> {
  let query = db
    .selectFrom('reply_template')
    .select(['id', 'section', 'title', 'body', 'version'])
    .where('city_id', '=', cityId)
    .where('retired_at', 'is', null)
  if (section !== undefined)
    query = query.where((or) => or.or([or('section', 'is', null), or('section', '=', section)]))
  return query.orderBy(sql`section NULLS FIRST`).orderBy('title').orderBy('id').limit(most).execute()
}

export const findTemplate = ({ db, cityId }: Tx, id: string): Promise<Template | undefined> =>
  db
    .selectFrom('reply_template')
    .select(['id', 'section', 'title', 'body', 'version'])
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst()

type Written = Pick<Template, 'section' | 'title' | 'body'>

export async function insertTemplate({ db, cityId }: Tx, written: Written, now: Date): Promise<void> {
  await db
    .insertInto('reply_template')
    .values({ city_id: cityId, id: newId(now.getTime()), ...written, changed_at: now, retired_at: null })
    .execute()
}

type Patch = Omit<Written, 'section'> | { retired_at: Date }

/** False when somebody was faster. */
export async function changeTemplate(
  { db, cityId }: Tx,
  read: Pick<Template, 'id' | 'version'>,
  patch: Patch,
  now: Date,
): Promise<boolean> {
  const done = await db
    .updateTable('reply_template')
    .set({ ...patch, changed_at: now, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('id', '=', read.id)
    .where('version', '=', read.version)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
