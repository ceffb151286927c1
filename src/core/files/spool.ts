import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { blindId, isUuid } from '../../lib/ids.ts'
import { writeWhole } from '../../platform/storage/index.ts'
import type { Fault } from './limits.ts'

/** What was made of the bytes that were sent. */
export type Made = 'asSent' | 'fitted' | 'sanitised'
export type Scan = 'none' | 'clean' | 'waiting' | 'infected'
export type Hashed = { size: number; sha256: string }

export type About = {
  /** As the sender calls it. */
  name: string
  size: number
  begunAt: string
  /** Whoever began it with an account; null: whoever holds the token. */
  personId: string | null
  /** Of whoever has no account: from where, too coarse to tell an address from it, and in which draft. */
  mark?: string | null
  draftId?: string | undefined
  secretHash: string
  /** `spent`: attached; only its size is still known, for a few days. */
  state: 'open' | 'ready' | 'refused' | 'spent'
  code?: Fault
  sent?: Hashed
  stored?: Hashed & { mediaType: string; name: string; made: Made; scan: Scan }
}
export type Upload = About & { id: string; token: string; folder: string }
/** Where the unfinished lies: a folder of its own for each upload of a city. */
export type Spool = { filesDir: string; cityId: string }

const hashOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')
const folderOf = ({ filesDir, cityId }: Spool, id: string): string => join(filesDir, 'uploads', cityId, id)
export const bytesOf = ({ folder }: Pick<Upload, 'folder'>): string => join(folder, 'bytes')

export async function keepAbout({ folder, id: _, token: __, ...about }: Upload): Promise<void> {
  await writeWhole(join(folder, 'about.json'), new TextEncoder().encode(JSON.stringify(about)))
}

export type Begun = Pick<About, 'name' | 'size' | 'personId' | 'mark' | 'draftId'> & { now: Date }

/** A place for a file that is on its way. The token is all that its sender needs, and nobody else can guess. */
export async function beginUpload(spool: Spool, { now, ...given }: Begun): Promise<Upload> {
  const id = blindId()
  const secret = randomBytes(16).toString('base64url')
  const folder = folderOf(spool, id)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const about = { ...given, begunAt: now.toISOString(), secretHash: hashOf(secret), state: 'open' as const }
  const upload: Upload = { ...about, id, token: `${id}.${secret}`, folder }
  await keepAbout(upload)
  return upload
}

async function readAbout(folder: string): Promise<About | undefined> {
  const text = await readFile(join(folder, 'about.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as About)
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** The upload of a token, if it is one of these persons' or was begun without an account. */
export async function findUpload(
  spool: Spool,
  token: string,
  persons: readonly string[],
): Promise<Upload | undefined> {
  const [id = '', secret = ''] = token.split('.')
  if (!isUuid(id)) return undefined
  const folder = folderOf(spool, id)
  const about = await readAbout(folder)
  if (about === undefined || about.state === 'spent' || !isSame(about.secretHash, hashOf(secret)))
    return undefined
  if (about.personId !== null && !persons.includes(about.personId)) return undefined
  return { ...about, id, token, folder }
}

/** How much of it is on disk: the file itself says so, whatever was killed meanwhile. */
export const arrivedOf = async (upload: Upload): Promise<number> =>
  (await stat(bytesOf(upload)).catch(() => undefined))?.size ?? 0

/** Writes the next piece where the last one ended, on disk for good when it returns. */
export async function appendChunk(upload: Upload, offset: number, piece: Uint8Array): Promise<void> {
  const file = await open(bytesOf(upload), offset === 0 ? 'w' : 'r+', 0o600)
  try {
    await file.write(piece, 0, piece.byteLength, offset)
    await file.sync()
  } finally {
    await file.close()
  }
}

export const dropUpload = ({ folder }: Pick<Upload, 'folder'>): Promise<void> =>
  rm(folder, { recursive: true, force: true })

/** Attached: gone, but what came from somebody without an account still counts for its day. */
export async function spendUpload(upload: Upload): Promise<void> {
  if (upload.personId !== null) return dropUpload(upload)
  const { id, token, folder, size, begunAt, personId, mark = null, draftId } = upload
  const left = { name: '', size, begunAt, personId, mark, secretHash: '', state: 'spent' as const }
  await keepAbout({ ...left, ...(draftId ? { draftId } : {}), id, token, folder })
  for (const name of await readdir(folder))
    if (name !== 'about.json') await rm(join(folder, name), { force: true })
}

/** Every upload of a city that is not attached yet, and what strangers attached in the last days. */
export async function listUploads(spool: Spool): Promise<(About & { folder: string })[]> {
  const parent = join(spool.filesDir, 'uploads', spool.cityId)
  const ids = await readdir(parent).catch(() => [])
  const all = await Promise.all(
    ids.map(async (id) => ({ folder: join(parent, id), about: await readAbout(join(parent, id)) })),
  )
  return all.flatMap(({ folder, about }) => (about === undefined ? [] : [{ ...about, folder }]))
}
