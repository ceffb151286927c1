import { createHash, randomBytes } from 'node:crypto'
import { isUuid } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { idsOf, type Viewer } from '../people/viewer.ts'
import type { Cipher } from './cipher.ts'
import { type Fields, isSame, type Others, sameFields, standingAfter } from './merge.ts'
import { findBefore, findDraft, type Held, insertDraft, insertKey, updateDraft } from './queries.ts'

/** What a form said of its draft. */
export type SentDraft = {
  id: string
  /** Its own: each rendering of a form has one, so that screens are told apart. */
  key: string
  /** The version that it was rendered from. */
  base: number
  /** Fields whose two texts it shows side by side. */
  shown: readonly string[]
  /** From the browser's cookie: what lets somebody without an account read their own draft. */
  readKey: string | undefined
}

export type Kept =
  /** Already sent or thrown away, from another screen. */
  | { state: 'sent' }
  /** Somebody else's, and its key is not known either: nothing was written. */
  | { state: 'notYours' }
  /** Added to by its key alone: kept, and shown to nobody. */
  | { state: 'added' }
  /** `nextKey`: of the page that answers, so that it adds to the draft even if the session ends before it ever did. */
  | { state: 'kept'; draft: Held; readKey?: string | undefined; nextKey?: string | undefined }

const keyShape = /^[\w-]{22,64}$/
/** A form longer than this is not kept while it is typed; what is sent is still read as any other. */
const mostLetters = 400_000

export const newKey = (): string => randomBytes(24).toString('base64url')

/** Where there is one draft of a form for a hat, all its screens know it by the same id. */
export function idOfOne(cityId: string, viewer: NonNullable<Viewer>, path: string): string {
  const of = [cityId, viewer.person.id, viewer.hat.id, path].join('\n')
  const hash = createHash('sha256').update(of).digest('hex')
  const variant = ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(18, 20)}-${hash.slice(20, 32)}`
}

/** The cookie `id.key` of the draft that a browser without an account is writing. */
export const readKeyIn = (cookie: string | undefined, id: string): string | undefined => {
  const [cookieId, key] = (cookie ?? '').split('.')
  return cookieId === id ? key : undefined
}

/** Reads a form's draft fields; undefined when they are no draft's. */
export function readSent(
  sent: (name: string) => string | undefined,
  cookie: string | undefined,
): SentDraft | undefined {
  const [id, key, base = '0'] = ['draftId', 'draftKey', 'draftBase'].map(sent)
  if (!isUuid(id) || key === undefined || !keyShape.test(key) || !/^\d{1,9}$/.test(base)) return undefined
  const shown = (sent('draftShown') ?? '').split(',').filter((name) => name !== '')
  return { id, key, base: Number(base), shown, readKey: readKeyIn(cookie, id) }
}

export const isOwn = (viewer: Viewer, draft: Pick<Held, 'personId'>): boolean =>
  viewer !== undefined && draft.personId !== null && idsOf(viewer.person).includes(draft.personId)

/** Its owner reads a draft; nobody's draft is read by the private link's key. */
export const mayRead = (viewer: Viewer, held: Pick<Held, 'personId' | 'mayRead'>): boolean =>
  isOwn(viewer, held) || (held.personId === null && held.mayRead)

type Keeping = {
  viewer: Viewer
  sent: SentDraft
  path: string
  typed: Fields
  now: Date
  /** The person pressed a button, so what was shown side by side is decided. */
  decides: boolean
  /** A field for which the other text is to stand. */
  takes: string | undefined
  isQuiet: (name: string) => boolean
  cipher: Cipher
}

/** A stored draft as its writer reads it. */
export const opened = (held: Held, cipher: Cipher): Held => ({
  ...held,
  fields: cipher.open(held.fields),
  others: cipher.openOthers(held.others),
})

/**
 * Keeps what a form holds, in a short transaction of its own: it stays whatever becomes of the form. Whoever owns the
 * draft adds to it, and whoever holds its key, also when the session has ended; nobody reads by that.
 */
export async function keepDraft(tx: Tx, form: Keeping): Promise<Kept> {
  const { made, held } = await openDraft(tx, form)
  if (held === undefined) return { state: 'notYours' }
  const own = made || mayRead(form.viewer, held)
  if (!own && !held.holdsKey) return { state: 'notYours' }
  if (held.sentAt !== null && form.sent.base < held.version) return { state: 'sent' }
  if (own) return keepOwn(tx, held, made, form)
  await save(tx, held, form)
  return { state: 'added' }
}

async function keepOwn(tx: Tx, held: Held, made: boolean, form: Keeping): Promise<Kept> {
  if (!held.holdsKey) await insertKey(tx, held.id, form.sent.key, false)
  const readKey = made && form.viewer === undefined ? newKey() : undefined
  if (readKey) await insertKey(tx, held.id, readKey, true)
  const nextKey = form.decides ? newKey() : undefined
  if (nextKey) await insertKey(tx, held.id, nextKey, false)
  return { state: 'kept', draft: await save(tx, adopted(held, form.viewer), form), readKey, nextKey }
}

/** The draft as it stands, made if it is not there; undefined when it is one of another form. */
async function openDraft(tx: Tx, { viewer, sent, path, now, cipher }: Keeping) {
  const owner = { personId: viewer?.person.id ?? null, hatId: viewer?.hat.id ?? null }
  const made = await insertDraft(tx, { id: sent.id, path, ...owner, at: now })
  const held = await findDraft(
    tx,
    sent.id,
    [sent.key, sent.readKey].filter((key) => key !== undefined),
    'lock',
  )
  return { made, held: held?.path === path ? opened(held, cipher) : undefined }
}

/** A draft that was begun before signing in belongs to whoever goes on with it. */
const adopted = (held: Held, viewer: Viewer): Held =>
  viewer === undefined ? held : { ...held, personId: held.personId ?? viewer.person.id, hatId: viewer.hat.id }

/** What is shown side by side stays undecided while nobody presses a button. */
function undecided(held: Held, { sent, typed, decides, now }: Keeping): { typed: Fields; others: Others } {
  if (decides) return { typed, others: held.others }
  const at = now.toISOString()
  const open = sent.shown.filter((name) => name in held.others && !isSame(typed[name], held.fields[name]))
  const beside = open.map((name) => [name, { value: typed[name] ?? '', at }] as const)
  const kept = open.map((name) => [name, held.fields[name] ?? ''] as const)
  return {
    typed: { ...typed, ...Object.fromEntries(kept) },
    others: { ...held.others, ...Object.fromEntries(beside) },
  }
}

/** Of the two texts that stood side by side, the one that was not in the form. */
const otherText = (held: Held, name: string, typed: Fields): string | string[] => {
  const beside = held.others[name]?.value
  return (beside === undefined || isSame(beside, typed[name]) ? held.fields[name] : beside) ?? ''
}

async function save(tx: Tx, held: Held, form: Keeping): Promise<Held> {
  const { sent, now, decides, takes, isQuiet, cipher } = form
  const fresh = held.sentAt !== null
  const before = fresh ? {} : cipher.open(await findBefore(tx, held.id, sent))
  const { typed, others } = undecided(held, form)
  const settles = decides ? sent.shown : []
  const standing = fresh ? { fields: {}, others: {} } : { fields: held.fields, others }
  const chosen = takes === undefined ? typed : { ...typed, [takes]: otherText(held, takes, typed) }
  const next = standingAfter(standing, { before, typed: chosen, settles, at: now.toISOString(), isQuiet })
  const nothingNew =
    sameFields(next.fields, held.fields) && JSON.stringify(next.others) === JSON.stringify(held.others)
  if (held.version > 0 && !fresh && nothingNew && sameFields(before, form.typed)) return held
  if (JSON.stringify(next).length > mostLetters) return held
  const version = held.version + 1
  const owner = { personId: held.personId, hatId: held.hatId }
  const stored = { fields: cipher.seal(next.fields), others: cipher.sealOthers(next.others) }
  const typedNow = cipher.seal(form.typed)
  await updateDraft(tx, { ...stored, id: held.id, version, typed: typedNow, key: sent.key, at: now, owner })
  return { ...held, ...next, version, savedAt: now, sentAt: null }
}
