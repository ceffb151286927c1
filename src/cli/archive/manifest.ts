import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../../boot/refusal.ts'
import { isUuid } from '../../lib/ids.ts'
import { listedFile } from './listed-file.ts'

const tableFile = /^tables\/[a-z_]{1,63}\.jsonl$/
const uploadFile = /^files\/[0-9a-f]{64}$/
const editionFile = /^editions\/\d{1,6}\.yaml$/

/** An export of one city. Only these three kinds of files are ever read from it. */
const exportManifest = z.object({
  format: z.literal('yui-city'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  city: z.object({
    id: z.string().refine(isUuid),
    slug: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    code: z.string().max(20),
    demo: z.boolean(),
    createdAt: z.string().max(40),
  }),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(
    listedFile.extend({
      path: z.string().regex(tableFile),
      table: z.string().regex(/^[a-z_]{1,63}$/),
      rows: z.int().nonnegative(),
    }),
  ),
  files: z.array(listedFile.extend({ path: z.string().regex(uploadFile) })),
  editions: z.array(listedFile.extend({ path: z.string().regex(editionFile) })),
})
export type ExportManifest = z.infer<typeof exportManifest>
export type ListedTable = ExportManifest['tables'][number]

export const manifestFile = (folder: string): string => join(folder, 'manifest.json')

export async function readExportManifest(folder: string): Promise<ExportManifest> {
  const text = await readFile(manifestFile(folder), 'utf8').catch(() => undefined)
  const parsed = exportManifest.safeParse(text === undefined ? undefined : parseJson(text))
  if (parsed.success) return parsed.data
  throw new Refusal(
    `${folder} は yui export で書き出した、完全なフォルダーではありません（manifest.json）。何も変更していません。\n` +
      `${folder} is not a whole export made by yui export (manifest.json). Nothing was changed.`,
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
