import { readSheetAddress, type SheetCode } from '../../lib/sheet-code.ts'
import type { ScanWhy } from '../../platform/db/tables/scans.ts'
import type { Visibility } from '../case/types.ts'
import { isCoordination, isStaff, type Viewer } from '../people/viewer.ts'
import type { Policy } from '../web/route.ts'

export const scanStaff: Policy = {
  says: 'staff of the city hall; each scan is open to the section that brought it and to the coordination office',
  may: (viewer) => isStaff(viewer),
}

/** What is on a scan is somebody's: the section that brought it looks after it, and the coordination office. */
export const maySeeScan = (viewer: Viewer, { section }: { section: string | null }): boolean =>
  isCoordination(viewer) || (isStaff(viewer) && section !== null && viewer?.hat.section === section)

type CaseCode = SheetCode & { of: 'case' }
export type Found =
  | { to: 'case'; number: string; visibility: Visibility }
  | { to: 'inbox'; why: ScanWhy; draftId?: string }

/** The slip bears its holder's key: only the city hall sees its scan. An agreement is the parties' own. */
const visibilityOf = ({ paper }: CaseCode): Visibility => (paper === 'slip' ? 'city' : 'parties')

const inbox = (why: ScanWhy): Found => ({ to: 'inbox', why })
const isOfCase = (code: SheetCode): code is CaseCode => code.of === 'case'

function ofCodes(codes: readonly SheetCode[]): Found {
  const cases = codes.filter(isOfCase)
  const [first] = cases
  if (first) {
    const one = cases.length === codes.length && cases.every(({ number }) => number === first.number)
    if (!one) return inbox('several')
    const closed = cases.some((code) => visibilityOf(code) === 'city')
    return { to: 'case', number: first.number, visibility: closed ? 'city' : 'parties' }
  }
  const drafts = [...new Set(codes.flatMap((code) => (code.of === 'draft' ? [code.id] : [])))]
  if (drafts.length > 1) return inbox('several')
  const [draftId] = drafts
  return draftId === undefined ? inbox('blank') : { to: 'inbox', why: 'draft', draftId }
}

/** Where a paper belongs by the codes of all its pages. In doubt it waits for somebody: it never goes to a wrong case. */
export function placeOf(city: string, texts: readonly string[]): Found {
  const read = texts.map(readSheetAddress)
  if (read.some((one) => one.kind !== 'other' && one.city !== city)) return inbox('otherCity')
  if (read.some(({ kind }) => kind === 'broken')) return inbox('broken')
  const codes = read.flatMap((one) => (one.kind === 'sheet' ? [one.code] : []))
  return codes.length === 0 ? inbox('none') : ofCodes(codes)
}
