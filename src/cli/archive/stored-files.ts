import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../boot/refusal.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { inParallel } from './in-parallel.ts'
import { type ListedFile, writeListed } from './listed-file.ts'

/** Copies a file out of the storage, and sees that it is what its name says. */
export async function copyStored(
  storage: Storage,
  { cityId, sha256 }: { cityId: string; sha256: string },
  to: string,
  path: string,
): Promise<ListedFile> {
  const content = await storage.read(cityId, sha256)
  if (content === undefined)
    throw new Refusal(
      `ファイル ${sha256} が保管場所にありません。設定を確かめてください。 / The file is missing in the storage. Check the settings.`,
    )
  const file = await writeListed(content as unknown as AsyncIterable<Uint8Array>, to, path)
  if (file.sha256 !== sha256)
    throw new Refusal(`${path}: 保管したときの内容と違います。 / It is not what was stored.`)
  return file
}

/** Puts copied files back into the storage, each under the city that its path or the caller names. */
export async function putStored(
  storage: Storage,
  files: readonly { cityId: string; sha256: string; path: string }[],
  from: string,
): Promise<void> {
  await inParallel(files, async ({ cityId, sha256, path }) => {
    const content = new Uint8Array(await readFile(join(from, path)))
    if (createHash('sha256').update(content).digest('hex') !== sha256)
      throw new Refusal(`${path}: 読み直したら違う内容でした。 / It changed while it was read.`)
    await storage.put(cityId, sha256, content)
  })
}
