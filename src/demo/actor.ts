import type { Hono } from 'hono'
import { openSession, sessionCookie } from '../core/people/session.ts'
import type { Runtime } from '../core/web/visit.ts'
import { blindId } from '../lib/ids.ts'
import { inCity } from '../platform/db/transaction.ts'

export type Fields = Record<string, string | string[]>

/**
 * Somebody of the demo, acting through the same forms as everybody else: what the demo shows went through every rule.
 * A form that is refused stops the demo with the reason; a demo that lies would be worse than none.
 */
export type Actor = {
  get: (path: string) => Promise<string>
  /** Sends a form and tells where it led. */
  send: (path: string, fields: Fields) => Promise<string>
}

type Who = { personId: string; hatId: string }
type Stage = { app: Hono; runtime: Runtime; cityId: string; slug: string }

export async function actor({ app, runtime, cityId, slug }: Stage, who: Who): Promise<Actor> {
  const token = await inCity(runtime.pool, cityId, 'write', (tx) =>
    openSession(tx, who.personId, who.hatId, runtime.clock()),
  )
  const cookie = `${sessionCookie(slug)}=${token}`
  return {
    get: async (path) => {
      const answer = await app.request(`${runtime.origin}${path}`, { headers: { cookie } })
      return answer.text()
    },
    send: async (path, fields) => {
      const answer = await app.request(`${runtime.origin}${path}`, {
        method: 'POST',
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
        body: bodyOf({ submissionId: blindId(), ...fields }),
      })
      const to = answer.headers.get('location')
      if (answer.status !== 303 || to === null)
        throw new Error(`demo: ${path} answered ${answer.status}: ${mistakesIn(await answer.text())}`)
      return to
    },
  }
}

function bodyOf(fields: Fields): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
  return body
}

const mistakesIn = (html: string): string =>
  [...html.matchAll(/<li><a href="#[^"]*">([^<]*)/g)].map((hit) => hit[1]).join(' / ')
