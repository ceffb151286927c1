import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { readDefinition } from '../../src/core/edition/read.ts'
import type { Definition } from '../../src/core/edition/schema/index.ts'
import { storeEdition } from '../../src/core/edition/store.ts'
import { contentHash } from '../../src/lib/canonical-json.ts'
import { type SeedCity, seedCases } from './cases.ts'

const template = 'cities/shinjo.yaml'

async function readTemplate(): Promise<Definition> {
  const read = readDefinition(await readFile(template, 'utf8'), template)
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes.slice(0, 3)))
  return read.definition
}

/** A city with the template's definition and so many cases. */
export async function seedCity(owner: pg.ClientBase, slug: string, cases: number): Promise<SeedCity> {
  const from = await readTemplate()
  const definition = { ...from, city: { ...from.city, slug } }
  const stored = await storeEdition(owner, {
    definition,
    hash: contentHash([slug, template]),
    demo: false,
    now: new Date('2022-04-01T00:00:00Z'),
  })
  const city = { id: stored.cityId, slug, editionId: stored.editionId, definition }
  await seedCases(owner, city, cases)
  return city
}

/** Statistics as autovacuum would soon have made them, and no dead space left from the filling. */
export const settle = async (owner: pg.ClientBase): Promise<void> => {
  await owner.query('VACUUM (ANALYZE)')
  await owner.query('CHECKPOINT').catch(() => undefined)
}
