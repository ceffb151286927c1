import type { SentFile } from '../../platform/http/multipart.ts'
import type { Visibility } from '../case/types.ts'
import type { Visit } from '../web/visit.ts'
import { attachUploads } from './attach.ts'
import { isScan } from './kinds.ts'
import type { Fault } from './limits.ts'
import { receiveFiles, uploadOf } from './receive.ts'

export type Stored = { ok: true; id: string } | { ok: false; code: Fault }

/** Keeps a signed paper, scanned or photographed, that was sent with a form as one of the case's files. */
export async function storeFile(
  visit: Visit,
  caseId: string,
  file: SentFile | undefined,
  visibility: Visibility,
): Promise<Stored> {
  if (file === undefined || file.size === 0) return { ok: false, code: 'required' }
  const [token = ''] = await receiveFiles(visit, [file])
  const upload = await uploadOf(visit, token)
  if (upload?.stored === undefined) return { ok: false, code: upload?.code ?? 'fileTooLarge' }
  if (!isScan(upload.stored.mediaType)) return { ok: false, code: 'badFileKind' }
  const [kept] = await attachUploads(visit, [token], caseId, visibility)
  return kept === undefined ? { ok: false, code: 'broken' } : { ok: true, id: kept.id }
}
