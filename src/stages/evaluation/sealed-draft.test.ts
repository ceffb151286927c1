import { readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionCookie } from '../../core/people/session.ts'
import { openPool } from '../../platform/db/pool.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Fields } from '../../testing/browser.ts'
import type { TestCase } from '../../testing/case.ts'
import { filledSheet, newPeople, openEvaluation, type People, runOpening } from './scene.testing.ts'

const city = 'shinjo'
/** Stands for whatever a party writes: it is to be found nowhere in the database, not before handing in and not after. */
const canary = 'カナリア結書きかけ9c2e'
const cookie = `yui_sheet_${city}`
let app: TestApp
let people: People
let opened: TestCase
let path: string
let since: string
beforeAll(async () => {
  app = await startTestApp()
  since = (await asAdmin('SELECT pg_walfile_name(pg_current_wal_lsn()) AS said')).said ?? ''
  people = await newPeople(app, city)
  opened = await openEvaluation(app, city, people)
  path = `${opened.path}/evaluation/sheet`
})
afterAll(() => app?.stop())

async function asAdmin(sql: string): Promise<Record<string, string>> {
  const pool = openPool(app.connection('admin'), 1, 'yui-test-bytes')
  try {
    return (await pool.query<Record<string, string>>(sql)).rows[0] ?? {}
  } finally {
    await pool.end()
  }
}

/** Every file of this database as it lies on the disk, rows that were changed included, and the write-ahead log since. */
async function onDisk(): Promise<{ searched: number; found: string[] }> {
  await asAdmin('CHECKPOINT')
  const pool = openPool(app.connection('admin'), 1, 'yui-test-bytes')
  const { rows } = await pool.query<{ pid: number; base: string }>(
    'SELECT pg_backend_pid() AS pid, oid::text AS base FROM pg_database WHERE datname = current_database()',
  )
  const [{ pid, base } = { pid: 0, base: '' }] = rows
  // The server names its folder by where its processes stand.
  const home = await readlink(`/proc/${pid}/cwd`)
  await pool.end()
  const tables = (await readdir(join(home, 'base', base))).map((name) => join('base', base, name))
  const log = (await readdir(join(home, 'pg_wal'))).filter(
    (name) => /^[0-9A-F]{24}$/.test(name) && name >= since,
  )
  const files = [...tables, ...log.map((name) => join('pg_wal', name))]
  const found: string[] = []
  for (const name of files) if ((await readFile(join(home, name))).includes(canary)) found.push(name)
  return { searched: files.length, found }
}

async function everything(): Promise<string> {
  const { rows } = await app.owner.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind = 'r'`,
  )
  const all: string[] = []
  for (const { name } of rows)
    all.push(JSON.stringify((await app.owner.query(`SELECT t::text FROM ${name} t`)).rows))
  return all.join('\n')
}
const stored = async () =>
  (await app.owner.query('SELECT fields::text, sent_at FROM draft WHERE path LIKE $1', [`%${path.slice(7)}`]))
    .rows
const carried = (text: string): Fields =>
  Object.fromEntries(
    ['draftId', 'draftKey', 'draftBase', 'as'].map((name) => [
      name,
      new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '',
    ]),
  )

test('what is typed into a sheet is kept for this browser, and its words are nowhere in the database', async () => {
  const { leader } = people
  const shown = await leader.get(path)
  expect(shown.headers.get('set-cookie')).toMatch(
    new RegExp(`^${cookie}=[\\w-]{43}; Path=${path}; HttpOnly; SameSite=Lax`),
  )
  const typed = filledSheet(shown.text, '3', canary)
  const saved = await leader.post(path, { ...typed, ...carried(shown.text), step: 'autosave' })
  expect(JSON.parse(saved.text)).toMatchObject({ state: 'kept' })
  expect(await stored()).toEqual([{ fields: expect.stringMatching(/^\{"sealed": "/), sent_at: null }])
  expect(await everything()).not.toContain(canary)
  // The browser was closed, the session has ended, the person signs in again: it goes on.
  expect((await leader.get(path)).text.split(canary).length).toBeGreaterThan(4)
  const token = leader.cookies.get(sessionCookie(city)) ?? ''
  leader.cookies.delete(sessionCookie(city))
  const ended = await leader.post(path, { ...typed, ...carried((await leader.get(path)).text), step: 'save' })
  expect(ended.location).toContain('/sign-in')
  leader.cookies.set(sessionCookie(city), token)
  expect((await leader.get(path)).text).toContain(canary)
})

test('another browser begins with an empty sheet, and takes nothing from the first', async () => {
  const { leader } = people
  const key = leader.cookies.get(cookie) ?? ''
  leader.cookies.delete(cookie)
  const there = await leader.get(path)
  expect(there.text).not.toContain(canary)
  await leader.post(path, {
    ...filledSheet(there.text, '2', `${canary}別の機械9c`),
    ...carried(there.text),
    step: 'autosave',
  })
  expect(await stored()).toHaveLength(2)
  leader.cookies.set(cookie, key)
  const { text } = await leader.get(path)
  expect([text.includes(canary), text.includes('別の機械9c')]).toEqual([true, false])
  // Nobody else of the party, and nobody with the key alone, reads it.
  people.secretary.cookies.set(cookie, key)
  expect((await people.secretary.get(path)).text).not.toContain(canary)
})

test('handed in: what was kept is empty in every browser, the key is forgotten, and no word is left', async () => {
  const { leader } = people
  const shown = await leader.get(path)
  const sent = await leader.post(path, { ...filledSheet(shown.text, '3', canary), ...carried(shown.text) })
  expect(sent.status).toBe(303)
  expect(sent.headers.get('set-cookie')).toMatch(new RegExp(`${cookie}=; Path=${path}; .*Max-Age=0`))
  const rows = await stored()
  expect(rows.map(({ fields }) => fields)).toEqual(rows.map(() => '{}'))
  const saves = await app.owner.query("SELECT 1 FROM draft_save WHERE fields::text LIKE '%sealed%'")
  expect(saves.rowCount).toBe(0)
  expect(await everything()).not.toContain(canary)
})

test('without the key nothing is kept, and a sheet is handed in all the same', async () => {
  const { chief } = people
  const shown = await chief.get(path)
  chief.cookies.delete(cookie)
  const before = (await stored()).length
  const sent = await chief.post(path, { ...filledSheet(shown.text, '3', canary), ...carried(shown.text) })
  expect([sent.status, (await stored()).length]).toEqual([303, before])
})

// Only where the server is ours are its files to be read.
test.skipIf(process.env.DATABASE_URL !== undefined)(
  'no byte of it lies in the data folder or in the write-ahead log before the opening; after it the same search finds it',
  async () => {
    const before = await onDisk()
    expect(before.searched).toBeGreaterThan(200)
    expect(before.found).toEqual([])
    await runOpening(app)
    const kinds = (await onDisk()).found.map((name) => name.split('/')[0])
    expect(new Set(kinds)).toEqual(new Set(['base', 'pg_wal']))
  },
)
