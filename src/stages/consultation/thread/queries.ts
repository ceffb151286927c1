import { sql } from 'kysely'
import { type CaseSubject, type Entry, partyOf } from '../../../core/case/types.ts'
import { maySeeEntry } from '../../../core/case/visibility.ts'
import { guidanceStage } from '../../../core/guidance/index.ts'
import type { Viewer } from '../../../core/people/viewer.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Place } from './rules.ts'

export type RoomThread = {
  /** What was said and done, one page in its order. */
  talk: Entry[]
  older: boolean
  newer: boolean
  /** What the room shows besides: the idea with its files, the sections that joined, the lists that were gone through. */
  around: Entry[]
}

export const talkSize = 50
const latest = 2_147_483_647

type Row = Entry & { talk: boolean; older: boolean; newer: boolean }

/** Of all the viewer may see: the kinds of entries that `maySeeEntry` shows them, and what concerns their own party alone. */
const seenBy = (viewer: Viewer, subject: CaseSubject) => {
  const open = (['public', 'parties', 'city'] as const).filter((visibility) =>
    maySeeEntry(viewer, subject, { visibility, party_id: null }),
  )
  const own = partyOf(viewer, subject.parties)?.id ?? null
  return sql<boolean>`(e.visibility = ANY (${open}::text[]) OR (e.visibility = 'party' AND e.party_id = ${own}::uuid))`
}

/** One page of what was said, and what else the room needs of the thread, in one statement however long it is. */
export async function listRoomThread(
  { db, cityId }: Tx,
  viewer: Viewer,
  subject: CaseSubject,
  { before = latest, from }: Place,
): Promise<RoomThread> {
  const ofCase = sql`e.city_id = ${cityId} AND e.case_id = ${subject.case.id}`
  const said = sql`${ofCase} AND e.stage = 'consultation' AND ${seenBy(viewer, subject)}`
  const way = from === undefined ? sql`DESC` : sql`ASC`
  const { rows } = await sql<Row>`
    WITH said AS MATERIALIZED (SELECT * FROM entry e WHERE ${said} AND e.seq < ${before} AND e.seq >= ${from ?? 0}
      ORDER BY e.seq ${way} LIMIT ${talkSize})
    SELECT said.*, true AS talk,
      EXISTS (SELECT 1 FROM entry e WHERE ${said} AND e.seq < (SELECT min(seq) FROM said)) AS older,
      EXISTS (SELECT 1 FROM entry e WHERE ${said} AND e.seq > (SELECT max(seq) FROM said)) AS newer FROM said
    UNION ALL
    SELECT e.*, false, false, false FROM entry e WHERE ${ofCase}
      AND (e.stage IN ('idea', ${guidanceStage}) OR (e.stage = 'consultation' AND e.kind = 'joined'))
    ORDER BY seq`.execute(db)
  const talk = rows.filter((row) => row.talk)
  const [first] = talk
  return {
    talk,
    older: first?.older ?? false,
    newer: first?.newer ?? false,
    around: rows.filter((row) => !row.talk),
  }
}
