import type { Definition } from '../../../core/edition/schema/index.ts'
import { fiscalYear, type PlainDate } from '../../../lib/dates.ts'
import type { RegisterRowState } from '../../../platform/db/tables/register.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { type ReadRow, readRow } from './row.ts'
import {
  changeImport,
  type Import,
  keepStates,
  listStanding,
  listStored,
  type Standing,
  type StoredRow,
} from './store.ts'

const atOnce = 500
type Place = { definition: Definition; today: PlainDate }

/** The sheet without the line that stands behind it. */
export const sheetOf = (place: string): string => place.replace(/ \d+$/, '')

export const readStored = ({ definition, today }: Place, read: Import, row: StoredRow): ReadRow =>
  readRow({
    cells: row.cells,
    headings: read.headings,
    sheet: sheetOf(row.sheet),
    choices: read.choices,
    definition,
    thisYear: fiscalYear(today),
  })

/** What each row would do, without doing it. One that stands twice in the file and says two things is not taken. */
export async function checkRows(tx: Tx, place: Place, read: Import): Promise<void> {
  const seen = new Map<string, string>()
  let after = 0
  for (;;) {
    const rows = await listStored(tx, read.id, { after, limit: atOnce })
    const known = rows
      .filter(({ state }) => state !== 'taken')
      .map((row) => [row, readStored(place, read, row)] as const)
    const goods = known.flatMap(([, one]) => (one.ok ? [{ key: one.key }] : []))
    const standing = await listStanding(tx, goods)
    const states = known.map(([{ n }, one]) => ({ n, ...judge(one, seen, standing) }))
    await keepStates(tx, read.id, states)
    after = rows.at(-1)?.n ?? after
    if (rows.length < atOnce) break
  }
  await changeImport(tx, read.id, { state: 'checked' })
}

type Judged = { state: RegisterRowState; reasons: readonly string[] }

function judge(one: ReadRow, seen: Map<string, string>, standing: Map<string, Standing>): Judged {
  if (!one.ok) return { state: 'rejected', reasons: one.reasons }
  const before = seen.get(one.key)
  if (before === undefined) {
    seen.set(one.key, one.hash)
    return { state: stateOf(standing.get(one.key)?.row_hash, one.hash), reasons: [] }
  }
  return before === one.hash
    ? { state: 'same', reasons: [] }
    : { state: 'rejected', reasons: ['title:twice'] }
}

/** `undefined`: the register has no such row. The same words again change nothing, whatever a section corrected since. */
const stateOf = (kept: string | null | undefined, hash: string): RegisterRowState => {
  if (kept === undefined) return 'new'
  return kept === hash ? 'same' : 'changed'
}
