import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { blindId } from '../../src/lib/ids.ts'
import { ask } from '../ask.ts'
import { seedCity, settle } from '../data/cities.ts'
import { signIn } from '../data/people.ts'
import { type BenchDatabase, openDatabase } from '../database.ts'
import { atMost, type Figure } from '../figure.ts'
import { startServer } from '../processes.ts'
import { median, percentile } from '../rounds.ts'
import type { Size } from '../size.ts'

const people = 200
const senders = 50
const everyMs = 20_000
const form = {
  issue: '花壇が荒れています。',
  wish: '一緒に直したい。',
  proposer: '見本',
  field: 'environment',
  visibility: 'public',
}

export type Writer = { cookie: string; id: string; key: string; typed: string; saved: string }
export const newWriter = (cookie: string): Writer => ({
  cookie,
  id: blindId(),
  key: randomBytes(24).toString('base64url'),
  typed: '',
  saved: '',
})

/** One save of what a person has typed so far, by itself or by pressing a button; told in milliseconds. */
export async function saveTyped(
  port: number,
  path: string,
  who: Writer,
  step: 'autosave' | 'save',
): Promise<number> {
  who.typed += `${who.typed.length} `
  const title = who.typed
  const fields = { ...form, title, draftId: who.id, draftKey: who.key, draftBase: '0', step }
  const { ms, status } = await ask({ port, path, headers: { cookie: who.cookie }, form: fields })
  if (status !== 200) throw new Error(`saving: ${status}`)
  who.saved = title
  return ms
}

async function send(port: number, path: string, who: Writer): Promise<number> {
  const title = `送信 ${who.id}`
  const frame = { draftId: who.id, draftKey: who.key, draftBase: '0', step: 'send', submissionId: who.id }
  const { ms, status } = await ask({
    port,
    path,
    headers: { cookie: who.cookie },
    form: { ...form, ...frame, title },
  })
  if (status !== 303) throw new Error(`sending: ${status}`)
  return ms
}

/** Saves at the pace of all of them together, by one person: nothing but the machine between two saves. */
async function alone(port: number, path: string, cookie: string, seconds: number): Promise<number[]> {
  const times: number[] = []
  const who = newWriter(cookie)
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    const ms = await saveTyped(port, path, who, 'autosave')
    times.push(ms)
    if (who.typed.length > 90) Object.assign(who, newWriter(cookie))
    await sleep(Math.max(0, everyMs / people - ms))
  }
  return times
}

/** Each person saves every twenty seconds, at a moment of their own; some send in between. */
async function together(port: number, path: string, writers: readonly Writer[], seconds: number) {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  const lives = writers.map(async (who, at) => {
    await sleep((at / people) * everyMs)
    const sendsAt =
      at < senders
        ? performance.now() + Math.random() * (end - performance.now() - 1000)
        : Number.POSITIVE_INFINITY
    while (performance.now() < end && performance.now() < sendsAt) {
      times.push(await saveTyped(port, path, who, 'autosave'))
      await sleep(Math.min(everyMs, Math.max(0, Math.min(sendsAt, end) - performance.now())))
    }
    if (at < senders) times.push(await send(port, path, who))
  })
  await Promise.all(lives)
  return times
}

async function examine({ ownerClient }: BenchDatabase, writers: readonly Writer[]) {
  const kept = await ownerClient.query<{ id: string; title: string }>(
    "SELECT id, fields->>'title' AS title FROM draft",
  )
  const drafts = new Map(kept.rows.map(({ id, title }) => [id, title]))
  const cases = await ownerClient.query<{ title: string; n: number }>(
    "SELECT title, count(*)::int AS n FROM collaboration WHERE title LIKE '送信 %' GROUP BY title",
  )
  const sent = new Map(cases.rows.map(({ title, n }) => [title, n]))
  const lost = writers.filter((who, at) =>
    at < senders ? !sent.has(`送信 ${who.id}`) : drafts.get(who.id)?.trim() !== who.saved.trim(),
  )
  return { lost: lost.length, doubled: [...sent.values()].filter((n) => n !== 1).length, sent: sent.size }
}

/** 200 people write at once while 50 of them send. */
export async function manyDrafts(size: Size): Promise<Figure[]> {
  const database = await openDatabase()
  const city = await seedCity(database.ownerClient, 'writing', 200)
  const cookies = []
  for (let n = 0; n < people + 1; n += 1) cookies.push(await signIn(database.appPool, city, 'resident'))
  await settle(database.ownerClient)
  const server = await startServer('app', { APP_DATABASE: database.app, BENCH_FOLDER: database.folder })
  const path = '/writing/ideas'
  const [first = '', ...rest] = cookies
  await alone(server.port, path, first, 3)
  const one = await alone(server.port, path, first, size.kills > 10 ? 20 : 5)
  const writers = rest.map(newWriter)
  const all = await together(server.port, path, writers, 60)
  const { lost, doubled, sent } = await examine(database, writers)
  await server.stop()
  await database.stop()
  const tail = percentile(all, 0.95)
  return [
    {
      claim: `${people} people saving every 20 s while ${senders} send within 60 s: lost, doubled`,
      measured: `${lost}, ${doubled} (${sent} sent, ${all.length} requests)`,
      target: '0, 0',
      reached: lost === 0 && doubled === 0 && sent === senders,
    },
    atMost(
      'p95 then ÷ the median at the same rate with one person',
      tail / median(one),
      5,
      '×',
      `${tail.toFixed(1)} ÷ ${median(one).toFixed(1)} ms`,
    ),
  ]
}
