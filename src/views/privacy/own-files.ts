import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { entryName, type StreamedFile } from '../../platform/zip.ts'

export type GivenFile = { name: string; number: string; size: number; sha256: string; added_at: Date }
/** With its place in the archive; none where it is left out. */
export type PlacedFile = GivenFile & { path: string | undefined }

/** An archive of this kind holds four gigabytes; what would be more is told by name, and had from the case's page. */
const mostBytes = 3.5 * 1024 ** 3
const mostFiles = 5000

/** What somebody attached to cases, by case. What is not looked at yet, or is infected, is not handed out. */
export async function listGivenFiles({ db, cityId }: Tx, persons: readonly string[]): Promise<PlacedFile[]> {
  const files = await db
    .selectFrom('file as f')
    .innerJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 'f.city_id').onRef('c.id', '=', 'f.case_id'),
    )
    .select(['f.name', 'c.number', 'f.size', 'f.sha256', 'f.added_at'])
    .where('f.city_id', '=', cityId)
    .where('f.added_by', 'in', [...persons])
    .where(sql<boolean>`f.scan NOT IN ('waiting', 'infected')`)
    .orderBy('c.number')
    .orderBy('f.id')
    .limit(mostFiles)
    .execute()
  let sum = 0
  return files.map((file, at) => {
    sum += Number(file.size)
    return { ...file, path: sum > mostBytes ? undefined : `files/${file.number}/${entryName(file.name, at)}` }
  })
}

export const streamsOf = (storage: Storage, cityId: string, files: readonly PlacedFile[]): StreamedFile[] =>
  files.flatMap(({ path, sha256 }) =>
    path === undefined ? [] : [{ name: path, open: () => storage.read(cityId, sha256) }],
  )
