import { crc32, deflateRawSync } from 'node:zlib'

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

/** A ZIP archive of a few files in memory. Names come from the program, never from whoever sent something. */
export function zip(files: readonly ZipFile[]): Buffer {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const file of files) {
    const packed = deflateRawSync(file.content)
    const { local, central } = headers(file, packed, at)
    parts.push(local, packed)
    directory.push(central)
    at += local.byteLength + packed.byteLength
  }
  const size = directory.reduce((sum, one) => sum + one.byteLength, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}
