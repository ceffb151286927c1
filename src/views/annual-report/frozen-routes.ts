import { found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { anyone } from '../../core/web/policies.ts'
import { page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { csvCell } from '../../lib/safe-text.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { findFrozen } from './freeze.ts'
import { type FrozenRow, frozenPageSize, listFrozenRows } from './frozen-rows.ts'
import { reportMessages } from './messages.ts'
import { sinceOf } from './names.ts'
import { frozenPage } from './pages/frozen-page.tsx'
import { rowsPage } from './pages/rows-page.tsx'
import { countOf, frozenQuery } from './rules.ts'

const frozenIn = async ({ tx, query }: Visit) =>
  found(query.report === undefined ? undefined : await findFrozen(tx, query.report))

async function showRows(visit: Visit) {
  const { query, tx, viewer, city, lang } = visit
  const frozen = await frozenIn(visit)
  const read = frozenQuery.parse(query)
  const figure = found(read.figure)
  const { key = '' } = read
  const of = { reportId: frozen.id, figure, key }
  const after = Number(read.before ?? 0)
  const rows = await listFrozenRows(tx, viewer, of, after, frozenPageSize + 1)
  const shown = rows.slice(0, frozenPageSize)
  const path = cityPath(
    city,
    `/annual-report/frozen/rows?report=${frozen.id}&figure=${figure}${key && `&key=${key}`}`,
  )
  const last = rows.length > frozenPageSize ? shown.at(-1)?.ordinal : undefined
  const count = countOf(frozen.figures ?? [], figure, key)
  const words = reportMessages(lang)
  return rowsPage({
    visit,
    figure,
    key,
    year: frozen.fiscal_year,
    rows: shown,
    lead: `${count.toLocaleString('ja-JP')}${words.unit} ${words.rowsHidden}`,
    back: cityPath(city, `/annual-report/frozen?report=${frozen.id}`),
    ...(after > 0 ? { first: path } : {}),
    ...(last === undefined ? {} : { next: `${path}&before=${last}` }),
  })
}

async function sendFile(visit: Visit): Promise<Response> {
  const frozen = await frozenIn(visit)
  const file = found(frozen.files.find(({ position }) => String(position) === visit.query.file))
  const stream = found(await visit.runtime.storage.read(visit.tx.cityId, file.sha256))
  const name = `annual-report-${visit.city.slug}-${frozen.fiscal_year}-${file.position}.pdf`
  return new Response(stream, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Length': String(file.size),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const lineOf = (cells: readonly string[]) => `${cells.map((cell) => quoted(csvCell(cell))).join(',')}\r\n`
const batch = 500

/** The list in one table, read in pieces while it is sent: each in a transaction of its own, as everybody may read it. */
function tableStream({ runtime, city, lang }: Visit, reportId: string): ReadableStream<Uint8Array> {
  const words = reportMessages(lang)
  const of = { reportId, figure: 'received' as const, key: '' }
  let after = 0
  return new ReadableStream({
    start: (controller) =>
      controller.enqueue(Buffer.from(`\ufeff${lineOf([words.number, words.caseTitle, words.since])}`)),
    pull: async (controller) => {
      const rows: FrozenRow[] = await inCity(runtime.pool, city.id, 'read', (tx) =>
        listFrozenRows(tx, undefined, of, after, batch),
      )
      const lines = rows.map((row) =>
        lineOf([row.number, row.title ?? words.hidden, sinceOf(row, lang, row.created_on)]),
      )
      if (lines.length > 0) controller.enqueue(Buffer.from(lines.join('')))
      after = rows.at(-1)?.ordinal ?? after
      if (rows.length < batch) controller.close()
    },
  })
}

async function sendTable(visit: Visit): Promise<Response> {
  const frozen = await frozenIn(visit)
  return new Response(tableStream(visit, frozen.id), {
    headers: {
      'Content-Type': 'text/csv; charset=UTF-8',
      'Content-Disposition': `attachment; filename="annual-report-${visit.city.slug}-${frozen.fiscal_year}.csv"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

export const frozenRoutes: readonly Route[] = [
  page('/annual-report/frozen', {
    policy: anyone,
    cached: true,
    query: frozenQuery,
    show: async (visit) => frozenPage({ visit, frozen: await frozenIn(visit) }),
  }),
  page('/annual-report/frozen/rows', { policy: anyone, query: frozenQuery, show: showRows }),
  page('/annual-report/frozen/file', { policy: anyone, query: frozenQuery, show: sendFile }),
  page('/annual-report/frozen/csv', { policy: anyone, query: frozenQuery, show: sendTable }),
]
