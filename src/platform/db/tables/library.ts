import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'

type LibraryCaseTable = {
  city_id: string
  case_id: string
  shown: boolean
  sort_key: string
  number: string
  title: string
  aim: string
  issue: string
  fiscal_year: number
  form: string
  field: string
  parties: string[]
  evaluated: boolean
  demo: boolean
  lexemes: string
  folded: string
  /** `year|figure|key` of every sum it stands in. */
  counted: Generated<string[]>
  /** What it is filtered by. */
  facets: Generated<string[]>
}
type StorySumTable = { city_id: string; fiscal_year: number; figure: string; key: string; n: number }

/** Copies of published cases, for every city to find. */
export type LibraryTables = { library_case: LibraryCaseTable; story_sum: StorySumTable }

export const libraryColumns = {
  library_case: {
    open: ['title', 'aim', 'issue', 'parties', 'folded'],
    code: ['number', 'form', 'field', 'sort_key', 'counted', 'facets'],
  },
  story_sum: { code: ['figure', 'key'] },
} as const satisfies Columns<LibraryTables>
