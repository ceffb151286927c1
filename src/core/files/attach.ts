import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { newId } from '../../lib/ids.ts'
import type { Visibility } from '../case/types.ts'
import type { CaseVisit, Visit } from '../web/visit.ts'
import { keptOf } from './finish.ts'
import { insertFiles, listFiles } from './queries.ts'
import { ownerOf, uploadsOf } from './receive.ts'
import { spendUpload, type Upload } from './spool.ts'

/** A file as thread, receipt and lists name it. Both hashes, where what arrived is not what is kept. */
const attachedFile = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  sentSha256: z.string().optional(),
  made: z.enum(['asSent', 'fitted', 'sanitised']),
  waiting: z.boolean().optional(),
  alternative: z.string().optional(),
})
export type AttachedFile = z.output<typeof attachedFile>

/** The files that an entry of the thread tells of. */
export function filesIn(facts: Readonly<Record<string, unknown>>): AttachedFile[] {
  const read = z.array(attachedFile).safeParse(facts.files)
  return read.success ? read.data : []
}

type Ready = Upload & Required<Pick<Upload, 'stored' | 'sent'>>
const isReady = (upload: Upload): upload is Ready => upload.state === 'ready'

const toldOf = (id: string, { stored, sent }: Ready, alternative: string): AttachedFile => ({
  id,
  name: stored.name,
  size: stored.size,
  sha256: stored.sha256,
  ...(sent.sha256 === stored.sha256 ? {} : { sentSha256: sent.sha256 }),
  made: stored.made,
  ...(stored.scan === 'waiting' ? { waiting: true } : {}),
  ...(alternative === '' ? {} : { alternative }),
})

/**
 * Makes uploads files of a case. Their bytes are in the storage before the rows that name them; a transaction that fails
 * leaves only bytes nobody names, and the uploads as they were.
 */
export async function attachUploads(
  visit: Visit,
  tokens: readonly string[],
  caseId: string,
  visibility: Visibility,
  alternatives: ReadonlyMap<string, string> = new Map(),
): Promise<AttachedFile[]> {
  const uploads = (await uploadsOf(visit, tokens)).filter(isReady)
  if (uploads.length === 0) return []
  const { runtime, tx, now, viewer } = visit
  for (const upload of uploads)
    await runtime.storage.put(tx.cityId, upload.stored.sha256, await readFile(keptOf(upload)))
  const files = uploads.map((upload) => ({ id: newId(now.getTime()), upload }))
  await insertFiles(
    tx,
    files.map(({ id, upload: { stored, sent } }) => ({
      city_id: tx.cityId,
      id,
      case_id: caseId,
      name: stored.name,
      media_type: stored.mediaType,
      size: stored.size,
      sha256: stored.sha256,
      visibility,
      added_at: now,
      sent_sha256: sent.sha256,
      sent_size: sent.size,
      made: stored.made,
      scan: stored.scan,
      added_by: ownerOf(viewer),
    })),
  )
  visit.afterCommit(() => {
    for (const upload of uploads) void spendUpload(upload).catch(() => undefined)
  })
  return files.map(({ id, upload }) => toldOf(id, upload, alternatives.get(upload.token) ?? ''))
}

/** What the city hall had filed for itself goes to others, too: new rows of the same bytes, since no row is ever changed. */
export async function shareFiles(
  { tx, now }: CaseVisit,
  files: readonly AttachedFile[],
  visibility: Visibility,
): Promise<AttachedFile[]> {
  if (files.length === 0) return []
  const rows = await listFiles(
    tx,
    files.map(({ id }) => id),
  )
  const shared = files.map((file) => ({ ...file, id: newId(now.getTime()) }))
  const copies = rows.map((row) => ({
    ...row,
    id: shared[files.findIndex(({ id }) => id === row.id)]?.id ?? newId(now.getTime()),
    visibility,
    added_at: now,
  }))
  await insertFiles(tx, copies)
  return shared
}
