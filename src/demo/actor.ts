import type { Hono } from 'hono'
import { openSession, sessionCookie } from '../core/people/session.ts'
import type { Runtime } from '../core/web/visit.ts'
import { inCity } from '../platform/db/transaction.ts'
import { type FormOnPage, formOn } from './filled-form.ts'

type Given = Record<string, string | string[] | File>
export type Answers = Given | ((form: FormOnPage) => Given)

/** Where a story plays: the app with the story's clock, in one city. */
export type Scene = { app: Hono; runtime: Runtime; cityId: string; slug: string }
type Who = { personId: string; hatId: string }

/**
 * Opens a page as somebody of the demo, fills in the form on it that leads to `to`, and sends it. Everything the demo
 * shows so went through every rule; a form that is refused stops the demo with the reason.
 */
export async function fillIn(
  scene: Scene,
  who: Who,
  page: string,
  to: string,
  answers: Answers = {},
): Promise<string> {
  const { app, runtime, slug } = scene
  const cookie = await signIn(scene, who)
  const shown = await app.request(`${runtime.origin}/${slug}${page}`, { headers: { cookie } })
  const html = await shown.text()
  const form = formOn(html, to)
  if (!form) throw new Error(`demo: ${page} (${shown.status}) has no form that leads to ${to}`)
  const body = bodyOf(form, typeof answers === 'function' ? answers(form) : answers)
  const sent = await app.request(`${runtime.origin}${form.action}`, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    body,
  })
  const location = sent.headers.get('location')
  if (sent.status !== 303 || location === null)
    throw new Error(`demo: ${form.action} answered ${sent.status}: ${mistakesIn(await sent.text())}`)
  return location
}

async function signIn({ runtime, cityId, slug }: Scene, who: Who): Promise<string> {
  const token = await inCity(runtime.pool, cityId, 'write', (tx) =>
    openSession(tx, who.personId, who.hatId, runtime.clock()),
  )
  return `${sessionCookie(slug)}=${token}`
}

/** What stands in the form, with the answers in place of fields of the same name. */
function bodyOf(form: FormOnPage, answers: Given): URLSearchParams | FormData {
  const body = Object.values(answers).some((one) => one instanceof File)
    ? new FormData()
    : new URLSearchParams()
  const standing = form.fields.filter(([name]) => !(name in answers) && !name.startsWith('draft'))
  for (const [name, value] of [...standing, ...Object.entries(answers)])
    for (const one of [value].flat()) (body as FormData).append(name, one)
  return body
}

const mistakesIn = (html: string): string =>
  [...html.matchAll(/<li><a href="#[^"]*">([^<]*)/g)].map((hit) => hit[1]).join(' / ') ||
  (/<h1[^>]*>([^<]*)/.exec(html)?.[1] ?? '')
