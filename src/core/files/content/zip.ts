import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

export type ZipEntry = {
  name: string
  encrypted: boolean
  method: number
  packed: number
  size: number
  at: number
}
export type ZipFault = 'locked' | 'bomb' | 'broken'
type Read<T> = { ok: true; value: T } | { ok: false; code: ZipFault }

const inflate = promisify(inflateRaw)
const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
/** More than any paper needs; Word itself slows down long before. */
const mostEntries = 5000
const mostUnpacked = 300 * 1024 * 1024

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Where the list of entries ends: behind it stands at most a comment of 64 kB. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1)
    if (view.getUint32(at, true) === endMark) return at
  return undefined
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): ZipEntry & { next: number } {
  const nameLength = view.getUint16(at + 28, true)
  const behind = view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  return {
    name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'),
    encrypted: (view.getUint16(at + 8, true) & 0x41) !== 0,
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
    next: at + 46 + nameLength + behind,
  }
}

function listAll(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = viewOf(bytes)
  const end = findEnd(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let n = 0; n < count; n += 1) {
    if (view.getUint32(at, true) !== entryMark) return undefined
    const entry = entryAt(bytes, view, at)
    entries.push(entry)
    at = entry.next
  }
  return entries
}

const sum = (entries: readonly ZipEntry[], of: (entry: ZipEntry) => number): number =>
  entries.reduce((total, entry) => total + of(entry), 0)

function faultIn(entries: readonly ZipEntry[], total: number): ZipFault | undefined {
  if (entries.length === 0) return 'broken'
  if (entries.some((entry) => entry.encrypted)) return 'locked'
  // Entries that share their bytes (one bomb, listed a thousand times) pack more than the file is long.
  if (sum(entries, ({ packed }) => packed) > total) return 'bomb'
  return entries.length > mostEntries || sum(entries, ({ size }) => size) > mostUnpacked ? 'bomb' : undefined
}

/** The entries of a zip as its list names them; what is locked, cut off or far too large is told. */
export function listZip(bytes: Uint8Array): Read<ZipEntry[]> {
  try {
    const entries = listAll(bytes)
    if (entries === undefined) return { ok: false, code: 'broken' }
    const code = faultIn(entries, bytes.byteLength)
    return code === undefined ? { ok: true, value: entries } : { ok: false, code }
  } catch {
    return { ok: false, code: 'broken' }
  }
}

function packedBytes(bytes: Uint8Array, { at, packed }: ZipEntry): Uint8Array | undefined {
  const view = viewOf(bytes)
  if (at + 30 > bytes.byteLength || view.getUint32(at, true) !== localMark) return undefined
  const begin = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return begin + packed > bytes.byteLength ? undefined : bytes.subarray(begin, begin + packed)
}

/** What an entry holds, never more than it says of itself: a list that lies is a bomb. */
export async function unpack(bytes: Uint8Array, entry: ZipEntry): Promise<Read<Uint8Array>> {
  const packed = packedBytes(bytes, entry)
  if (packed === undefined || (entry.method !== 0 && entry.method !== 8)) return { ok: false, code: 'broken' }
  if (entry.method === 0) return { ok: true, value: packed }
  try {
    return { ok: true, value: await inflate(packed, { maxOutputLength: Math.max(1, entry.size) }) }
  } catch (error) {
    const isLonger = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
    return { ok: false, code: isLonger ? 'bomb' : 'broken' }
  }
}

/** Unpacks everything once, one after another, to see that it is what the list says. */
export async function tryZip(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<ZipFault | undefined> {
  for (const entry of entries) {
    const read = await unpack(bytes, entry)
    if (!read.ok) return read.code
  }
  return undefined
}
