import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

export type Load = { rps: number; errors: number; bytes: number }
type Asked = { url: string; seconds: number; connections: number; headers?: Record<string, string> }

/** Requests per second that a server answers, asked by autocannon in a process of its own. */
export async function load({ url, seconds, connections, headers = {} }: Asked): Promise<Load> {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const child = spawn(
    process.execPath,
    [
      'node_modules/autocannon/autocannon.js',
      '-j',
      '-c',
      String(connections),
      '-d',
      String(seconds),
      ...given,
      url,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const [out] = await Promise.all([text(child.stdout), once(child, 'exit')])
  const result = JSON.parse(out) as {
    errors: number
    non2xx: number
    requests: { average: number; total: number }
    throughput: { total: number }
  }
  const errors = result.errors + result.non2xx
  if (errors > 0) throw new Error(`${url}: ${errors} requests failed`)
  return { rps: result.requests.average, errors, bytes: result.throughput.total / result.requests.total }
}
