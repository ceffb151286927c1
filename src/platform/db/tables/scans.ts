import type { Columns } from '../personal.ts'

type Defaulted<T> = import('kysely').ColumnType<T, T | undefined, T>

export type ScanState = 'reading' | 'waiting' | 'attached' | 'entered' | 'discarded'
/** Why a scan waits for somebody. */
export type ScanWhy =
  | ''
  | 'none'
  | 'blank'
  | 'draft'
  | 'otherCity'
  | 'unknown'
  | 'broken'
  | 'several'
  | 'unreadable'
  | 'tooMany'

type ScanTable = {
  city_id: string
  id: string
  state: ScanState
  why: Defaulted<ScanWhy>
  name: string
  media_type: string
  size: number
  sha256: string
  sent_size: number
  sent_sha256: string
  made: 'asSent' | 'fitted' | 'sanitised'
  scan: 'none' | 'clean' | 'waiting' | 'infected'
  pages: Defaulted<string[]>
  section: string | null
  by_person_id: string | null
  by_hat_id: string | null
  case_id: string | null
  draft_id: string | null
  added_at: Date
  settled_at: Date | null
  version: Defaulted<number>
}
export type ScanEventKind = 'came' | 'opened' | 'attached' | 'entered' | 'discarded'
type ScanEventTable = {
  city_id: string
  id: string
  scan_id: string
  kind: ScanEventKind
  reason: Defaulted<string>
  by_person_id: string | null
  by_hat_id: string | null
  at: Date
}

/** Scanned papers on their way to a case. */
export type ScanTables = { scan: ScanTable; scan_event: ScanEventTable }

export const scanColumns = {
  scan: {
    internal: ['name'],
    code: ['state', 'why', 'media_type', 'sha256', 'sent_sha256', 'made', 'scan', 'pages', 'section'],
  },
  scan_event: { internal: ['reason'], code: ['kind'] },
} as const satisfies Columns<ScanTables>
