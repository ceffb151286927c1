import { inflateRawSync } from 'node:zlib'

const endMark = 0x06054b50
const entryMark = 0x02014b50
const mostEntries = 500

/** Where the list of a zip file's entries begins, and how many there are; undefined where this is no zip. */
function directoryOf(zip: Buffer): { at: number; entries: number } | undefined {
  const first = Math.max(0, zip.length - 65_557)
  for (let at = zip.length - 22; at >= first; at -= 1)
    if (zip.readUInt32LE(at) === endMark)
      return { at: zip.readUInt32LE(at + 16), entries: zip.readUInt16LE(at + 10) }
  return undefined
}

/** Unpacks one entry no further than is left: what the file says of its own size is not believed. */
function sizeOf(zip: Buffer, entry: number, left: number): number {
  const method = zip.readUInt16LE(entry + 10)
  const packed = zip.readUInt32LE(entry + 20)
  const local = zip.readUInt32LE(entry + 42)
  const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const data = zip.subarray(begin, begin + packed)
  return method === 0 ? data.length : inflateRawSync(data, { maxOutputLength: Math.max(1, left) }).length
}

/** True where a zip file is whole and comes to no more than `most` bytes unpacked. */
export function unpacksWithin(zip: Buffer, most: number): boolean {
  try {
    const directory = directoryOf(zip)
    if (directory === undefined || directory.entries > mostEntries) return false
    let left = most
    let at = directory.at
    for (let n = 0; n < directory.entries; n += 1) {
      if (zip.readUInt32LE(at) !== entryMark) return false
      left -= sizeOf(zip, at, left)
      if (left < 0) return false
      at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    }
    return true
  } catch {
    return false
  }
}
