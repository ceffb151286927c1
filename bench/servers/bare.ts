import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openPool } from '../../src/platform/db/pool.ts'

export type Statement = { name?: string; text: string; values: unknown[] }

/** `node:http` and `pg` and nothing else: the statements the app sends for the page, in the same transaction, then the same bytes. */
export async function serveBare(env: NodeJS.ProcessEnv): Promise<number> {
  const pool = openPool({ connectionString: env.APP_DATABASE ?? '' }, 16, 'yui-bare')
  const {
    headers,
    body: text,
    statements,
  } = JSON.parse(readFileSync(env.ANSWERS ?? '', 'utf8')) as {
    headers: Record<string, string>
    body: string
    statements: Statement[]
  }
  const body = Buffer.from(text, 'base64')
  const all = { ...headers, 'content-length': String(body.length) }
  const server = createServer(async (_, response) => {
    const client = await pool.connect()
    for (const statement of statements) await client.query(statement)
    client.release()
    response.writeHead(200, all)
    response.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
