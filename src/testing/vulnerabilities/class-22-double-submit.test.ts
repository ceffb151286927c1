import { afterAll, beforeAll, expect, test } from 'vitest'
import { blindId } from '../../lib/ids.ts'
import { startTestApp, type TestApp } from '../app.ts'
import type { Answer } from '../browser.ts'
import { type Canaries, plantCanaries } from '../canaries.ts'

/* Class 22: a form sent twice, also at the same moment, has one result; two people at once have one winner. */
let app: TestApp
let here: Canaries
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [
    { visibility: 'public', reach: 'sent' },
    { visibility: 'public', reach: 'drafted' },
    { visibility: 'public', reach: 'evaluating' },
  ])
})
afterAll(() => app?.stop())

const at = (n: number) => `/shinjo/cases/${here.cases[n]?.number}`
const idOf = (n: number) => here.cases[n]?.id
const times = <T>(n: number, make: () => Promise<T>) => Promise.all(Array.from({ length: n }, make))
const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort()
const count = async (sql: string, values: unknown[]) =>
  Number((await app.owner.query(sql, values)).rows[0]?.n)
const idea = {
  title: '見守り',
  issue: '暗い',
  wish: '明るく',
  proposer: '親の会',
  field: 'snow',
  visibility: 'public',
}

test('an idea sent eight times at once with one form is one case, and each is led to it', async () => {
  const resident = await here.as('resident')
  const before = await count('SELECT count(*) AS n FROM collaboration', [])
  const submissionId = blindId()
  const answers = await times(8, () => resident.post('/shinjo/ideas', { ...idea, submissionId }))
  expect(statuses(answers)).toEqual(Array(8).fill(303))
  expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
  expect(await count('SELECT count(*) AS n FROM collaboration', [])).toBe(before + 1)
})

test('two forms with the same words are two ideas', async () => {
  const resident = await here.as('resident')
  const [a, b] = await times(2, () => resident.post('/shinjo/ideas', idea))
  expect(a?.location).not.toBe(b?.location)
})

test('numbers never repeat and leave no hole under eight senders at once', async () => {
  const resident = await here.as('resident')
  const answers = await times(8, () => resident.post('/shinjo/ideas', { ...idea, field: 'unknown' }))
  expect(statuses(answers)).toEqual(Array(8).fill(303))
  const { rows } = await app.owner.query<{ ordinal: number }>(
    'SELECT ordinal FROM collaboration WHERE fiscal_year = 2026 ORDER BY ordinal',
  )
  const first = Number(rows[0]?.ordinal)
  expect(rows.map(({ ordinal }) => Number(ordinal))).toEqual(rows.map((_, n) => first + n))
})

test('two officers accept at once: one wins, the other is told, and the thread says it once', async () => {
  const officers = [await here.as('officer'), await here.as('chief'), await here.as('office')]
  const answers = await Promise.all(
    officers.map((officer) => officer.post(`${at(0)}/consultation/acceptance`, { version: '1' })),
  )
  expect(statuses(answers)).toEqual([303, 409, 409])
  for (const { text } of answers.filter(({ status }) => status === 409)) expect(text).toContain(at(0))
  expect(
    await count(`SELECT count(*) AS n FROM entry WHERE case_id = $1 AND kind = 'accepted'`, [idOf(0)]),
  ).toBe(1)
})

const confirmation = (text: string) => ({
  hash: /name="hash" value="([^"]*)"/.exec(text)?.[1] ?? '',
  version: /name="version" value="([^"]*)"/.exec(text)?.[1] ?? '',
})

test('all parties confirm at once, each three times: every party stands there once, and it takes effect once', async () => {
  const people = [await here.as('resident'), await here.as('civic'), await here.as('chief')]
  const page = await (people[0] as (typeof people)[0]).get(`${at(1)}/agreement`)
  const fields = confirmation(page.text)
  const answers = await Promise.all(
    people.flatMap((person) => [1, 2, 3].map(() => person.post(`${at(1)}/agreement/confirmation`, fields))),
  )
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  expect(await count('SELECT count(*) AS n FROM joint_confirmation WHERE case_id = $1', [idOf(1)])).toBe(3)
  expect(await count('SELECT count(*) AS n FROM joint_effect WHERE case_id = $1', [idOf(1)])).toBe(1)
  expect(
    await count(
      `SELECT count(*) AS n FROM duty WHERE case_id = $1 AND kind = 'running.finish' AND closed_at IS NULL`,
      [idOf(1)],
    ),
  ).toBe(1)
})

test('a sheet handed in four times at once is one sheet', async () => {
  const resident = await here.as('resident')
  const { text } = await resident.get(`${at(2)}/evaluation/sheet`)
  const codes = [...text.matchAll(/name="((?:items|notes)\.\d+)\.code" value="([^"]+)"/g)]
  expect(codes.length).toBeGreaterThan(3)
  const sheet = Object.fromEntries(
    codes.flatMap(([, row = '', code = '']) => [
      [`${row}.code`, code],
      [`${row}.words`, 'よい'],
      ...(row.startsWith('items') ? [[`${row}.mark`, '5']] : []),
    ]),
  )
  const answers = await times(4, () => resident.post(`${at(2)}/evaluation/sheet`, sheet))
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  expect(answers.filter(({ status }) => status === 303).length).toBeGreaterThan(0)
  expect(await count('SELECT count(*) AS n FROM evaluation_sheet WHERE case_id = $1', [idOf(2)])).toBe(1)
  expect(
    await count(`SELECT count(*) AS n FROM entry WHERE case_id = $1 AND kind = 'handedIn'`, [idOf(2)]),
  ).toBe(1)
})
