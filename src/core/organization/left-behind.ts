import type pg from 'pg'
import { todayInJapan } from '../../lib/dates.ts'
import type { Definition } from '../edition/schema/index.ts'

export type LeftBehind = { code: string; cases: number; hats: number }

/**
 * Sections that a city's new definition no longer has although open cases or people are there, and of which no scheduled
 * change says what they become. Runs as the owner, before the edition is stored.
 */
export async function listLeftBehind(owner: pg.Pool, { city, sections }: Definition): Promise<LeftBehind[]> {
  const { rows } = await owner.query<LeftBehind>(
    `SELECT used.code, sum(cases)::int AS cases, sum(hats)::int AS hats FROM (
       SELECT c.section AS code, count(*) AS cases, 0 AS hats FROM collaboration c JOIN city t ON t.id = c.city_id
         WHERE t.slug = $1 AND c.state = 'open' AND c.section IS NOT NULL GROUP BY 1
       UNION ALL SELECT h.section, 0, count(*) FROM hat h JOIN city t ON t.id = h.city_id
         WHERE t.slug = $1 AND h.section IS NOT NULL AND (h.until IS NULL OR h.until >= $3) GROUP BY 1) used
     WHERE used.code <> ALL ($2::text[])
       AND NOT EXISTS (SELECT 1 FROM section_made m JOIN city t ON t.id = m.city_id
         JOIN change_plan p ON p.city_id = m.city_id AND p.id = m.plan_id
         WHERE t.slug = $1 AND m.code = used.code AND m.removed_at IS NULL AND p.state = 'applied')
       AND NOT EXISTS (SELECT 1 FROM section_change s JOIN city t ON t.id = s.city_id
       JOIN change_plan p ON p.city_id = s.city_id AND p.id = s.plan_id
       WHERE t.slug = $1 AND s.from_code = used.code AND s.removed_at IS NULL AND p.state = 'scheduled')
     GROUP BY used.code ORDER BY used.code`,
    [city.slug, sections.map(({ code }) => code), todayInJapan(new Date())],
  )
  return rows
}
