import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personalColumns } from '../../platform/db/personal.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { fileOf } from './files.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

test('every table with a personal column belongs to a file of the register', () => {
  const tables = [...new Set(personalColumns.map(({ table }) => table))]
  expect(tables.filter((table) => fileOf(table) === undefined)).toEqual([])
})

describe('the register', () => {
  test('says of each file what it is for, what it holds and of how many', async () => {
    const office = await app.person('shinjo', { hat: 'coordination', name: '窓口' })
    const { text } = await office.get('/shinjo/privacy/register')
    for (const words of ['利用者ファイル', '協働案件ファイル', '氏名・よみ', '連絡先', 'Yui の案'])
      expect(text).toContain(words)
    expect(text).not.toContain('公表の対象')
  })

  test('marks a file of a thousand people and more', async () => {
    await app.owner.query(
      `INSERT INTO person (city_id, id, name, created_at) SELECT $1, gen_random_uuid(), 'x', $2 FROM generate_series(1, 1000)`,
      [await app.cityId('echizen'), app.runtime.clock()],
    )
    const office = await app.person('echizen', { hat: 'administrator' })
    expect((await office.get('/echizen/privacy/register')).text).toMatch(/1001（1,000人以上/)
  })

  test('comes as CSV that opens in a spreadsheet, and holds nobody', async () => {
    const office = await app.person('shinjo', { hat: 'coordination', name: '=窓口' })
    const { text, headers } = await office.get('/shinjo/privacy/register/csv')
    expect(headers.get('content-type')).toBe('text/csv; charset=UTF-8')
    expect(text.split('\r\n').length).toBe(10)
    expect(text).not.toContain('窓口 ')
    const resident = await app.person('shinjo', { hat: 'resident' })
    for (const path of ['/shinjo/privacy/register', '/shinjo/privacy/register/csv'])
      expect((await resident.get(path)).status).toBe(403)
  })
})

test('whoever is asked for a name reads what for, who sees it and how long it is kept', async () => {
  const { text } = await app.anonymous().get('/shinjo/ideas/new')
  for (const words of ['お名前や連絡先の使い方', '利用目的', '見る人', '残す期間', 'Yui の案'])
    expect(text).toContain(words)
  const administrator = await app.person('shinjo', { hat: 'administrator' })
  expect((await administrator.get('/shinjo/people/new')).text).toContain('利用目的')
})
