import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { buffer } from 'node:stream/consumers'

export type Asked = {
  port: number
  path: string
  headers?: Record<string, string>
  form?: Record<string, string>
}
export type Told = { ms: number; status: number; location: string | undefined; bytes: number }

const agent = new Agent({ keepAlive: true })

/** One request over a kept connection, and how long it took to its last byte. */
export async function ask({ port, path, headers = {}, form }: Asked): Promise<Told> {
  const began = performance.now()
  const body = form && new URLSearchParams(form).toString()
  const given = body
    ? {
        ...headers,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
        'sec-fetch-site': 'same-origin',
      }
    : headers
  const sent = request({ port, path: encodeURI(path), method: form ? 'POST' : 'GET', headers: given, agent })
  sent.end(body)
  const [response] = await once(sent, 'response')
  const { length } = await buffer(response)
  return {
    ms: performance.now() - began,
    status: response.statusCode,
    location: response.headers.location,
    bytes: length,
  }
}
