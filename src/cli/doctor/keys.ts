import { stat } from 'node:fs/promises'
import type pg from 'pg'
import { openKeyFolder, sealKeyName } from '../../platform/keys/index.ts'
import type { Finding, Patient } from './checks.ts'

type Row = { slug: string; id: string; public_key: string | null }

/** Each city's newest sealing key must have its private half here, or sheets are sealed that nobody can open. */
export async function checkKeys(owner: pg.Pool, { folders, words }: Patient): Promise<Finding> {
  const subject = words.keys
  const mode = (await stat(folders.keys).catch(() => undefined))?.mode
  if (mode !== undefined && (mode & 0o077) !== 0)
    return { level: 'fail', subject, text: words.keysOpen(folders.keys) }
  const { rows } = await owner.query<Row>(
    `SELECT c.slug, c.id, (SELECT k.public_key FROM seal_key k WHERE k.city_id = c.id
       ORDER BY k.created_at DESC, k.public_key LIMIT 1) AS public_key FROM city c ORDER BY c.slug`,
  )
  const keys = openKeyFolder(folders.keys)
  const there = await Promise.all(
    rows.map(
      async ({ id, public_key }) =>
        public_key !== null && (await keys.find(id, sealKeyName(public_key))) !== undefined,
    ),
  )
  const missing = rows.filter((_, index) => !there[index]).map(({ slug }) => slug)
  return missing.length === 0
    ? { level: 'ok', subject, text: words.keysWhole(rows.length) }
    : { level: 'fail', subject, text: words.keysMissing(missing.join(', ')) }
}
