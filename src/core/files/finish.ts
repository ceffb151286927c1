import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fitPicture, type PictureFormat } from '../../platform/images/index.ts'
import type { Runtime } from '../web/visit.ts'
import { type FileKind, isPicture, judge } from './kinds.ts'
import type { Fault } from './limits.ts'
import { cleanName } from './name.ts'
import { bytesOf, type Hashed, keepAbout, type Made, type Scan, type Upload } from './spool.ts'

type Intake = Pick<Runtime, 'checks'>
type Copy = { ok: true; made: Made; file: string } | { ok: false; code: Fault }

const hashed = (content: Uint8Array): Hashed => ({
  size: content.byteLength,
  sha256: createHash('sha256').update(content).digest('hex'),
})

/** Where what is kept lies until it is attached. */
export const keptOf = (upload: Upload): string =>
  upload.stored?.made === 'asSent' ? bytesOf(upload) : join(upload.folder, 'kept')

async function scanned({ checks }: Intake, content: Uint8Array): Promise<Scan> {
  if (checks.scan === undefined) return 'none'
  const verdict = await checks.scan(content)
  return verdict === 'unreachable' ? 'waiting' : verdict
}

const pictureFaults = {
  broken: 'broken',
  severalPages: 'severalPages',
  tooManyPixels: 'tooManyPixels',
} as const

async function copyOf({ checks }: Intake, upload: Upload, kind: FileKind): Promise<Copy> {
  const [from, to] = [bytesOf(upload), join(upload.folder, 'kept')]
  if (isPicture(kind)) {
    const told = await fitPicture(from, to, kind.extension as PictureFormat)
    return told === 'fitted'
      ? { ok: true, made: 'fitted', file: to }
      : { ok: false, code: pictureFaults[told] }
  }
  if (checks.sanitise === undefined) return { ok: true, made: 'asSent', file: from }
  return (await checks.sanitise(from, to))
    ? { ok: true, made: 'sanitised', file: to }
    : { ok: false, code: 'unsafe' }
}

/** What is refused is not kept a moment longer than it takes to say so. */
export async function refuse(upload: Upload, code: Fault): Promise<Upload> {
  const refused: Upload = { ...upload, state: 'refused', code }
  await keepAbout(refused)
  for (const file of [bytesOf(upload), join(upload.folder, 'kept')]) await rm(file, { force: true })
  return refused
}

const finishing = new Map<string, Promise<Upload>>()
export const isFinishing = ({ id }: Pick<Upload, 'id'>): boolean => finishing.has(id)

/** Looks at an upload that has arrived whole: once, however often and by whomever it is asked for meanwhile. */
export function finishUpload(intake: Intake, upload: Upload): Promise<Upload> {
  const going = finishing.get(upload.id)
  if (going !== undefined || upload.state !== 'open') return going ?? Promise.resolve(upload)
  const begun = finish(intake, upload).finally(() => finishing.delete(upload.id))
  finishing.set(upload.id, begun)
  return begun
}

/** What it is, whether it is harmless, and what is kept of it. */
async function finish(intake: Intake, upload: Upload): Promise<Upload> {
  const content = await readFile(bytesOf(upload))
  const judged = await judge(content, upload.name)
  if (!judged.ok) return refuse(upload, judged.code)
  const scan = await scanned(intake, content)
  if (scan === 'infected') return refuse(upload, 'infected')
  const copy = await copyOf(intake, upload, judged.kind)
  if (!copy.ok) return refuse(upload, copy.code)
  const kept = copy.made === 'asSent' ? content : await readFile(copy.file)
  const name = cleanName(upload.name, judged.kind)
  const sent = hashed(content)
  const hashes = kept === content ? sent : hashed(kept)
  const stored = { ...hashes, mediaType: judged.kind.mediaType, name, made: copy.made, scan }
  const ready: Upload = { ...upload, state: 'ready', sent, stored }
  await keepAbout(ready)
  if (copy.made !== 'asSent') await rm(bytesOf(upload), { force: true })
  return ready
}
