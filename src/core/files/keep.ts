import { readFile } from 'node:fs/promises'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { FileChecks } from '../../platform/scan/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import type { Visibility } from '../case/types.ts'
import type { Visit } from '../web/visit.ts'
import type { AttachedFile } from './attach.ts'
import { finishUpload, keptOf } from './finish.ts'
import type { Fault } from './limits.ts'
import { insertFiles } from './queries.ts'
import { uploadsOf } from './receive.ts'
import {
  appendChunk,
  beginUpload,
  dropUpload,
  type Made,
  type Scan,
  spendUpload,
  type Upload,
} from './spool.ts'

/** What has been looked at and lies in the storage, though it is no case's file yet. */
export type KeptFile = {
  name: string
  mediaType: string
  size: number
  sha256: string
  sentSize: number
  sentSha256: string
  made: Made
  scan: Scan
}

async function keep(storage: Storage, cityId: string, upload: Upload): Promise<KeptFile[]> {
  const { stored, sent } = upload
  if (stored === undefined || sent === undefined) return []
  await storage.put(cityId, stored.sha256, await readFile(keptOf(upload)))
  const { name, mediaType, size, sha256, made, scan } = stored
  return [{ name, mediaType, size, sha256, made, scan, sentSize: sent.size, sentSha256: sent.sha256 }]
}

/** Uploads that came with a form, kept for later; the uploads themselves go once the transaction is kept. */
export async function keepUploads(visit: Visit, tokens: readonly string[]): Promise<KeptFile[]> {
  const uploads = await uploadsOf(visit, tokens)
  const kept: KeptFile[] = []
  for (const upload of uploads) kept.push(...(await keep(visit.runtime.storage, visit.tx.cityId, upload)))
  visit.afterCommit(() => {
    for (const upload of uploads) void spendUpload(upload).catch(() => undefined)
  })
  return kept
}

type Place = { dir: string; storage: Storage; checks: FileChecks; cityId: string }
type Loose = { name: string; bytes: Uint8Array; now: Date }

/** A file that came without a form: looked at as any other. */
export async function keepLoose(
  { dir, storage, checks, cityId }: Place,
  { name, bytes, now }: Loose,
): Promise<KeptFile | { code: Fault }> {
  const about = { name: name.slice(0, 400), size: bytes.byteLength, personId: null, now }
  const begun = await beginUpload({ filesDir: dir, cityId }, about)
  try {
    await appendChunk(begun, 0, bytes)
    const upload = await finishUpload({ checks }, begun)
    const [kept] = await keep(storage, cityId, upload)
    return kept ?? { code: upload.code ?? 'broken' }
  } finally {
    await dropUpload(begun).catch(() => undefined)
  }
}

type Target = { caseId: string; visibility: Visibility; personId: string | null; now: Date }

/** Makes it a file of a case. */
export async function attachKept(tx: Tx, kept: KeptFile, target: Target): Promise<AttachedFile> {
  const id = newId(target.now.getTime())
  const { name, size, sha256, sentSha256, made, scan } = kept
  await insertFiles(tx, [
    {
      city_id: tx.cityId,
      id,
      case_id: target.caseId,
      name,
      media_type: kept.mediaType,
      size,
      sha256,
      visibility: target.visibility,
      added_at: target.now,
      sent_sha256: sentSha256,
      sent_size: kept.sentSize,
      made,
      scan,
      added_by: target.personId,
    },
  ])
  return {
    id,
    name,
    size,
    sha256,
    ...(sentSha256 === sha256 ? {} : { sentSha256 }),
    made,
    ...(scan === 'waiting' ? { waiting: true } : {}),
  }
}
