import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { programFiles } from '../src/boot/places.ts'
import { openApp, openRuntime } from '../src/boot/web.ts'
import { openPool } from '../src/platform/db/pool.ts'
import { openLog } from '../src/platform/log.ts'
import type { BenchDatabase } from './database.ts'
import type { Statement } from './servers/bare.ts'

export type Captured = { headers: Record<string, string>; body: Buffer; statements: Statement[] }

/** One answer of the app and every statement it sent for it, BEGIN and COMMIT included, once it is warm. */
export async function capture(
  database: BenchDatabase,
  path: string,
  headers: Record<string, string>,
): Promise<Captured> {
  const pool = openPool({ connectionString: database.app }, 1, 'yui-bench')
  const statements: Statement[] = []
  const client = await pool.connect()
  const send = client.query.bind(client) as (...given: unknown[]) => unknown
  client.query = ((first: string | Statement, ...rest: unknown[]) => {
    const values = Array.isArray(rest[0]) ? rest[0] : []
    statements.push(typeof first === 'string' ? { text: first, values } : { ...first })
    return send(first, ...rest)
  }) as typeof client.query
  client.release()
  const program = programFiles()
  const app = openApp(
    await openRuntime({
      pool,
      log: openLog('silent'),
      demo: false,
      origin: 'http://127.0.0.1',
      filesDir: join(database.folder, 'files'),
      program,
    }),
    program,
  )
  const ask = () => app.request(`http://127.0.0.1${path}`, { headers })
  await (await ask()).text()
  statements.length = 0
  const response = await ask()
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
  const body = Buffer.from(await response.arrayBuffer())
  await pool.end()
  return { headers: Object.fromEntries(response.headers), body, statements }
}

/** Puts an answer where the raw and the bare server read it. */
export async function keepAnswer(database: BenchDatabase, name: string, answer: Captured): Promise<string> {
  const file = join(database.folder, `${name}.json`)
  await writeFile(file, JSON.stringify({ ...answer, body: answer.body.toString('base64') }))
  return file
}
