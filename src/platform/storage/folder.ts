import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Storage } from './types.ts'

/** A city's files lie under their SHA-256, so that the same scan sent twice is there once. */
export const filePath = (filesDir: string, cityId: string, sha256: string): string =>
  join(filesDir, cityId, sha256)

const sizeOf = async (path: string): Promise<number | undefined> =>
  (await stat(path).catch(() => undefined))?.size

/** On disk for good when it returns: the row that names it is committed only after. */
export async function writeDurably(filesDir: string, cityId: string, sha256: string, content: Uint8Array) {
  const path = filePath(filesDir, cityId, sha256)
  if ((await sizeOf(path)) === content.byteLength) return
  await mkdir(join(filesDir, cityId), { recursive: true, mode: 0o700 })
  await writeWhole(path, content)
}

/** Written beside and then renamed, so that nobody ever reads half of it. */
export async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const waiting = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    await writeAndSync(waiting, content)
    await rename(waiting, path)
    await syncFolder(join(path, '..'))
  } finally {
    await rm(waiting, { force: true })
  }
}

async function writeAndSync(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Without it a power cut may forget the name although the content is on disk. Windows cannot open a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Files in a folder of this machine, or one that every machine mounts. */
export const openFolderStorage = (filesDir: string): Storage => ({
  put: (cityId, sha256, content) => writeDurably(filesDir, cityId, sha256, content),
  size: (cityId, sha256) => sizeOf(filePath(filesDir, cityId, sha256)),
  remove: (cityId, sha256) => rm(filePath(filesDir, cityId, sha256), { force: true }),
  read: async (cityId, sha256, range) => {
    const path = filePath(filesDir, cityId, sha256)
    if ((await sizeOf(path)) === undefined) return undefined
    return Readable.toWeb(createReadStream(path, range)) as ReadableStream<Uint8Array>
  },
})
