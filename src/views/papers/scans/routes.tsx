import { z } from 'zod'
import { findCase } from '../../../core/case/find.ts'
import { findPrinted } from '../../../core/draft/index.ts'
import {
  attachedField,
  faultsInFiles,
  isScanKind,
  keepUploads,
  wantedTokens,
} from '../../../core/files/index.ts'
import { isCoordination, isOfSection } from '../../../core/people/viewer.ts'
import {
  findScan,
  keepScanEvent,
  listScans,
  maySeeScan,
  type ScanRow,
  scanStaff,
  settleByHand,
  takeScan,
  updateScan,
} from '../../../core/scan/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { DeskDoor, Visit } from '../../../core/web/visit.ts'
import { block, choice, line } from '../../../lib/form-text.ts'
import { isUuid } from '../../../lib/ids.ts'
import { parseReferenceNumber } from '../../../lib/reference-number.ts'
import { listPage } from './list-page.tsx'
import { scanMessages } from './messages.ts'
import { noteOpened } from './opened.ts'
import { scanPage } from './scan-page.tsx'
import { sendOriginal, sendPicture } from './send.ts'

const nothing: Failed = { errors: [], kept: {} }
const uploadForm = z.object({ scans: attachedField() })
const assignForm = z.object({
  number: line({ max: 60, required: true }),
  visibility: choice(['city', 'parties']),
  version: z.coerce.number().int(),
})
const disposalForm = z.object({
  reason: block({ max: 500, required: true }),
  version: z.coerce.number().int(),
})

/** The coordination office looks after all of them, a section after its own. */
const whoseOf = ({ viewer }: Visit): string | null =>
  isCoordination(viewer) ? null : (viewer?.hat.section ?? '')

/** To whoever may not see it there is no such scan. */
async function scanOf(visit: Visit, lock: 'lock' | 'look' = 'look'): Promise<ScanRow> {
  const id = visit.params.scan
  const row = found(isUuid(id) ? await findScan(visit.tx, id, lock) : undefined)
  return found(maySeeScan(visit.viewer, row) ? row : undefined)
}

const showList = async (visit: Visit, failed: Failed = nothing) =>
  listPage(visit, await listScans(visit.tx, whoseOf(visit)), failed)

async function showOne(visit: Visit, failed: Failed = nothing) {
  const row = await scanOf(visit)
  noteOpened(visit, row)
  const typed = row.draft_id === null ? undefined : await findPrinted(visit.tx, row.draft_id)
  return scanPage(visit, row, failed, typed?.number ?? undefined)
}

async function take(visit: Visit, { scans }: z.output<typeof uploadForm>) {
  const { tx, viewer, now, city } = visit
  const kept = await keepUploads(visit, wantedTokens(scans))
  if (kept.length === 0) return { errors: [{ field: 'scans', code: 'chooseFile' }], kept: {} }
  if (!kept.every(({ mediaType }) => isScanKind(mediaType)))
    return { errors: [{ field: 'scans', code: 'onlyScans' }], kept: {} }
  const { person, hat } = found(viewer)
  const bringer = { personId: person.id, hatId: hat.id, section: hat.section ?? null }
  const taken = []
  for (const one of kept) taken.push(await takeScan(tx, one, bringer, now))
  const fresh = taken.filter(Boolean).length
  return { to: cityPath(city, `/counter/scans?taken=${fresh}&same=${taken.length - fresh}`) }
}

/** By a number somebody read: only to a case the viewer is in charge of. */
async function assign(visit: Visit, { number: typed, visibility, version }: z.output<typeof assignForm>) {
  const row = await scanOf(visit, 'lock')
  if (row.state !== 'waiting' || row.version !== version) throw conflict()
  const number = parseReferenceNumber(typed)
  const subject = number && (await findCase(visit.tx, visit.viewer, number))
  if (!subject || !isOfSection(visit.viewer, subject.case.section))
    return { errors: [{ field: 'number', code: 'unknownNumber' }], kept: {} }
  await settleByHand(visit, row, { caseId: subject.case.id, visibility }, 'attached')
  return { to: cityPath(visit.city, '/counter/scans?done=1') }
}

async function discard(visit: Visit, { reason, version }: z.output<typeof disposalForm>) {
  const { tx, now, city } = visit
  const row = await scanOf(visit, 'lock')
  const waits = row.state === 'waiting' && row.version === version
  if (!waits || !(await updateScan(tx, row, { state: 'discarded', settledAt: now }))) throw conflict()
  const { person, hat } = found(visit.viewer)
  await keepScanEvent(tx, {
    scanId: row.id,
    kind: 'discarded',
    personId: person.id,
    hatId: hat.id,
    reason,
    at: now,
  })
  return { to: cityPath(city, '/counter/scans?done=1') }
}

export const scanRoutes: readonly Route[] = [
  page('/counter/scans', { policy: scanStaff, show: (visit) => showList(visit) }),
  action('/counter/scans', {
    policy: scanStaff,
    form: uploadForm,
    uploads: ['scans'],
    check: (visit, { scans }) => faultsInFiles(visit, 'scans', wantedTokens(scans)),
    act: take,
    again: showList,
  }),
  page('/counter/scans/:scan', { policy: scanStaff, show: (visit) => showOne(visit) }),
  page('/counter/scans/:scan/file', {
    policy: scanStaff,
    show: async (visit) => sendOriginal(visit, await scanOf(visit)),
  }),
  page('/counter/scans/:scan/pages/:page', {
    policy: scanStaff,
    show: async (visit) => sendPicture(visit, await scanOf(visit)),
  }),
  action('/counter/scans/:scan/case', { policy: scanStaff, form: assignForm, act: assign, again: showOne }),
  action('/counter/scans/:scan/disposal', {
    policy: scanStaff,
    form: disposalForm,
    act: discard,
    again: showOne,
  }),
]

export const scanDoor: DeskDoor = {
  path: '/counter/scans',
  may: scanStaff.may,
  words: (lang) => ({ title: scanMessages(lang).doorTitle, text: scanMessages(lang).doorText }),
}
