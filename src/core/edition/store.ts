import type pg from 'pg'
import { newId } from '../../lib/ids.ts'
import type { Definition } from './schema/index.ts'

export type Stored = { cityId: string; editionId: string; number: number; added: boolean }

/**
 * Stores a definition as the city's next edition, immutable; the city is made when it is new. The same content twice
 * adds nothing. Runs as the owner role: the web app's role cannot write editions.
 */
export async function storeEdition(
  owner: pg.ClientBase,
  input: { definition: Definition; hash: string; demo: boolean; now: Date },
): Promise<Stored> {
  await owner.query('BEGIN')
  try {
    const cityId = await ensureCity(owner, input.definition, input.demo, input.now)
    const { rows: same } = await owner.query<{ id: string; number: number }>(
      'SELECT id, number FROM edition WHERE city_id = $1 AND content_hash = $2',
      [cityId, input.hash],
    )
    const stored = same[0]
      ? { cityId, editionId: same[0].id, number: same[0].number, added: false }
      : await insertEdition(owner, cityId, input)
    await owner.query('COMMIT')
    return stored
  } catch (error) {
    await owner.query('ROLLBACK')
    throw error
  }
}

async function ensureCity(
  owner: pg.ClientBase,
  definition: Definition,
  demo: boolean,
  now: Date,
): Promise<string> {
  const { slug, code } = definition.city
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM city WHERE slug = $1 FOR UPDATE', [slug])
  if (rows[0]) return rows[0].id
  const id = newId(now.getTime())
  await owner.query('INSERT INTO city (id, slug, code, demo, created_at) VALUES ($1, $2, $3, $4, $5)', [
    id,
    slug,
    code,
    demo,
    now,
  ])
  await owner.query(
    'INSERT INTO page_counter (city_id, bucket, n) SELECT $1, g, 0 FROM generate_series(0, 15) g',
    [id],
  )
  return id
}

async function insertEdition(
  owner: pg.ClientBase,
  cityId: string,
  { definition, hash, now }: { definition: Definition; hash: string; now: Date },
): Promise<Stored> {
  const id = newId(now.getTime())
  const { rows } = await owner.query<{ number: number }>(
    `INSERT INTO edition (city_id, id, number, content, content_hash, effective_from, imported_at)
     VALUES ($1, $2, 1 + coalesce((SELECT max(number) FROM edition WHERE city_id = $1), 0), $3, $4, $5, $6) RETURNING number`,
    [cityId, id, JSON.stringify(definition), hash, definition.edition.effectiveFrom, now],
  )
  await owner.query('UPDATE installation SET version = version + 1')
  await owner.query('UPDATE page_counter SET n = n + 1 WHERE city_id = $1 AND bucket = 0', [cityId])
  return { cityId, editionId: id, number: rows[0]?.number ?? 1, added: true }
}
