import type pg from 'pg'
import { addDays, todayInJapan } from '../../lib/dates.ts'
import { heldByNone } from '../records/holds.ts'

const keptDays = 90

/** What was never published, or was taken back, is not kept: its words go, that there was something stays. */
export const forgetVisionPosts = (ownerPool: pg.Pool, clock: () => Date) => async (): Promise<void> => {
  await ownerPool.query(
    `UPDATE vision_post SET text = '', pen_name = '', objection = '', note = ''
     WHERE state IN ('refused', 'withdrawn') AND decided_on < $1 AND text <> ''
       AND ${heldByNone('vision_post', 'person_id')}`,
    [addDays(todayInJapan(clock()), -keptDays)],
  )
}
