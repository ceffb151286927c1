import type pg from 'pg'
import type { HatKind } from '../../src/core/people/viewer.ts'

export type DeskHat = Extract<HatKind, 'officer' | 'chief' | 'coordination'>

/** Both cities' section has a full page waiting: what is compared is the search for it, not how many rows are drawn. */
export async function fillSection(owner: pg.ClientBase, cityId: string, section: string): Promise<void> {
  await owner.query(
    `WITH filled AS (UPDATE duty SET section = $2, closed_at = NULL WHERE (city_id, id) IN (SELECT city_id, id FROM duty
         WHERE city_id = $1 ORDER BY id LIMIT 80) RETURNING city_id, case_id)
     UPDATE collaboration c SET section = $2, state = 'open', stage = 'consultation' FROM filled
     WHERE c.city_id = filled.city_id AND c.id = filled.case_id`,
    [cityId, section],
  )
}

/** One officer looks after thirty cases of the section; nobody looks after the others, a full page of which waits in both cities. */
export async function seedOfficers(
  owner: pg.ClientBase,
  cityId: string,
  { officerId, section }: { officerId: string; section: string },
): Promise<void> {
  await owner.query(
    `INSERT INTO case_staff (city_id, case_id, officer_id) SELECT city_id, id, $2 FROM collaboration
     WHERE city_id = $1 AND section = $3 AND state = 'open' ORDER BY ordinal LIMIT 30`,
    [cityId, officerId, section],
  )
}

/** An open case of a section with so many messages in its room; tells its number. */
export async function seedLongThread(
  owner: pg.ClientBase,
  cityId: string,
  { section, messages, after = 0 }: { section: string; messages: number; after?: number },
): Promise<string> {
  const { rows } = await owner.query<{ id: string; number: string }>(
    `SELECT id, number FROM collaboration WHERE city_id = $1 AND section = $2 AND state = 'open' ORDER BY ordinal OFFSET $3 LIMIT 1`,
    [cityId, section, after],
  )
  const [found] = rows
  if (found === undefined) throw new Error('no open case of the section')
  await owner.query(
    `INSERT INTO entry (city_id, case_id, seq, stage, kind, visibility, actor_name, actor_public, facts, salt, at)
     SELECT $1, $2, 100 + n, 'consultation', CASE WHEN n % 2 = 0 THEN 'answer' ELSE 'said' END, 'parties',
       '見本 みなと', '担当課', json_build_object('text', 'その' || n || '：来週の朝、公園の入口で待ち合わせて、花壇のようすを一緒に見ましょう。'),
       '', now() FROM generate_series(1, $3::int) n`,
    [cityId, found.id, messages],
  )
  return found.number
}
