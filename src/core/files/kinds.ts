import { oldOfficeIn } from './content/compound.ts'
import { officeIn } from './content/office.ts'
import { textIn } from './content/plain-text.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

/** What may be attached. */
const kinds = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  tiff: 'image/tiff',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
  odt: `${openDocument}.text`,
  ods: `${openDocument}.spreadsheet`,
  odp: `${openDocument}.presentation`,
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  txt: 'text/plain',
  csv: 'text/csv',
} as const

export type Extension = keyof typeof kinds
export type FileKind = { extension: Extension; mediaType: string }
/** Why a file cannot be taken, by what is in it. */
export type KindFault = 'badFileKind' | 'heic' | 'page' | 'macro' | 'locked' | 'archive' | 'bomb' | 'broken'
export type Judged = { ok: true; kind: FileKind } | { ok: false; code: KindFault }

export const kindNamed = (extension: Extension): FileKind => ({ extension, mediaType: kinds[extension] })
const taken = (extension: Extension): Judged => ({ ok: true, kind: kindNamed(extension) })
const refused = (code: KindFault): Judged => ({ ok: false, code })

export const isPicture = ({ mediaType }: FileKind): boolean => mediaType.startsWith('image/')

const hexOf = (text: string): string => Buffer.from(text, 'latin1').toString('hex')

/** The first bytes, in hexadecimal. */
const beginnings: readonly (readonly [RegExp, Extension])[] = [
  [/^255044462d/, 'pdf'],
  [/^ffd8ff/, 'jpg'],
  [/^89504e470d0a1a0a/, 'png'],
  [/^52494646.{8}57454250/, 'webp'],
  [/^474946383[79]61/, 'gif'],
  [/^(49492a00|4d4d002a)/, 'tiff'],
]
const zip = /^504b(0304|0506|0708)/
const compound = /^d0cf11e0a1b11ae1/
/** The photo format of iPhones, under any of the names it goes by. */
const heicNames = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'heif']
const heic = new RegExp(`^.{8}${hexOf('ftyp')}(${heicNames.map(hexOf).join('|')})`)

async function judgeZip(bytes: Uint8Array): Promise<Judged> {
  const told = await officeIn(bytes)
  return told.ok ? taken(told.kind) : told
}

function judgeCompound(bytes: Uint8Array): Judged {
  const told = oldOfficeIn(bytes)
  return told.ok ? taken(told.kind) : told
}

function judgeText(bytes: Uint8Array, name: string): Judged {
  const told = textIn(bytes)
  if (told === 'page') return refused('page')
  if (told === undefined) return refused('badFileKind')
  return taken(/\.csv$/i.test(name) ? 'csv' : 'txt')
}

/** What a file is, told by what is in it; a name and a declared type say nothing, except that a text may be a table. */
export async function judge(bytes: Uint8Array, name: string): Promise<Judged> {
  const begin = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  const known = beginnings.find(([start]) => start.test(begin))
  if (known) return taken(known[1])
  if (heic.test(begin)) return refused('heic')
  if (zip.test(begin)) return judgeZip(bytes)
  if (compound.test(begin)) return judgeCompound(bytes)
  return bytes.byteLength === 0 ? refused('badFileKind') : judgeText(bytes, name)
}

const scanKinds: readonly Extension[] = ['pdf', 'jpg', 'png']
/**
 * For the `accept` of a file field. Without the iPhone's own format in it, iOS hands over a JPEG by itself; on a computer
 * the names of the endings are what the chooser understands best.
 */
const acceptOf = (extensions: readonly Extension[]): string =>
  [...extensions.map((one) => kinds[one]), ...extensions.map((one) => `.${one}`), '.jpeg', '.tif'].join(',')

export const acceptedKinds = acceptOf(Object.keys(kinds) as Extension[])
/** A signed paper, scanned or photographed. */
export const acceptedScans = scanKinds.map((one) => kinds[one]).join(',')
/** Anything a scanner or a phone makes of a paper. */
export const isScanKind = (mediaType: string): boolean =>
  ['pdf', 'jpg', 'png', 'webp', 'tiff'].some((one) => kinds[one as Extension] === mediaType)
export const isScan = (mediaType: string): boolean => scanKinds.some((one) => kinds[one] === mediaType)
