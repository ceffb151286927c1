import type pg from 'pg'
import { heldByNone } from '../../core/records/holds.ts'
import { todayInJapan } from '../../lib/dates.ts'

/**
 * Makes slips anonymous whose day has passed: who came, what was said and what followed are gone, the day, the theme and
 * the minutes stay to be counted. Runs as the owner, for all cities.
 */
export const forgetSlips = (ownerPool: pg.Pool, clock: () => Date) => async (): Promise<void> => {
  const today = todayInJapan(clock())
  const client = await ownerPool.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<{ city_id: string; id: string }>(
      `UPDATE centre_slip SET visitor = '', age_group = '', asked = '', answered = '', next_step = '', follow_on = NULL,
         organization_id = NULL, case_id = NULL, anonymised_on = $1, version = version + 1
       WHERE keep_until < $1 AND anonymised_on IS NULL AND state = 'kept'
         AND ${heldByNone('centre_slip', 'case_id', 'organization_id')} RETURNING city_id, id`,
      [today],
    )
    const ids = [rows.map((row) => row.city_id), rows.map((row) => row.id)]
    const of = '(SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS gone (city_id, slip_id))'
    await client.query(`UPDATE centre_note SET text = '' WHERE (city_id, slip_id) IN ${of}`, ids)
    await client.query(
      `DELETE FROM centre_paper WHERE (city_id, referral_id) IN
         (SELECT city_id, id FROM centre_referral WHERE (city_id, slip_id) IN ${of})`,
      ids,
    )
    await client.query(
      `UPDATE centre_referral SET title = '', issue = '', wish = '', about = '', name = '', email = '', phone = '',
         withdrawal_reason = '' WHERE (city_id, slip_id) IN ${of}`,
      ids,
    )
    await client.query('DELETE FROM centre_slip WHERE keep_until < $1 AND state = $2', [today, 'draft'])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}
