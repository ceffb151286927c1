import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../app.ts'
import { type Canaries, plantCanaries } from '../canaries.ts'
import { pageRoutes, stepsOf, walk } from '../walk.ts'

/* Class 32: whatever table the software gives out, no cell of it is a formula; every name here begins as one. */
let app: TestApp
let here: Canaries
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [{ visibility: 'public', reach: 'closed' }], '=2+3')
})
afterAll(() => app?.stop())

test('no CSV that anybody can fetch holds a formula', async () => {
  const tables = new Map<string, string>()
  const centre = await app.person('shinjo', { hat: 'supportCenter', name: '=センター' })
  for (const who of [
    await here.as('office'),
    await here.as('administrator'),
    await here.as('officer'),
    centre,
  ])
    for (const { name, status, answer } of await walk(who, stepsOf(pageRoutes, here)))
      if (status === 200 && answer.headers.get('content-type')?.includes('text/csv'))
        tables.set(name, answer.text)
  expect([...tables.keys()]).toEqual(
    expect.arrayContaining(['GET /records/register/csv', 'GET /privacy/register/csv']),
  )
  for (const [name, text] of tables) {
    const rows = parse(text, { bom: true, relax_column_count: true }) as string[][]
    expect(rows.length).toBeGreaterThan(0)
    expect([name, rows.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))]).toEqual([name, []])
    expect([name, text.includes('\r\n')]).toEqual([name, true])
  }
})
