import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { japanTime } from '../../../lib/dates.ts'
import { shapeOf } from '../../../lib/form-shape.ts'
import { blindId } from '../../../lib/ids.ts'
import { inCity } from '../../../platform/db/transaction.ts'
import { type Fields, type Kept, keepDraft, readSent, type SentDraft } from '../../draft/index.ts'
import type { City } from '../../edition/directory.ts'
import { seeWho, sessionCookie } from '../../people/session.ts'
import { cityPath } from '../paths.ts'
import type { ReadBody } from '../request.ts'
import type { ActionRoute, CaseActionRoute } from '../route.ts'
import type { Runtime } from '../visit.ts'
import { keepingOf } from './browser-key.ts'
import { filled } from './find-form.ts'

export type Typed = { sent: SentDraft; kept: Kept; readKey: string | undefined; typed: Fields }
type Form = ActionRoute | CaseActionRoute
export type Typing = { runtime: Runtime; c: Context; route: Form; body: ReadBody; city: City }

export const draftCookie = (slug: string): string => `yui_draft_${slug}`
const cookieDays = 30

export const draftCookieLine = (runtime: Runtime, city: City, id: string, key: string): string =>
  [
    `${draftCookie(city.slug)}=${id}.${key}`,
    `Path=/${city.slug}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(runtime.origin.startsWith('https:') ? ['Secure'] : []),
    `Max-Age=${cookieDays * 24 * 3600}`,
  ].join('; ')

export const lastOf = (value: string | string[] | undefined): string | undefined => [value].flat().at(-1)

/** What the form's schema names, as it was typed; how it was sent is no part of it. */
function typedFields({ route, body }: Typing): Fields {
  const shape = shapeOf(route.form)
  const names = shape.kind === 'fields' ? shape.fields : new Map<string, unknown>()
  const secret = [...(route.draft?.secret ?? []), ...Object.keys(route.draft?.anew ?? {})]
  const own = Object.entries(body.fields).filter(
    ([name]) => names.has(name.split('.')[0] ?? '') && !secret.includes(name),
  )
  return Object.fromEntries(
    own.map(([name, value]) => [name, Array.isArray(value) ? value.map(storable) : storable(value)]),
  )
}

/** PostgreSQL keeps no NUL and no half of a character; whoever sends one loses nothing else by it. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** Fields without a label are nobody's words: the version that a form was made from. */
const quiet = (labels: Readonly<Record<string, string>>) => (name: string) =>
  labels[name] === undefined && labels[name.split('.').at(-1) ?? ''] === undefined

/**
 * Keeps what was typed before anything else is asked: whether somebody is signed in, whether the rest is right. Answers
 * by itself where there is nothing more to do; undefined when the form is not kept.
 */
export async function keepTyped(typing: Typing): Promise<Typed | Response | undefined> {
  const { runtime, c, route, body, city } = typing
  const option = route.draft
  const path = c.req.path.slice(city.slug.length + 1)
  const sent = readSent((name) => lastOf(body.fields[name]), getCookie(c, draftCookie(city.slug)))
  const keeping = keepingOf(option, path, (name) => getCookie(c, name), city.slug)
  if (option === undefined || sent === undefined || keeping === undefined) return undefined
  const step = lastOf(body.fields.step)
  const now = runtime.clock()
  const typed = typedFields(typing)
  const form = {
    path,
    cipher: keeping.cipher,
    typed,
    sent,
    now,
    decides: step !== 'autosave',
  }
  const takes = lastOf(body.fields.useOther)
  const { viewer, kept, id } = await inCity(runtime.pool, city.id, 'write', async (tx) => {
    const who = await seeWho(tx, getCookie(c, sessionCookie(city.slug)), now)
    const isQuiet = quiet(option.labels('ja'))
    const asked = { ...form, viewer: who.viewer, isQuiet, takes }
    const first = await keepDraft(tx, asked)
    if (first.state !== 'notYours' || who.viewer !== undefined || step === 'autosave')
      return { viewer: who.viewer, kept: first, id: sent.id }
    // Nobody is signed in, and the form was never saved before: it waits under an id of its own, for this browser.
    const anew = { ...sent, id: blindId(), base: 0, shown: [], readKey: undefined }
    return { viewer: who.viewer, kept: await keepDraft(tx, { ...asked, sent: anew }), id: anew.id }
  })
  const readKey = kept.state === 'kept' ? (kept.readKey ?? sent.readKey) : sent.readKey
  if (step === 'autosave') return told(typing, kept, sent, now)
  if (viewer === undefined && !isForAnyone(route)) return toSignIn(typing, { ...sent, id }, readKey)
  return { sent, kept, readKey, typed }
}

const isForAnyone = (route: Form): boolean => route.kind === 'action' && route.policy.may(undefined)

/** To the script that saves by itself: what became of it, and nothing that was written. */
function told({ runtime, city }: Typing, kept: Kept, sent: SentDraft, now: Date): Response {
  const clash = kept.state === 'kept' && Object.keys(kept.draft.others).length > 0
  const state = kept.state === 'added' || kept.state === 'kept' ? (clash ? 'clash' : 'kept') : kept.state
  const headers = new Headers({ 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  if (kept.state === 'kept' && kept.readKey)
    headers.append('Set-Cookie', draftCookieLine(runtime, city, sent.id, kept.readKey))
  return new Response(JSON.stringify({ state, at: japanTime(now) }), { headers })
}

/** The session has ended while somebody wrote: after signing in they find it as it was. */
function toSignIn(
  { runtime, c, route, city }: Typing,
  sent: SentDraft,
  readKey: string | undefined,
): Response {
  const page = cityPath(city, filled(route.draft?.page ?? '', c.req.param() as Record<string, string>))
  const next = route.draft?.kind === 'many' ? `${page}?draft=${sent.id}` : page
  const headers = new Headers({
    Location: cityPath(city, `/sign-in?kept=1&next=${encodeURIComponent(next)}`),
    'Cache-Control': 'no-store',
  })
  if (readKey) headers.append('Set-Cookie', draftCookieLine(runtime, city, sent.id, readKey))
  return new Response(null, { status: 303, headers })
}
