import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import { openLetterhead } from '../../core/notice/index.ts'
import { sessionCookie } from '../../core/people/session.ts'
import { openPool } from '../../platform/db/pool.ts'
import { openKeyFolder } from '../../platform/keys/index.ts'
import { generateSealKey, seal } from '../../platform/seal/index.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { visitor } from '../../testing/browser.ts'
import type { TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'
import { openRound } from './open.ts'
import {
  entryKinds,
  filledSheet,
  handIn,
  newPeople,
  openDuties,
  openEvaluation,
  type People,
  runOpening,
} from './scene.testing.ts'

const city = 'shinjo'
/** Stands for whatever a party wrote; if it turns up anywhere before the opening, the seal leaks. */
const canary = 'カナリア結葛城7f3a'
let app: TestApp
let people: People
let cityId: string

beforeAll(async () => {
  app = await startTestApp()
  people = await newPeople(app, city)
  cityId = await app.cityId(city)
})
afterAll(() => app?.stop())

const tables = async (): Promise<string[]> =>
  (
    await app.owner.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('public', 'graphile_worker') AND c.relkind IN ('r', 'p') ORDER BY 1`,
    )
  ).rows.map(({ name }) => name)

/** Every row of every table as text, sealed bytes read as text too. */
const dump = async (rowsOf: (table: string) => Promise<unknown[]>): Promise<string> => {
  const all: string[] = []
  for (const table of await tables())
    for (const row of await rowsOf(table))
      all.push(
        Object.values(row as object)
          .map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : JSON.stringify(value)))
          .join(' '),
      )
  return all.join('\n')
}
const ownerRows = async (table: string) => (await app.owner.query(`SELECT * FROM ${table}`)).rows
const appRows = async (table: string) => {
  const client = await app.pool.connect()
  try {
    await client.query(`BEGIN READ ONLY; SET LOCAL app.city_id = '${cityId}'`)
    return (await client.query(`SELECT * FROM ${table}`)).rows
  } catch (error) {
    expect((error as { code?: string }).code).toBe('42501')
    return []
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

async function asApp(sql: string): Promise<void> {
  const client = await app.pool.connect()
  try {
    await client.query(`BEGIN; SET LOCAL app.city_id = '${cityId}'`)
    await client.query(sql)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

const openings = async ({ id }: TestCase) =>
  (await app.owner.query('SELECT party_id FROM evaluation_opening WHERE case_id = $1', [id])).rows.length

/** The unsealing itself, as the job would do it whoever queued it. */
async function unsealNow({ id }: TestCase, keysDir = app.keysDir): Promise<void> {
  const unsealPool = openPool(app.connection('yui_unseal'), 1, 'yui-test-unseal')
  const opener = {
    unsealPool,
    appPool: app.pool,
    keys: openKeyFolder(keysDir),
    clock: app.runtime.clock,
    letterhead: openLetterhead(app.runtime),
  }
  try {
    await openRound(opener)({ cityId, caseId: id })
  } finally {
    await unsealPool.end()
  }
}

describe('from handing in until the opening', () => {
  test('what was written is on no page, in no table for any role, in no job and in no log', async () => {
    const opened = await openEvaluation(app, city, people)
    const lines: string[] = []
    const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
    const logged = visitor(createApp({ ...app.runtime, log }, 'build/assets'))
    const cookie = sessionCookie(city)
    logged.cookies.set(cookie, people.leader.cookies.get(cookie) ?? '')
    const page = await logged.get(`${opened.path}/evaluation/sheet`)
    const sent = await logged.post(`${opened.path}/evaluation/sheet`, filledSheet(page.text, '1', canary))
    expect(sent.status).toBe(303)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join('')).not.toContain(canary)
    expect(await dump(ownerRows)).not.toContain(canary)
    const seen = await dump(appRows)
    expect(seen).not.toContain(canary)
    expect(seen).toContain(opened.number)
    for (const person of [...Object.values(people), app.anonymous()])
      for (const path of [
        '',
        '/evaluation',
        '/evaluation/sheet',
        '/evaluation/joint',
        '/evaluation/joint/edit',
      ])
        expect((await person.get(`${opened.path}${path}`)).text).not.toContain(canary)
    expect((await people.leader.get(`/${city}/desk`)).text).not.toContain(canary)
  })

  test('once opened the same looking finds it: these checks can fail', async () => {
    const opened = await openEvaluation(app, city, people)
    await handIn(people.leader, opened.path, '1', canary)
    await handIn(people.officer, opened.path, '1')
    await runOpening(app)
    expect(await dump(ownerRows)).toContain(canary)
    expect((await people.officer.get(`${opened.path}/evaluation`)).text).toContain(canary)
    expect((await app.anonymous().get(opened.path)).text).not.toContain(canary)
  })

  test('nothing is opened while a party is missing, up to the end of the last day', async () => {
    const opened = await openEvaluation(app, city, people)
    await handIn(people.leader, opened.path, '1', canary)
    await unsealNow(opened)
    app.setNow('2026-07-01T14:59:59Z')
    await unsealNow(opened)
    app.setNow('2026-06-01T01:00:00Z')
    expect(await openings(opened)).toBe(0)
    expect(await entryKinds(app, opened)).toEqual(['opened', 'handedIn'])
  })

  test('when the date has passed what is in opens; who is missing is shown as missing, reads nothing, and may come late', async () => {
    const opened = await openEvaluation(app, city, people)
    await handIn(people.leader, opened.path, '1', canary)
    await app.owner.query(`UPDATE evaluation_round SET due_on = '2026-05-31' WHERE case_id = $1`, [opened.id])
    await unsealNow(opened)
    await unsealNow(opened)
    expect(await openings(opened)).toBe(1)
    const page = async (person: TestPerson) => (await person.get(`${opened.path}/evaluation`)).text
    for (const person of [people.officer, people.chief]) {
      expect(await page(person)).not.toContain(canary)
      expect(await page(person)).toContain('出すと、すべてのシートを読めます')
    }
    for (const person of [people.leader, people.member]) expect(await page(person)).toContain(canary)
    expect(await page(people.leader)).toContain('「同じ意見」という意味ではありません')
    expect(await openDuties(app, opened)).toEqual(['evaluation.joint', 'evaluation.sheet'])
    expect((await handIn(people.officer, opened.path, '4', '遅れた言葉')).status).toBe(303)
    expect(await page(people.officer)).toContain(canary)
    await runOpening(app)
    expect(await page(people.leader)).toContain('遅れた言葉')
    expect(await page(people.leader)).not.toContain('「同じ意見」という意味ではありません')
    expect((await entryKinds(app, opened)).slice(-3)).toEqual(['handedIn', 'revealed', 'handedIn'])
    expect(await openDuties(app, opened)).toEqual(['evaluation.joint'])
  })

  test('without its key the round stays sealed, and opens once the key is back', async () => {
    const opened = await openEvaluation(app, city, people)
    await handIn(people.leader, opened.path, '1')
    await handIn(people.officer, opened.path, '1')
    await expect(unsealNow(opened, '/nowhere')).rejects.toThrow('not in the keys folder')
    expect(await openings(opened)).toBe(0)
    await unsealNow(opened)
    expect(await openings(opened)).toBe(2)
    expect((await entryKinds(app, opened)).at(-1)).toBe('revealed')
  })

  test('a sheet put in for another party does not open', async () => {
    const opened = await openEvaluation(app, city, people)
    await handIn(people.leader, opened.path, '1')
    await app.owner.query(
      `INSERT INTO evaluation_sheet (city_id, case_id, judge_id, party_id, sealed, person_id, handed_in_at)
       SELECT city_id, case_id, $2, $2, sealed, person_id, handed_in_at FROM evaluation_sheet WHERE case_id = $1`,
      [opened.id, opened.partyIds[1]],
    )
    await expect(unsealNow(opened)).rejects.toThrow()
    expect(await openings(opened)).toBe(0)
  })
})

describe('roles', () => {
  test('the app role can neither open, replace nor take back a sheet, nor bring in a key of its own', async () => {
    const opened = await openEvaluation(app, city, people)
    await handIn(people.leader, opened.path, '1')
    const other = seal(generateSealKey().publicKey, '{}', 'x')
    const attempts = [
      `INSERT INTO evaluation_opening (city_id, case_id, judge_id, party_id, answers, opened_at)
         VALUES ('${cityId}', '${opened.id}', '${opened.partyIds[0]}', '${opened.partyIds[0]}', '{}', now())`,
      `INSERT INTO evaluation_opening (city_id, case_id, judge_id, answers, opened_at)
         VALUES ('${cityId}', '${opened.id}', '${opened.id}', '{}', now())`,
      `UPDATE evaluation_round SET due_on = '2026-01-01' WHERE case_id = '${opened.id}'`,
      `UPDATE evaluation_plan SET content = '{}' WHERE case_id = '${opened.id}'`,
      `DELETE FROM evaluation_judge WHERE case_id = '${opened.id}'`,
      `UPDATE evaluation_sheet SET sealed = '\\x${other.toString('hex')}' WHERE case_id = '${opened.id}'`,
      `DELETE FROM evaluation_sheet WHERE case_id = '${opened.id}'`,
      `UPDATE evaluation_round SET seal_key = 'x' WHERE case_id = '${opened.id}'`,
      `INSERT INTO seal_key (city_id, public_key, created_at) VALUES ('${cityId}', 'x', now())`,
    ]
    for (const sql of attempts) await expect(asApp(sql), sql).rejects.toThrow('permission denied')
  })

  test('of the parties the unsealing role sees which there are, and no name', async () => {
    const unsealPool = openPool(app.connection('yui_unseal'), 1, 'yui-test-unseal')
    try {
      await expect(unsealPool.query('SELECT name FROM party')).rejects.toThrow('permission denied')
      await expect(unsealPool.query('SELECT title FROM collaboration')).rejects.toThrow('permission denied')
      expect((await unsealPool.query('SELECT id FROM party')).rows).toEqual([])
    } finally {
      await unsealPool.end()
    }
  })

  test('the unsealing role reads the rounds and whose they are, writes openings, and nothing else', async () => {
    const { rows } = await app.owner.query<{ name: string; may: string[] }>(
      `SELECT c.relname AS name, array_remove(ARRAY[
         CASE WHEN has_table_privilege('yui_unseal', c.oid, 'SELECT') THEN 'SELECT' END,
         CASE WHEN has_table_privilege('yui_unseal', c.oid, 'INSERT') THEN 'INSERT' END,
         CASE WHEN has_table_privilege('yui_unseal', c.oid, 'UPDATE') THEN 'UPDATE' END,
         CASE WHEN has_table_privilege('yui_unseal', c.oid, 'DELETE') THEN 'DELETE' END], NULL) AS may
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('public', 'graphile_worker') AND c.relkind IN ('r', 'p', 'v') ORDER BY 1`,
    )
    expect(rows.filter(({ may }) => may.length > 0)).toEqual([
      { name: 'evaluation_judge', may: ['SELECT'] },
      { name: 'evaluation_opening', may: ['SELECT', 'INSERT'] },
      { name: 'evaluation_round', may: ['SELECT'] },
      { name: 'evaluation_sheet', may: ['SELECT'] },
    ])
  })
})
