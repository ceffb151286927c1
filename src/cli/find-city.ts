import type pg from 'pg'
import { Refusal } from '../boot/refusal.ts'
import { cityMessages } from './city-messages.ts'
import type { CliLang } from './lang.ts'

export type KnownCity = { id: string; slug: string; code: string; demo: boolean }

export async function listKnown(owner: pg.Pool | pg.ClientBase): Promise<KnownCity[]> {
  const { rows } = await owner.query<KnownCity>('SELECT id, slug, code, demo FROM city ORDER BY code, slug')
  return rows
}

/** The city of that name, or a refusal that names those there are. */
export async function findCity(
  owner: pg.Pool | pg.ClientBase,
  slug: string,
  lang: CliLang,
): Promise<KnownCity> {
  const known = await listKnown(owner)
  const city = known.find((one) => one.slug === slug)
  if (city) return city
  throw new Refusal(cityMessages(lang).unknown(slug, known.map((one) => one.slug).join(', ')))
}
