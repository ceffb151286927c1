/** Office files from before 2007: a small file system in one file, with the names of its parts in UTF-16. */
export type OldOfficeKind = 'doc' | 'xls' | 'ppt'
type Told =
  | { ok: true; kind: OldOfficeKind }
  | { ok: false; code: 'locked' | 'macro' | 'badFileKind' | 'broken' }

const mainParts: readonly (readonly [string, OldOfficeKind])[] = [
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
]
const endOfChain = 0xfffffffa

/** The table of which sector follows which, as far as the header lists it: 7 MB of directory, far beyond any paper. */
function nextSectors(view: DataView, sectorSize: number): (sector: number) => number {
  const perTable = sectorSize / 4
  return (sector) => {
    const table = view.getUint32(76 + 4 * Math.floor(sector / perTable), true)
    return view.getUint32((table + 1) * sectorSize + 4 * (sector % perTable), true)
  }
}

function namesIn(view: DataView): string[] {
  const sectorSize = 1 << view.getUint16(30, true)
  const nextOf = nextSectors(view, sectorSize)
  const names: string[] = []
  let sector = view.getUint32(48, true)
  for (let n = 0; sector < endOfChain && n < 2000; n += 1) {
    const begin = (sector + 1) * sectorSize
    for (let at = begin; at < begin + sectorSize; at += 128) names.push(nameAt(view, at))
    sector = nextOf(sector)
  }
  return names.filter((name) => name !== '')
}

function nameAt(view: DataView, at: number): string {
  const length = Math.min(view.getUint16(at + 64, true), 64)
  const units = Array.from({ length: Math.max(0, length / 2 - 1) }, (_, n) =>
    view.getUint16(at + 2 * n, true),
  )
  return String.fromCharCode(...units)
}

/** Which old office file it is. One behind a password is a compound file too, of any office program. */
export function oldOfficeIn(bytes: Uint8Array): Told {
  try {
    const names = namesIn(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    if (names.includes('EncryptedPackage')) return { ok: false, code: 'locked' }
    const kind = mainParts.find(([name]) => names.includes(name))?.[1]
    if (kind === undefined) return { ok: false, code: 'badFileKind' }
    const isProgrammed = names.some((name) => /^(_?VBA.*|Macros|_VBA_PROJECT_CUR)$/i.test(name))
    return isProgrammed ? { ok: false, code: 'macro' } : { ok: true, kind }
  } catch {
    return { ok: false, code: 'broken' }
  }
}
