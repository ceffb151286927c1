import { createHash } from 'node:crypto'
import { findCase, listEntries } from '../../core/case/find.ts'
import { withSectionsToday } from '../../core/edition/view.ts'
import type { TableRows } from '../../core/records/reading.tsx'
import { found } from '../../core/web/errors.ts'
import type { Visit } from '../../core/web/visit.ts'
import { writeCsv } from '../../platform/tables/index.ts'
import { entryName, type ZipPart, zipStream } from '../../platform/zip.ts'
import { type Attached, caseReading } from './case-reading.tsx'
import { recordsMessages } from './messages.ts'
import { classNames } from './pages/overview-page.tsx'
import { type CaseTable, listCaseTables, listRows, type Transferred } from './transfer-queries.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const rowsName = 'case.jsonl'
const readingName = 'case.html'

type Listed = { path: string; size: number; sha256: string; name?: string }
type Made = { parts: ZipPart[]; listed: Listed[]; title: string; files: number }
type FileRow = { name: string; size: number; sha256: string }

async function tablesOf({ tx }: Visit, tables: readonly CaseTable[], caseId: string): Promise<TableRows[]> {
  const all: TableRows[] = []
  for (const table of tables) all.push({ table: table.table, rows: await listRows(tx, table, caseId) })
  return all.filter(({ rows }) => rows.length > 0)
}

/** Each line a row: its table, and what stood in it. */
function linesOf(tables: readonly TableRows[]): Buffer {
  const lines = tables.flatMap(({ table, rows }) => rows.map((row) => JSON.stringify({ table, row })))
  return Buffer.from(`${lines.join('\n')}\n`)
}

const attachedIn = (number: string, tables: readonly TableRows[]): Attached[] => {
  const rows = (tables.find(({ table }) => table === 'file')?.rows ?? []) as FileRow[]
  return rows.map(({ name, size, sha256 }, at) => ({
    path: `cases/${number}/files/${entryName(name, at)}`,
    name,
    size: Number(size),
    sha256,
  }))
}

async function caseParts(visit: Visit, tables: readonly CaseTable[], one: Transferred): Promise<Made> {
  const { runtime, tx, viewer } = visit
  const subject = found(await findCase(tx, viewer, one.number))
  const own = await runtime.directory.definition(subject.case.edition_id)
  const definition = withSectionsToday(own, visit.definition)
  const rows = await tablesOf(visit, tables, one.id)
  const attached = attachedIn(one.number, rows)
  const entries = await listEntries(tx, one.id)
  const reading = await caseReading({ visit, one, definition, subject, entries, attached, tables: rows })
  const written = [
    { name: `cases/${one.number}/${rowsName}`, content: linesOf(rows) },
    { name: `cases/${one.number}/${readingName}`, content: reading },
  ]
  const streamed = attached.map(({ path, sha256 }) => ({
    name: path,
    open: () => runtime.storage.read(tx.cityId, sha256),
  }))
  const listed = written.map(({ name, content }) => ({
    path: name,
    size: content.byteLength,
    sha256: hashOf(content),
  }))
  return {
    parts: [...written, ...streamed],
    listed: [...listed, ...attached],
    title: subject.case.title,
    files: attached.length,
  }
}

/** 目録: what is handed over, a line a case, for whoever signs for it. */
function listOf(visit: Visit, cases: readonly Transferred[], made: readonly Made[]): Buffer {
  const words = recordsMessages(visit.lang)
  const names = classNames(visit)
  const head = [words.number, words.caseName, words.className, words.closedOn, words.expiredOn, words.files]
  const rows = cases.map((one, at) => [
    one.number,
    made[at]?.title ?? '',
    names.get(one.class) ?? one.class,
    one.closed_on,
    one.expired_on,
    String(made[at]?.files ?? 0),
  ])
  return Buffer.from(
    writeCsv([
      [...head, 'SHA-256 (case.jsonl)'],
      ...rows.map((row, at) => [...row, made[at]?.listed[0]?.sha256 ?? '']),
    ]),
  )
}

/**
 * 移管: what the archive takes over, as one archive. The manifest names every file in it with its size and SHA-256; a case is a
 * page to be read and JSON, a line for each row; what people attached goes out as it lies, read while it is sent.
 */
export async function transferFile(visit: Visit, cases: readonly Transferred[]) {
  const tables = await listCaseTables(visit.tx)
  const made: Made[] = []
  for (const one of cases) made.push(await caseParts(visit, tables, one))
  const list = { name: 'list.csv', content: listOf(visit, cases, made) }
  const { name } = visit.definition.city
  const manifest = {
    format: 'yui-transfer-1',
    city: name.ja,
    made_at: visit.now.toISOString(),
    cases: cases.map(({ id: _, ...told }) => told),
    files: [
      ...made.flatMap(({ listed }) => listed),
      { path: list.name, size: list.content.byteLength, sha256: hashOf(list.content) },
    ],
  }
  const content = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  const archive = zipStream([{ name: 'manifest.json', content }, list, ...made.flatMap(({ parts }) => parts)])
  return { archive, sha256: hashOf(content) }
}
