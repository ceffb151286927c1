import { capture, keepAnswer } from '../captured.ts'
import { seedCity, settle } from '../data/cities.ts'
import { signIn } from '../data/people.ts'
import { openDatabase } from '../database.ts'
import { atLeast, atMost, type Figure } from '../figure.ts'
import { load } from '../load.ts'
import { databaseMemory, memoryOf } from '../memory.ts'
import { startServer } from '../processes.ts'
import { interleave, median } from '../rounds.ts'
import type { Size } from '../size.ts'

const path = '/bench/cases'

/** The list of 10,000 cases, for somebody unknown and somebody signed in, beside servers that do the least possible. */
export async function listPage(size: Size): Promise<Figure[]> {
  const database = await openDatabase()
  const city = await seedCity(database.ownerClient, 'bench', size.cases)
  const cookie = await signIn(database.appPool, city, 'resident')
  await settle(database.ownerClient)
  const open = await capture(database, path, { 'accept-encoding': 'gzip' })
  const signed = await capture(database, path, { 'accept-encoding': 'gzip', cookie })
  const env = { APP_DATABASE: database.app, BENCH_FOLDER: database.folder }
  const answers = {
    open: await keepAnswer(database, 'open', open),
    signed: await keepAnswer(database, 'signed', signed),
  }
  const servers = {
    app: await startServer('app', env),
    rawOpen: await startServer('raw', { ...env, ANSWERS: answers.open }),
    rawSigned: await startServer('raw', { ...env, ANSWERS: answers.signed }),
    bare: await startServer('bare', { ...env, ANSWERS: answers.signed }),
  }
  const run =
    (server: keyof typeof servers, connections: number, headers: Record<string, string>) => async () =>
      (
        await load({
          url: `http://127.0.0.1:${servers[server].port}${path}`,
          seconds: size.seconds,
          connections,
          headers: { 'accept-encoding': 'gzip', ...headers },
        })
      ).rps
  const variants = {
    open: run('app', 40, {}),
    rawOpen: run('rawOpen', 40, {}),
    signed: run('app', 16, { cookie }),
    bare: run('bare', 16, {}),
    rawSigned: run('rawSigned', 16, {}),
  }
  await interleave(1, variants)
  const results = await interleave(size.rounds, variants)
  const webMemory = memoryOf(servers.app.pid)
  const dbMemory = databaseMemory(database.folder)
  for (const server of Object.values(servers)) await server.stop()
  await database.stop()
  const { open: opened, rawOpen, signed: signedIn, bare, rawSigned } = mapped(results)
  return [
    atLeast(
      'Public list page, nobody signed in ÷ raw node:http',
      opened / rawOpen,
      0.5,
      `${opened.toFixed(0)} of ${rawOpen.toFixed(0)} requests/s`,
    ),
    atLeast(
      'Signed in ÷ bare node:http + pg with the same statements',
      signedIn / bare,
      0.5,
      `${signedIn.toFixed(0)} of ${bare.toFixed(0)} requests/s`,
    ),
    {
      claim: 'Signed in ÷ raw node:http',
      measured: `${(signedIn / rawSigned).toFixed(3)} (of ${rawSigned.toFixed(0)} requests/s)`,
      target: 'reported',
    },
    atMost('List page, HTML', open.body.length / 1000, 15, 'kB gzip'),
    atMost('Web process under this load', webMemory, 150, 'MB PSS'),
    atMost('Database under this load', dbMemory, 200, 'MB PSS'),
  ]
}

const mapped = <K extends string>(results: Record<K, number[]>): Record<K, number> =>
  Object.fromEntries(
    Object.entries<number[]>(results).map(([name, values]) => [name, median(values)]),
  ) as Record<K, number>
