import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startDatabases } from '../../src/boot/databases.ts'
import { seedCity } from '../data/cities.ts'
import { signIn } from '../data/people.ts'
import { openDatabase } from '../database.ts'
import type { Figure } from '../figure.ts'
import { databaseProcesses } from '../memory.ts'
import { type Server, startServer } from '../processes.ts'
import type { Size } from '../size.ts'
import { newWriter, saveTyped, type Writer } from './drafts.ts'

const path = '/typing/ideas'
const victims = ['browser', 'app', 'database'] as const
type Victim = (typeof victims)[number]

/** Types and saves until it is cut off; `saved` is what was last acknowledged. */
async function type(
  port: number,
  who: Writer,
  step: 'autosave' | 'save',
  until: { cut: boolean },
): Promise<void> {
  while (!until.cut && who.typed.length < 90) {
    const done = await saveTyped(port, path, who, step).catch(() => undefined)
    if (done === undefined) return
    await sleep(5)
  }
}

/** A browser that dies while it sends: half a request, then nothing. */
async function dieSending(port: number, { cookie, id, key }: Writer): Promise<void> {
  const body = new URLSearchParams({
    title: '途中',
    draftId: id,
    draftKey: key,
    draftBase: '0',
    step: 'autosave',
  }).toString()
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\nSec-Fetch-Site: same-origin\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`,
  )
  socket.write(body.slice(0, Math.floor(Math.random() * body.length)))
  await sleep(Math.random() * 10)
  socket.destroy()
}

function killAll(pids: readonly number[]) {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // gone already
    }
  }
}

async function cut(victim: Victim, server: Server, folder: string, who: Writer): Promise<void> {
  if (victim === 'browser') return dieSending(server.port, who)
  const ended = once(server.child, 'exit')
  if (victim === 'app') return killAll([server.pid])
  killAll(databaseProcesses(folder))
  await sleep(50)
  killAll([server.pid])
  await ended
}

async function keptOf(folder: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { databases, stop } = await startDatabases(join(folder, 'postgres'), () => undefined)
  const owner = new pg.Client({ connectionString: databases.owner })
  await owner.connect()
  const { rows } = await owner.query<{ id: string; title: string }>(
    "SELECT id, fields->>'title' AS title FROM draft WHERE id = ANY ($1::uuid[])",
    [ids],
  )
  await owner.end()
  await stop()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

const isKept = (kept: ReadonlyMap<string, string>, { id, saved }: Writer): boolean =>
  saved === '' || (kept.get(id) ?? '').startsWith(saved.trim())

type Fate = { step: 'autosave' | 'save'; who: Writer }

/** One form, typed until one of the three is killed. */
async function oneFate(folder: string, cookie: string, round: number): Promise<Fate> {
  const victim = victims[round % victims.length] ?? 'app'
  const step = round % 2 === 0 ? 'autosave' : 'save'
  const server = await startServer('everything', { BENCH_FOLDER: folder, LOG_LEVEL: 'silent' })
  const who = newWriter(cookie)
  const until = { cut: false }
  const typing = type(server.port, who, step, until)
  await sleep(150 + Math.random() * 250)
  until.cut = victim === 'browser'
  if (victim === 'browser') await typing
  await cut(victim, server, folder, who)
  await typing
  if (server.child.exitCode === null && server.child.signalCode === null) await server.stop()
  killAll(databaseProcesses(folder))
  return { step, who }
}

/** Browser, app or database killed at a random moment of a form, with and without script. */
export async function draftsKilled(size: Size): Promise<Figure[]> {
  const database = await openDatabase()
  const city = await seedCity(database.ownerClient, 'typing', 0)
  const cookie = await signIn(database.appPool, city, 'resident')
  await database.pause()
  const kills = size.kills * 2
  const fates: Fate[] = []
  for (let round = 0; round < kills; round += 1) fates.push(await oneFate(database.folder, cookie, round))
  const ids = fates.map(({ who }) => who.id)
  const kept = await keptOf(database.folder, ids)
  await database.discard()
  const lost = (step: string) => fates.filter((one) => one.step === step && !isKept(kept, one.who)).length
  const saved = fates.filter(({ who }) => who.saved !== '').length
  return [
    {
      claim: `Browser, app or database killed ${kills} times while a form is typed: acknowledged saves lost, by script and by button`,
      measured: `${lost('autosave')}, ${lost('save')} (${saved} forms with a save)`,
      target: '0, 0',
      reached: lost('autosave') === 0 && lost('save') === 0 && saved > kills / 2,
    },
  ]
}
