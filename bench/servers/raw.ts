import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `node:http` and nothing else: the same headers and the same bytes, from memory. */
export async function serveRaw(env: NodeJS.ProcessEnv): Promise<number> {
  const answers = JSON.parse(readFileSync(env.ANSWERS ?? '', 'utf8')) as {
    headers: Record<string, string>
    body: string
  }
  const body = Buffer.from(answers.body, 'base64')
  const headers = { ...answers.headers, 'content-length': String(body.length) }
  const server = createServer((_, response) => {
    response.writeHead(200, headers)
    response.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
