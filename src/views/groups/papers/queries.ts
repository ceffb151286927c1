import type { Paper } from '../../../core/group/index.ts'
import { newId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export async function insertPaper(
  { db, cityId }: Tx,
  groupId: string,
  paper: Paper,
  now: Date,
): Promise<string> {
  const id = newId(now.getTime())
  await db
    .insertInto('group_file')
    .values({
      city_id: cityId,
      id,
      organization_id: groupId,
      name: paper.name,
      media_type: paper.mediaType,
      size: paper.content.byteLength,
      content: paper.content,
      added_at: now,
    })
    .execute()
  return id
}

export async function findPaper({ db, cityId }: Tx, groupId: string, id: string): Promise<Paper | undefined> {
  const row = await db
    .selectFrom('group_file')
    .select(['name', 'media_type', 'content'])
    .where('city_id', '=', cityId)
    .where('organization_id', '=', groupId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { name: row.name, mediaType: row.media_type, content: row.content }
}
