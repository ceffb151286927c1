import { stat } from 'node:fs/promises'
import type pg from 'pg'
import { openKeyFolder, sealKeyName } from '../../platform/keys/index.ts'
import type { Finding, Patient } from './checks.ts'

type Row = { slug: string; id: string; public_key: string | null }

/** The key that a city seals with now, and those of sheets that wait for their opening: without them nobody opens these. */
const neededSql = `
  SELECT c.slug, c.id, (SELECT k.public_key FROM seal_key k WHERE k.city_id = c.id
    ORDER BY k.created_at DESC, k.public_key LIMIT 1) AS public_key FROM city c
  UNION
  SELECT c.slug, c.id, r.seal_key FROM evaluation_round r
    JOIN evaluation_sheet s ON s.city_id = r.city_id AND s.case_id = r.case_id AND s.round = r.round
    LEFT JOIN evaluation_opening o ON o.city_id = s.city_id AND o.case_id = s.case_id AND o.round = s.round
      AND o.judge_id = s.judge_id
    JOIN city c ON c.id = r.city_id WHERE o.judge_id IS NULL
  ORDER BY 1`

/** Every sealing key that is needed must have its private half here. */
export async function checkKeys(owner: pg.Pool, { folders, words }: Patient): Promise<Finding> {
  const subject = words.keys
  const mode = (await stat(folders.keys).catch(() => undefined))?.mode
  if (mode !== undefined && (mode & 0o077) !== 0)
    return { level: 'fail', subject, text: words.keysOpen(folders.keys) }
  const { rows } = await owner.query<Row>(neededSql)
  const keys = openKeyFolder(folders.keys)
  const there = await Promise.all(
    rows.map(
      async ({ id, public_key }) =>
        public_key !== null && (await keys.find(id, sealKeyName(public_key))) !== undefined,
    ),
  )
  const slugs = (whole: boolean) => [
    ...new Set(rows.filter((_, at) => there[at] === whole).map(({ slug }) => slug)),
  ]
  const missing = slugs(false)
  return missing.length === 0
    ? { level: 'ok', subject, text: words.keysWhole(slugs(true).length) }
    : { level: 'fail', subject, text: words.keysMissing(missing.join(', ')) }
}
