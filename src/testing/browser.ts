import type { Hono } from 'hono'
import { blindId } from '../lib/ids.ts'

export type Fields = Record<string, string | string[] | File | File[]>
export type Answer = { status: number; text: string; location: string | null; headers: Headers }

/** Talks to the app as a browser without JavaScript would: cookies kept, forms sent from our own pages. */
export type Browser = {
  get: (path: string) => Promise<Answer>
  /** Sends a form with a fresh submission id unless one is given. */
  post: (path: string, fields?: Fields) => Promise<Answer>
  /** Follows the 303 of a post. */
  submit: (path: string, fields?: Fields) => Promise<Answer>
  cookies: Map<string, string>
}

const origin = 'http://yui.test'

export function visitor(app: Hono): Browser {
  const cookies = new Map<string, string>()
  async function send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await app.request(`${origin}${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line)
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location'),
      headers: response.headers,
    }
  }
  const get = (path: string) => send(path, {})
  const post = (path: string, fields: Fields = {}) =>
    send(path, {
      method: 'POST',
      body: bodyOf({ submissionId: blindId(), ...fields }),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
  return {
    get,
    post,
    submit: async (path, fields) => {
      const answer = await post(path, fields)
      return answer.status === 303 && answer.location ? get(answer.location) : answer
    },
    cookies,
  }
}

function keepCookie(cookies: Map<string, string>, line: string) {
  const [pair = ''] = line.split(';')
  const at = pair.indexOf('=')
  const value = pair.slice(at + 1)
  if (value === '' || /max-age=0/i.test(line)) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), value)
}

function bodyOf(fields: Fields): FormData | URLSearchParams {
  const multipart = Object.values(fields).some((value) => [value].flat().some((one) => one instanceof File))
  const body = multipart ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) (body as FormData).append(name, one as string)
  }
  return body
}
