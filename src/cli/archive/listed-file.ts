import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, realpath, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../../boot/refusal.ts'
import { inParallel } from './in-parallel.ts'

/** Names of plain characters, none of them `.` or `..`: a list that somebody altered never leads out of its folder. */
const part = /^(?!\.{1,2}$)[A-Za-z0-9_.,-]{1,128}$/
export const isInnerPath = (path: string): boolean => path.split('/').every((name) => part.test(name))

export const listedFile = z.object({
  path: z.string().max(1000).refine(isInnerPath),
  size: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type ListedFile = z.infer<typeof listedFile>

const chunk = 256 * 1024

/** Reads a file to its end and hands on each piece; tells its size and hash. */
async function readThrough(
  file: string,
  each: (piece: Uint8Array) => Promise<unknown>,
): Promise<Omit<ListedFile, 'path'>> {
  const hash = createHash('sha256')
  const handle = await open(file, 'r')
  let size = 0
  try {
    const buffer = Buffer.allocUnsafe(chunk)
    for (let read = await handle.read(buffer); read.bytesRead > 0; read = await handle.read(buffer)) {
      const piece = buffer.subarray(0, read.bytesRead)
      hash.update(piece)
      size += read.bytesRead
      await each(piece)
    }
  } finally {
    await handle.close()
  }
  return { size, sha256: hash.digest('hex') }
}

/** A new file, on disk for good when it returns, and never over one that is there. */
async function writeNew<T>(file: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, 'wx', 0o600)
  try {
    const result = await work(handle)
    await handle.sync()
    return result
  } finally {
    await handle.close()
  }
}

export const copyListed = (from: string, folder: string, path: string): Promise<ListedFile> =>
  writeNew(join(folder, path), async (handle) => ({
    path,
    ...(await readThrough(from, (piece) => handle.writeFile(piece))),
  }))

/** Writes what is made piece by piece: it may be longer than memory. */
export const writeListed = (
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  folder: string,
  path: string,
): Promise<ListedFile> =>
  writeNew(join(folder, path), async (handle) => {
    const hash = createHash('sha256')
    let size = 0
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece as string)
      hash.update(bytes)
      size += bytes.length
      await handle.writeFile(bytes)
    }
    return { path, size, sha256: hash.digest('hex') }
  })

/** Writes a text whole or not at all: the list of a folder's files is its last file, and what lacks it is unfinished. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const half = `${file}.unfinished`
  const handle = await open(half, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(half, file)
}

/** Refuses unless every file is there as it was written, and is a file of this folder and no link out of it. */
export async function verifyListed(folder: string, files: readonly ListedFile[]): Promise<void> {
  const root = await realpath(folder)
  await inParallel(files, async (file) => {
    const found = await verifyOne(root, file)
    if (found !== undefined) throw new Refusal(`${file.path}: ${found}`)
  })
}

async function verifyOne(root: string, { path, size, sha256 }: ListedFile): Promise<string | undefined> {
  const expected = join(root, path)
  const real = await realpath(expected).catch(() => undefined)
  if (real === undefined) return 'ファイルがありません。 / The file is missing.'
  if (real !== expected) return 'フォルダーの外を指しています。 / It leads out of the folder.'
  const read = await readThrough(real, async () => undefined)
  return read.size === size && read.sha256 === sha256
    ? undefined
    : '書いたときの内容と違います（SHA-256）。 / It is not what was written (SHA-256).'
}
