import { listListed } from '../../../core/register/listed.ts'
import { yearName } from '../../../core/register/words.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { writeCsv } from '../../../platform/tables/index.ts'
import { linesOf } from './changes.tsx'
import { sheetOf } from './check.ts'
import { importMessages } from './messages.ts'
import { yearBeside } from './row.ts'
import { type Import, listStored, type StoredRow } from './store.ts'
import { placeText, reasonText } from './words.ts'

const most = 60_000
const atOnce = 2000

const asFile = (visit: Visit, name: string, rows: string[][]): Response =>
  new Response(writeCsv(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=UTF-8',
      'Content-Disposition': `attachment; filename="register-${name}-${visit.today}.csv"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })

/** The name of a sheet or a title above the table is not in this file: where the year came from there, it gets a column. */
const yearIn = (visit: Visit, read: Import, { sheet, cells }: StoredRow): string => {
  const year = yearBeside({ cells, headings: read.headings, choices: read.choices, sheet: sheetOf(sheet) })
  return year === undefined ? '' : yearName(year, visit.lang)
}

/** The rows that cannot be taken, with where they stand and what is wrong: corrected here they are brought again. */
export async function rejectedFile(visit: Visit, read: Import): Promise<Response> {
  const { lang } = visit
  const words = importMessages(lang)
  const rows = await listStored(visit.tx, read.id, { after: -1, states: ['rejected'], limit: most })
  const years = rows.map((row) => yearIn(visit, read, row))
  const isApart = years.some((year) => year !== '')
  const lines = rows.map(({ sheet, cells, reasons }, at) => [
    ...(isApart ? [years[at] ?? ''] : []),
    ...read.headings.map((_, column) => cells[column] ?? ''),
    placeText(lang, sheet),
    reasons.map((reason) => reasonText(lang, reason, read, cells)).join('　'),
  ])
  const headings = [...(isApart ? [words.fieldYear] : []), ...read.headings, words.place, words.what]
  return asFile(visit, 'rejected', [headings, ...lines])
}

/** All that a list would change, field by field. */
export async function changesFile(visit: Visit, read: Import): Promise<Response> {
  const words = importMessages(visit.lang)
  const lines: string[][] = []
  for (let after = -1, full = true; full; ) {
    const rows = await listStored(visit.tx, read.id, { after, states: ['changed'], limit: atOnce })
    const listed = await listListed(
      visit.tx,
      rows.flatMap(({ entry_id }) => entry_id ?? []),
    )
    for (const row of rows)
      for (const one of linesOf(visit, read, row, listed.get(row.entry_id ?? '')))
        lines.push([one.place, one.title, one.field, one.before, one.after])
    after = rows.at(-1)?.n ?? after
    full = rows.length === atOnce
  }
  return asFile(visit, 'changes', [
    [words.place, words.fieldTitle, words.becomesWhat, words.before, words.after],
    ...lines,
  ])
}
