import type { ReadPaper } from '../../core/files/index.ts'
import { newId } from '../../lib/ids.ts'
import type { RoomVisit } from './room.ts'

type Of = { referralId: string } | { delegationId: string }

/** Kept in the centre's own closed table, not among the files of the city hall. */
export async function keepPaper(visit: RoomVisit, of: Of, paper: ReadPaper & { ok: true }): Promise<void> {
  const { tx, now, viewer } = visit
  await tx.db
    .insertInto('centre_paper')
    .values({
      city_id: tx.cityId,
      id: newId(now.getTime()),
      referral_id: 'referralId' in of ? of.referralId : null,
      delegation_id: 'delegationId' in of ? of.delegationId : null,
      name: paper.name,
      media_type: paper.mediaType,
      content: paper.content,
      person_id: viewer.person.id,
      at: now,
    })
    .execute()
}

type Paper = { name: string; media_type: string; content: Buffer }

export const findPaper = ({ tx: { db, cityId } }: RoomVisit, id: string): Promise<Paper | undefined> =>
  db
    .selectFrom('centre_paper')
    .select(['name', 'media_type', 'content'])
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .executeTakeFirst()
