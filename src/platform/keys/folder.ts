import { createHash } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { blindId } from '../../lib/ids.ts'
import type { KeyPair } from '../seal/index.ts'

/**
 * The keys folder: private halves, outside the database and its backups, readable by its owner alone. Only the job
 * process opens it. The city keeps a copy of it in a place of its own (escrow).
 */
export type KeyFolder = {
  find: (cityId: string, name: string) => Promise<KeyPair | undefined>
  /** Keeps a pair unless one of that name is there, and tells the one that is kept. */
  keep: (cityId: string, name: string, pair: KeyPair) => Promise<KeyPair>
}

const fingerprint = (publicKey: string): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16)
export const sealKeyName = (publicKey: string): string => `seal-${fingerprint(publicKey)}`
export const signingKeyName = 'sign'

const codeOf = (error: unknown) => (error as { code?: unknown }).code

export function openKeyFolder(folder: string): KeyFolder {
  const fileOf = (cityId: string, name: string) => join(folder, cityId, `${name}.json`)
  async function find(cityId: string, name: string): Promise<KeyPair | undefined> {
    try {
      return JSON.parse(await readFile(fileOf(cityId, name), 'utf8')) as KeyPair
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw new Error(`The key file ${fileOf(cityId, name)} cannot be read.`, { cause: error })
    }
  }
  async function keep(cityId: string, name: string, pair: KeyPair): Promise<KeyPair> {
    await mkdir(join(folder, cityId), { recursive: true, mode: 0o700 })
    await writeOnce(fileOf(cityId, name), JSON.stringify(pair))
    return (await find(cityId, name)) ?? pair
  }
  return { find, keep }
}

/** Whole or not at all, and never over a key that is there: two processes may start at once. */
async function writeOnce(file: string, text: string): Promise<void> {
  const half = `${file}.${blindId()}`
  const handle = await open(half, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await link(half, file).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  await rm(half)
}
