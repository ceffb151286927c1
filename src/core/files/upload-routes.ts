import { createHash } from 'node:crypto'
import { z } from 'zod'
import { line } from '../../lib/form-text.ts'
import { isUuid } from '../../lib/ids.ts'
import { notFound } from '../web/errors.ts'
import { anyone } from '../web/policies.ts'
import { action, type Route } from '../web/route.ts'
import type { Visit } from '../web/visit.ts'
import { finishUpload, isFinishing } from './finish.ts'
import { type Fault, limitsOf } from './limits.ts'
import { fileMessages } from './messages.ts'
import { fullToday } from './quota.ts'
import { ownerOf, spoolOf, uploadOf, whereFrom } from './receive.ts'
import { appendChunk, arrivedOf, beginUpload, dropUpload, type Upload } from './spool.ts'

/** A piece, so small that little is sent twice when a line breaks, and no request holds much memory. */
const mostChunk = 1024 * 1024

/** What the page's script reads. `offset` is what is on disk for good: sending goes on from there. */
type Answer = {
  token?: string
  offset?: number
  state?: 'open' | 'checking' | 'ready' | 'refused'
  name?: string
  size?: number
  /** Why it is not taken, and what to do, in the reader's language. */
  message?: string
}

const json = (answer: Answer, status = 200): Response =>
  new Response(JSON.stringify(answer), {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  })

const refusal = ({ lang }: Visit, code: Fault): Response =>
  json({ state: 'refused', message: fileMessages(lang)[code] }, 422)

const beginForm = z.object({
  name: line({ max: 400 }),
  size: z.coerce.number().int().min(1).catch(0),
  draftId: line({ max: 40 }),
})

const knownDraft = (id: string) => (isUuid(id) ? id : undefined)

async function begin(visit: Visit, { name, size, draftId }: z.output<typeof beginForm>): Promise<Response> {
  if (size < 1) return refusal(visit, 'empty')
  if (size > limitsOf(visit.definition).file) return refusal(visit, 'fileTooLarge')
  const full = await fullToday(visit, { size, draftId: knownDraft(draftId) })
  if (full) return refusal(visit, full)
  const given = { name, size, personId: ownerOf(visit.viewer), ...whereFrom(visit, draftId), now: visit.now }
  const { token } = await beginUpload(spoolOf(visit), given)
  return json({ token, offset: 0, state: 'open' }, 201)
}

/** Where an upload stands; looking at what has arrived whole goes on behind the answer. */
function stand(visit: Visit, upload: Upload, offset: number): Response {
  if (upload.state === 'refused') return refusal(visit, upload.code ?? 'broken')
  if (upload.stored)
    return json({ state: 'ready', offset, name: upload.stored.name, size: upload.stored.size })
  if (offset < upload.size) return json({ state: 'open', offset })
  visit.afterCommit(() => void finishUpload(visit.runtime, upload).catch(() => undefined))
  return json({ state: 'checking', offset })
}

const pieceForm = z.object({
  token: line({ max: 80 }),
  offset: z.coerce.number().int().min(0).catch(-1),
  hash: line({ max: 64 }),
})

async function takePiece(
  visit: Visit,
  { token, offset, hash }: z.output<typeof pieceForm>,
): Promise<Response> {
  const upload = await uploadOf(visit, token)
  if (upload === undefined) throw notFound()
  const arrived = await arrivedOf(upload)
  const piece = visit.files.chunk?.[0]
  // Without a piece it is asked how far it is: after a reload, or after a line that broke.
  if (piece === undefined || upload.state !== 'open' || isFinishing(upload))
    return stand(visit, upload, arrived)
  if (offset !== arrived) return json({ state: 'open', offset: arrived }, 409)
  const bytes = await piece.bytes()
  const isWhole = createHash('sha256').update(bytes).digest('hex') === hash
  if (!isWhole || bytes.byteLength > mostChunk || arrived + bytes.byteLength > upload.size)
    return json({ state: 'open', offset: arrived }, 400)
  await appendChunk(upload, arrived, bytes)
  return stand(visit, upload, arrived + bytes.byteLength)
}

const tokenForm = z.object({ token: line({ max: 80 }) })

async function cancel(visit: Visit, { token }: z.output<typeof tokenForm>): Promise<Response> {
  const upload = await uploadOf(visit, token)
  if (upload) await dropUpload(upload)
  return json({})
}

/** The script asks, so that no page is ever shown. */
const again = async (): Promise<never> => {
  throw notFound()
}

/**
 * Files sent piece by piece before the form is. Open to anyone, as the forms are that people without an account send: what
 * is sent belongs to whoever holds its token, is read back by nobody before it is attached, and is bounded and removed.
 */
export const uploadRoutes: readonly Route[] = [
  action('/uploads', { policy: anyone, form: beginForm, act: begin, again }),
  action('/uploads/piece', { policy: anyone, form: pieceForm, act: takePiece, again }),
  action('/uploads/cancel', { policy: anyone, form: tokenForm, act: cancel, again }),
]
