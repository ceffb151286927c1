import { Readable } from 'node:stream'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

/** Numbered, so that no two are the same; nothing of the name leads out of the folder it is unpacked into. */
export const entryName = (name: string, at: number): string =>
  `${String(at + 1).padStart(3, '0')}-${name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_').slice(-120)}`

export type ZipFile = { name: string; content: Uint8Array }

/** Names are UTF-8, and the day is always the same: an archive of the same things has the same bytes. */
const utf8 = 0x0800
const someDay = 0x21

function headers({ name, content }: ZipFile, packed: Uint8Array, at: number) {
  const bytes = Buffer.from(name)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(utf8, 2)
  common.writeUInt16LE(8, 4)
  common.writeUInt16LE(someDay, 8)
  common.writeUInt32LE(crc32(content), 10)
  common.writeUInt32LE(packed.byteLength, 14)
  common.writeUInt32LE(content.byteLength, 18)
  common.writeUInt16LE(bytes.byteLength, 22)
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(at, 10)
  return {
    local: Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, bytes]),
    central: Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, bytes]),
  }
}

/** What is in the archive so far, and where the next entry begins. */
class Directory {
  #entries: Uint8Array[] = []
  at = 0

  add(central: Uint8Array, length: number): void {
    this.#entries.push(central)
    this.at += length
  }

  end(): Buffer {
    const size = this.#entries.reduce((sum, one) => sum + one.byteLength, 0)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.#entries.length, 8)
    end.writeUInt16LE(this.#entries.length, 10)
    end.writeUInt32LE(size, 12)
    end.writeUInt32LE(this.at, 16)
    return Buffer.concat([...this.#entries, end])
  }
}

function whole(file: ZipFile, directory: Directory): Uint8Array {
  const packed = deflateRawSync(file.content)
  const { local, central } = headers(file, packed, directory.at)
  directory.add(central, local.byteLength + packed.byteLength)
  return Buffer.concat([local, packed])
}

/** A ZIP archive of a few files in memory. Names come from the program, never from whoever sent something. */
export function zip(files: readonly ZipFile[]): Buffer {
  const directory = new Directory()
  const parts = files.map((file) => whole(file, directory))
  return Buffer.concat([...parts, directory.end()])
}

/** A file that is read while the archive goes out; its size and check come behind it. */
export type StreamedFile = { name: string; open: () => Promise<ReadableStream<Uint8Array> | undefined> }
export type ZipPart = ZipFile | StreamedFile

const behind = 0x0008

async function* streamed(
  { name, open }: StreamedFile,
  directory: Directory,
): AsyncGenerator<Uint8Array, void> {
  const source = await open()
  if (source === undefined) return
  const bytes = Buffer.from(name)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(utf8 | behind, 2)
  common.writeUInt16LE(8, 4)
  common.writeUInt16LE(someDay, 8)
  common.writeUInt16LE(bytes.byteLength, 22)
  const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, bytes])
  yield local
  const seen = { crc: 0, size: 0, packed: 0 }
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      seen.crc = crc32(chunk, seen.crc)
      seen.size += chunk.byteLength
      yield chunk
    }
  }
  // Most of what people send is packed already: little effort is spent on it.
  for await (const chunk of Readable.from(counted()).compose(createDeflateRaw({ level: 1 }))) {
    seen.packed += chunk.byteLength
    yield chunk
  }
  common.writeUInt32LE(seen.crc, 10)
  common.writeUInt32LE(seen.packed, 14)
  common.writeUInt32LE(seen.size, 18)
  yield Buffer.concat([Buffer.from([0x50, 0x4b, 7, 8]), common.subarray(10, 22)])
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(directory.at, 10)
  const central = Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, bytes])
  directory.add(central, local.byteLength + seen.packed + 16)
}

async function* archive(parts: readonly ZipPart[]): AsyncGenerator<Uint8Array> {
  const directory = new Directory()
  for (const part of parts)
    if ('open' in part) yield* streamed(part, directory)
    else yield whole(part, directory)
  yield directory.end()
}

/** An archive that is made while it is read: one piece of one file is in memory at a time. Up to four gigabytes. */
export const zipStream = (parts: readonly ZipPart[]): ReadableStream<Uint8Array> =>
  ReadableStream.from(archive(parts))
