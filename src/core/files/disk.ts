import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A city's files lie under their SHA-256, so that the same scan sent twice is there once. */
export const filePath = (filesDir: string, cityId: string, sha256: string): string =>
  join(filesDir, cityId, sha256)

const isThere = async (path: string, size: number): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.size === size

/** On disk for good when it returns: the row that names it is committed only after. */
export async function writeDurably(filesDir: string, cityId: string, sha256: string, content: Uint8Array) {
  const path = filePath(filesDir, cityId, sha256)
  if (await isThere(path, content.byteLength)) return
  const folder = join(filesDir, cityId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const waiting = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    await writeAndSync(waiting, content)
    await rename(waiting, path)
    await syncFolder(folder)
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
