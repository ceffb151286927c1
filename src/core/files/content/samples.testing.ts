import { crc32, deflateRawSync } from 'node:zlib'

type Part = { name: string; content: string | Buffer; encrypted?: boolean; saysSize?: number }

function headOf({ name, encrypted, saysSize }: Part, plain: Buffer, packed: Buffer): Buffer {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(encrypted ? 1 : 0, 2)
  head.writeUInt16LE(8, 4)
  head.writeUInt32LE(crc32(plain), 10)
  head.writeUInt32LE(packed.byteLength, 14)
  head.writeUInt32LE(saysSize ?? plain.byteLength, 18)
  head.writeUInt16LE(Buffer.byteLength(name), 22)
  return head
}

/** A real zip: local parts, then the list of them, then its end. */
export function zipOf(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const local: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const plain = Buffer.from(part.content as string)
    const packed = deflateRawSync(plain, { level: 9 })
    const head = headOf(part, plain, packed)
    const piece = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(part.name), packed])
    const where = Buffer.alloc(14)
    where.writeUInt32LE(at, 10)
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, where, Buffer.from(part.name))
    local.push(piece)
    at += piece.byteLength
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(list).byteLength, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...local, ...list, end]))
}

const types = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.${main}+xml"/></Types>`
const word = 'openxmlformats-officedocument.wordprocessingml.document.main'
const text = '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>会則</w:t></w:r></w:p></w:body></w:document>'

export const docxParts: readonly Part[] = [
  { name: '[Content_Types].xml', content: types(word) },
  { name: '_rels/.rels', content: '<Relationships/>' },
  { name: 'word/document.xml', content: text },
]
export const docx = zipOf(docxParts)
export const xlsx = zipOf([
  { name: '[Content_Types].xml', content: types('openxmlformats-officedocument.spreadsheetml.sheet.main') },
  { name: 'xl/workbook.xml', content: '<workbook/>' },
])
export const odt = zipOf([
  { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
  { name: 'content.xml', content: '<office/>' },
  { name: 'META-INF/manifest.xml', content: '<manifest:manifest/>' },
])
export const macroParts: Readonly<Record<string, readonly Part[]>> = {
  'a .docm by its parts': [...docxParts, { name: 'word/vbaProject.bin', content: 'x' }],
  'a .docm renamed to .docx, its program under another name': [
    { name: '[Content_Types].xml', content: types('ms-word.document.macroEnabled.main') },
    { name: 'word/document.xml', content: text },
    { name: 'word/other.bin', content: 'x' },
  ],
  'an .xlsm with Excel 4 macros': [
    { name: '[Content_Types].xml', content: types('x') },
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    { name: 'xl/macrosheets/sheet1.xml', content: '<x/>' },
  ],
  'an OpenDocument with Basic': [
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', content: '<office/>' },
    { name: 'Basic/Standard/Module1.xml', content: '<x/>' },
  ],
}

/** A compound file as old office programs wrote them: a header, one table of sectors, one sector of names each. */
export function compoundOf(names: readonly string[]): Uint8Array<ArrayBuffer> {
  const sectors = Math.ceil(names.length / 4)
  const bytes = Buffer.alloc(512 * (2 + sectors))
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 44)
  bytes.writeUInt32LE(1, 48)
  bytes.fill(0xff, 76, 512)
  bytes.writeUInt32LE(0, 76)
  bytes.fill(0xff, 512, 1024)
  bytes.writeUInt32LE(0xfffffffd, 512)
  for (let n = 0; n < sectors; n += 1)
    bytes.writeUInt32LE(n === sectors - 1 ? 0xfffffffe : n + 2, 512 + 4 * (n + 1))
  for (const [n, name] of names.entries()) {
    const at = 1024 + 128 * n
    bytes.write(name, at, 'utf16le')
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64)
  }
  return new Uint8Array(bytes)
}
