import type pg from 'pg'
import { type PlainDate, todayInJapan } from '../../lib/dates.ts'
import type { Text } from '../../lib/language.ts'
import { withReorganised } from './reorganised.ts'
import type { Definition } from './schema/index.ts'
import type { Reorganisation } from './succession.ts'
import { withSectionsOf } from './view.ts'

export type EditionRef = {
  id: string
  number: number
  effectiveFrom: PlainDate
  hash: string
  importedAt: Date
  /** What lists of cities show, without reading each whole definition. */
  names: { city: Text; prefecture: Text; title: Text; accent: Definition['city']['accent'] }
}
export type CityRef = {
  id: string
  slug: string
  demo: boolean
  editions: readonly EditionRef[]
  /** What the city made of its sections since, by plans that were carried out. */
  reorganised: readonly Reorganisation[]
}

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
  names: EditionRef['names']
}

/** Some 90 kB each; the least recently used goes first. */
const mostDefinitions = 256

/**
 * Cities and editions as this process knows them. `saw` tells it the installation's version that a request has just
 * read with its first statement; when that has gone on, the next look-up reads the cities anew.
 */
export type Directory = {
  find: (slug: string) => Promise<CityRef | undefined>
  /** Every city, as of now. */
  list: () => Promise<readonly CityRef[]>
  /** True when what is known was still right. */
  saw: (version: number) => boolean
  definition: (editionId: string) => Promise<Definition>
  on: (city: CityRef, today: PlainDate) => Promise<City | undefined>
}

/** The edition in force on a day: the latest of those that have begun; before the first, the first. */
export function editionOn(editions: readonly EditionRef[], today: PlainDate): EditionRef | undefined {
  const begun = editions.filter((edition) => edition.effectiveFrom <= today)
  return begun.at(-1) ?? editions[0]
}

/** The city of an address in the edition in force now. */
export async function cityOf(
  { directory, clock }: { directory: Directory; clock: () => Date },
  slug: string | undefined,
): Promise<City | undefined> {
  const ref = await directory.find(slug ?? '')
  return ref && directory.on(ref, todayInJapan(clock()))
}

type Known = { version: number; cities: Map<string, CityRef> }

export function openDirectory(pool: pg.Pool): Directory {
  let known: Promise<Known> | undefined
  let version = 0
  const definitions = new Map<string, Promise<Definition>>()

  function read(): Promise<Known> {
    known ??= readKnown(pool).then(
      (fresh) => {
        version = fresh.version
        return fresh
      },
      (error) => {
        known = undefined
        throw error
      },
    )
    return known
  }
  async function find(slug: string): Promise<CityRef | undefined> {
    const hit = (await read()).cities.get(slug)
    if (hit) return hit
    if ((await readVersion(pool)) === version) return undefined
    known = undefined
    return (await read()).cities.get(slug)
  }
  function definition(editionId: string): Promise<Definition> {
    const hit = definitions.get(editionId)
    if (hit) {
      definitions.delete(editionId)
      definitions.set(editionId, hit)
      return hit
    }
    if (definitions.size >= mostDefinitions) definitions.delete(definitions.keys().next().value ?? '')
    const content = readDefinitionOf(pool, editionId)
    definitions.set(editionId, content)
    content.catch(() => definitions.delete(editionId))
    return content
  }
  /** The edition's own definition, which also knows the sections that earlier ones had. */
  async function named(editionId: string, earlier: readonly EditionRef[]): Promise<Definition> {
    const own = await definition(editionId)
    if (earlier.length === 0) return own
    return withSectionsOf(own, await Promise.all(earlier.map(({ id }) => definition(id))))
  }
  return {
    find,
    list: async () => {
      if (known !== undefined && (await readVersion(pool)) !== version) known = undefined
      return [...(await read()).cities.values()]
    },
    saw: (seen) => {
      if (known === undefined || seen === version) return true
      known = undefined
      return false
    },
    definition,
    on: async (city, today) => {
      const edition = editionOn(city.editions, today)
      if (edition === undefined) return undefined
      const others = city.editions.filter(({ effectiveFrom }) => effectiveFrom < edition.effectiveFrom)
      const begun = city.reorganised.filter(({ effectiveOn }) => effectiveOn <= today)
      return { ...city, edition, definition: withReorganised(await named(edition.id, others), begun) }
    },
  }
}

async function readVersion(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ version: number }>('SELECT version FROM installation')
  return rows[0]?.version ?? 0
}

async function readDefinitionOf(pool: pg.Pool, editionId: string): Promise<Definition> {
  const { rows } = await pool.query<{ content: Definition }>('SELECT content FROM edition WHERE id = $1', [
    editionId,
  ])
  if (!rows[0]) throw new Error('no such edition')
  return rows[0].content
}

type DoneRow = Reorganisation & { city_id: string }
const listed = `SELECT city_id, effective_on AS "effectiveOn", undone, made, changes FROM list_reorganisations()`

/** The version is read before the cities: if one is added in between, the next request sees a newer version and reads again. */
async function readKnown(pool: pg.Pool): Promise<Known> {
  const version = await readVersion(pool)
  const { rows } = await pool.query<Row>(
    `SELECT c.id, c.slug, c.demo, e.id AS edition_id, e.number, e.effective_from, e.content_hash, e.imported_at,
       json_build_object('city', e.content #> '{city,name}', 'prefecture', e.content #> '{city,prefecture}',
         'title', e.content #> '{edition,title}', 'accent', e.content #> '{city,accent}') AS names
     FROM city c JOIN edition e ON e.city_id = c.id ORDER BY c.code, e.effective_from, e.number`,
  )
  const done = Map.groupBy((await pool.query<DoneRow>(listed)).rows, ({ city_id }) => city_id)
  const cities = new Map<string, CityRef & { editions: EditionRef[] }>()
  for (const row of rows) {
    const { id, slug, demo } = row
    const reorganised = done.get(id) ?? []
    const city = cities.get(slug) ?? { id, slug, demo, editions: [], reorganised }
    city.editions.push({
      id: row.edition_id,
      number: row.number,
      effectiveFrom: row.effective_from,
      hash: row.content_hash,
      importedAt: row.imported_at,
      names: row.names,
    })
    cities.set(row.slug, city)
  }
  return { version, cities }
}
