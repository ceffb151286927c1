import type { Columns } from '../personal.ts'
import type { Day, Json } from './column.ts'

type CityTable = { id: string; slug: string; code: string; demo: boolean; created_at: Date }
type EditionTable = {
  city_id: string
  id: string
  number: number
  content: Json<unknown>
  content_hash: string
  effective_from: Day
  imported_at: Date
}

/** Known across cities. */
export type InstallationTables = {
  city: CityTable
  installation: { id: number; version: number }
  page_counter: { city_id: string; bucket: number; n: number }
  edition: EditionTable
}

export const installationColumns = {
  city: { code: ['slug', 'code'] },
  edition: { code: ['content_hash'], open: ['content'] },
} as const satisfies Columns<InstallationTables>
