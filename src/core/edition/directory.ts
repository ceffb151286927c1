import type pg from 'pg'
import type { PlainDate } from '../../lib/dates.ts'
import type { Definition } from './schema/index.ts'

export type EditionRef = {
  id: string
  number: number
  effectiveFrom: PlainDate
  hash: string
  importedAt: Date
}
export type CityRef = { id: string; slug: string; demo: boolean; editions: readonly EditionRef[] }

/** A city as a request sees it: with the edition in force today. */
export type City = CityRef & { edition: EditionRef; definition: Definition }

type Row = {
  id: string
  slug: string
  demo: boolean
  edition_id: string
  number: number
  effective_from: string
  content_hash: string
  imported_at: Date
}

const mostDefinitions = 64

/** Cities and editions as this process knows them; read anew when the installation's version has gone on. */
export type Directory = {
  find: (slug: string, version: number) => Promise<CityRef | undefined>
  list: (version: number) => Promise<readonly CityRef[]>
  definition: (editionId: string) => Promise<Definition>
  on: (city: CityRef, today: PlainDate) => Promise<City | undefined>
  version: () => Promise<number>
}

/** The edition in force on a day: the latest of those that have begun; before the first, the first. */
export function editionOn(editions: readonly EditionRef[], today: PlainDate): EditionRef | undefined {
  const begun = editions.filter((edition) => edition.effectiveFrom <= today)
  return begun.at(-1) ?? editions[0]
}

export function openDirectory(pool: pg.Pool): Directory {
  let known: { version: number; cities: Map<string, CityRef> } | undefined
  const definitions = new Map<string, Definition>()

  async function cities(version: number) {
    if (known === undefined || known.version !== version) known = { version, cities: await readCities(pool) }
    return known.cities
  }
  async function definition(editionId: string): Promise<Definition> {
    const hit = definitions.get(editionId)
    if (hit) return hit
    const { rows } = await pool.query<{ content: Definition }>('SELECT content FROM edition WHERE id = $1', [
      editionId,
    ])
    if (!rows[0]) throw new Error('no such edition')
    if (definitions.size >= mostDefinitions) definitions.delete(definitions.keys().next().value ?? '')
    definitions.set(editionId, rows[0].content)
    return rows[0].content
  }
  return {
    find: async (slug, version) => (await cities(version)).get(slug),
    list: async (version) => [...(await cities(version)).values()],
    definition,
    on: async (city, today) => {
      const edition = editionOn(city.editions, today)
      return edition && { ...city, edition, definition: await definition(edition.id) }
    },
    version: async () => {
      const { rows } = await pool.query<{ version: number }>('SELECT version FROM installation')
      return rows[0]?.version ?? 0
    },
  }
}

async function readCities(pool: pg.Pool): Promise<Map<string, CityRef>> {
  const { rows } = await pool.query<Row>(
    `SELECT c.id, c.slug, c.demo, e.id AS edition_id, e.number, e.effective_from, e.content_hash, e.imported_at
     FROM city c JOIN edition e ON e.city_id = c.id ORDER BY c.code, e.effective_from, e.number`,
  )
  const cities = new Map<string, CityRef & { editions: EditionRef[] }>()
  for (const row of rows) {
    const city = cities.get(row.slug) ?? { id: row.id, slug: row.slug, demo: row.demo, editions: [] }
    city.editions.push({
      id: row.edition_id,
      number: row.number,
      effectiveFrom: row.effective_from,
      hash: row.content_hash,
      importedAt: row.imported_at,
    })
    cities.set(row.slug, city)
  }
  return cities
}
