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
}

/** Copies of published cases, for every city to find. */
export type LibraryTables = { library_case: LibraryCaseTable }

export const libraryColumns = {
  library_case: {
    open: ['title', 'aim', 'issue', 'parties', 'folded'],
    code: ['number', 'form', 'field', 'sort_key'],
  },
} as const satisfies Columns<LibraryTables>
