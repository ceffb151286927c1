import { createHash } from 'node:crypto'
import type { Visit } from '../../core/web/visit.ts'
import { type ZipPart, zipStream } from '../../platform/zip.ts'
import { type CaseTable, listCaseTables, listRows, type Transferred } from './transfer-queries.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

type Listed = { path: string; size: number; sha256: string; name?: string }
type Made = { parts: ZipPart[]; listed: Listed[] }
type Attached = { id: string; name: string; size: number; sha256: string }

/** Each line a row: its table, and what stood in it. */
async function recordOf({ tx }: Visit, tables: readonly CaseTable[], caseId: string) {
  const lines: string[] = []
  let files: Attached[] = []
  for (const table of tables) {
    const rows = await listRows(tx, table, caseId)
    if (table.table === 'file') files = rows as Attached[]
    for (const row of rows) lines.push(JSON.stringify({ table: table.table, row }))
  }
  return { content: Buffer.from(`${lines.join('\n')}\n`), files }
}

async function caseParts(visit: Visit, tables: readonly CaseTable[], one: Transferred): Promise<Made> {
  const { content, files } = await recordOf(visit, tables, one.id)
  const { runtime, tx } = visit
  const path = `cases/${one.number}/case.jsonl`
  const attached = files.map((file) => ({ ...file, path: `cases/${one.number}/files/${file.id}` }))
  return {
    parts: [
      { name: path, content },
      ...attached.map((file) => ({
        name: file.path,
        open: () => runtime.storage.read(tx.cityId, file.sha256),
      })),
    ],
    listed: [
      { path, size: content.byteLength, sha256: hashOf(content) },
      ...attached.map((file) => ({
        path: file.path,
        size: Number(file.size),
        sha256: file.sha256,
        name: file.name,
      })),
    ],
  }
}

/**
 * 移管: what the archive takes over, as one archive. The manifest names every file in it with its size and SHA-256; records are
 * JSON, a line for each row; what people attached goes out as it lies, read while it is sent.
 */
export async function transferFile(visit: Visit, cases: readonly Transferred[]) {
  const tables = await listCaseTables(visit.tx)
  const made: Made[] = []
  for (const one of cases) made.push(await caseParts(visit, tables, one))
  const { name } = visit.definition.city
  const manifest = {
    format: 'yui-transfer-1',
    city: name.ja,
    made_at: visit.now.toISOString(),
    cases: cases.map(({ id: _, ...told }) => told),
    files: made.flatMap(({ listed }) => listed),
  }
  const content = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  const archive = zipStream([{ name: 'manifest.json', content }, ...made.flatMap(({ parts }) => parts)])
  return { archive, sha256: hashOf(content) }
}
