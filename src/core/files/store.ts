import { createHash } from 'node:crypto'
import { newId } from '../../lib/ids.ts'
import { cleanLine } from '../../lib/safe-text.ts'
import type { Visibility } from '../case/types.ts'
import type { Visit } from '../web/visit.ts'
import { writeDurably } from './disk.ts'
import { type FileKind, kindOf, largestFile } from './kinds.ts'

export type Stored =
  | { ok: true; id: string }
  | { ok: false; code: 'required' | 'fileTooLarge' | 'badFileKind' }

/** Keeps a file that was sent with a form as one of the case's files. A transaction that fails leaves only bytes nobody names. */
export async function storeFile(
  { runtime, tx, now }: Visit,
  caseId: string,
  file: File | undefined,
  visibility: Visibility,
): Promise<Stored> {
  if (file === undefined || file.size === 0) return { ok: false, code: 'required' }
  if (file.size > largestFile) return { ok: false, code: 'fileTooLarge' }
  const content = new Uint8Array(await file.arrayBuffer())
  const kind = kindOf(content)
  if (kind === undefined) return { ok: false, code: 'badFileKind' }
  const sha256 = createHash('sha256').update(content).digest('hex')
  await writeDurably(runtime.filesDir, tx.cityId, sha256, content)
  const id = newId(now.getTime())
  await tx.db
    .insertInto('file')
    .values({
      city_id: tx.cityId,
      id,
      case_id: caseId,
      name: fileName(file.name, kind),
      media_type: kind.mediaType,
      size: content.byteLength,
      sha256,
      visibility,
      added_at: now,
    })
    .execute()
  return { ok: true, id }
}

/** The sender's own name for it without any path, ending in what it really is. */
export function fileName(sent: string, { extension }: Pick<FileKind, 'extension'>): string {
  const base = cleanLine(sent.split(/[/\\]/).at(-1) ?? '').replace(/\.[^.]{0,10}$/, '')
  const short = Array.from(base).slice(0, 80).join('').trim()
  return `${short === '' ? 'scan' : short}.${extension}`
}
