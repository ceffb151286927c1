import { listZip, tryZip, unpack, type ZipEntry, type ZipFault } from './zip.ts'

export type OfficeKind = 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ods' | 'odp'
export type OfficeFault = ZipFault | 'macro' | 'archive'
type Told = { ok: true; kind: OfficeKind } | { ok: false; code: OfficeFault }

const mainParts: readonly (readonly [string, OfficeKind])[] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['ppt/presentation.xml', 'pptx'],
]
const openDocuments: Readonly<Record<string, OfficeKind>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
}
/** Programs in a document: VBA and its signature, sheets of Excel 4 macros, Basic and scripts of LibreOffice. */
const programParts =
  /(^|\/)vba(project|data)[^/]*$|^xl\/(macrosheets|intlmacrosheets|dialogsheets)\/|(^|\/)activex\/|^(basic|scripts)\/./i

async function textOf(bytes: Uint8Array, entry: ZipEntry | undefined): Promise<string> {
  if (entry === undefined || entry.size > 2 * 1024 * 1024) return ''
  const read = await unpack(bytes, entry)
  return read.ok ? Buffer.from(read.value).toString('utf8') : ''
}

async function kindIn(
  bytes: Uint8Array,
  find: (name: string) => ZipEntry | undefined,
): Promise<OfficeKind | undefined> {
  const declared = openDocuments[(await textOf(bytes, find('mimetype'))).trim()]
  if (declared !== undefined) return find('content.xml') && declared
  if (find('[Content_Types].xml') === undefined) return undefined
  return mainParts.find(([name]) => find(name) !== undefined)?.[1]
}

/** A renamed .docm still says in its list of parts what it is; an OpenDocument says in its manifest that it is locked. */
async function faultSaid(
  bytes: Uint8Array,
  find: (name: string) => ZipEntry | undefined,
): Promise<OfficeFault | undefined> {
  if (/macroEnabled|vbaProject/i.test(await textOf(bytes, find('[Content_Types].xml')))) return 'macro'
  const manifest = await textOf(bytes, find('META-INF/manifest.xml'))
  if (/encryption-data/.test(manifest)) return 'locked'
  return /full-path="(Basic|Scripts)\//i.test(manifest) ? 'macro' : undefined
}

/** Which office file a zip is, if it is one that can be taken. */
export async function officeIn(bytes: Uint8Array): Promise<Told> {
  const listed = listZip(bytes)
  if (!listed.ok) return listed
  const entries = listed.value
  const find = (name: string) => entries.find((entry) => entry.name === name)
  const kind = await kindIn(bytes, find)
  if (kind === undefined) return { ok: false, code: 'archive' }
  if (entries.some(({ name }) => programParts.test(name))) return { ok: false, code: 'macro' }
  const code = (await faultSaid(bytes, find)) ?? (await tryZip(bytes, entries))
  return code === undefined ? { ok: true, kind } : { ok: false, code }
}
