import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let officer: TestPerson
let other: TestPerson
let letters: string[]
beforeAll(async () => {
  app = await startTestApp()
  officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
  other = await app.person('shinjo', { hat: 'officer', section: 'environment' })
  const resident = await app.person('shinjo', { hat: 'resident', name: '葛󠄀城 花子' })
  await app.owner.query(
    `UPDATE person SET channel = 'letter', postal_code = '996-8501', address = '見本県見本市1' WHERE id = $1`,
    [resident.id],
  )
  const idea = {
    title: '題名',
    issue: '課題',
    wish: '望み',
    proposer: '私',
    field: 'health',
    visibility: 'desk',
  }
  for (const _ of [1, 2]) await resident.post('/shinjo/ideas', idea)
  letters = (await app.owner.query('SELECT id FROM letter ORDER BY id')).rows.map(({ id }) => id)
})
afterAll(() => app?.stop())

const stored = async () =>
  (await app.owner.query('SELECT printed_at, posted_on FROM letter ORDER BY id')).rows

test('all that were not printed are printed at once, each on its sheet with address, date and number', async () => {
  const page = await officer.get('/shinjo/letters/print')
  expect(page.text.match(/<article class="yui-letter"/g)).toHaveLength(2)
  expect(page.text.match(/yui-letter__digit/g)).toHaveLength(14)
  for (const part of ['葛󠄀城 花子 様', '見本県見本市1', '令和8年6月1日', '総合政策課', '<svg class="yui-qr"'])
    expect(page.text).toContain(part)
})

test('a letter is marked as printed, then as posted on a day; who did it is kept', async () => {
  await officer.post('/shinjo/letters/marks', { mark: 'printed', letters })
  expect((await stored()).map(({ printed_at }) => printed_at !== null)).toEqual([true, true])
  expect((await officer.get('/shinjo/letters/print')).text).toContain('印刷する手紙はありません')
  const [first = ''] = letters
  const late = await officer.post('/shinjo/letters/marks', {
    mark: 'posted',
    letters: first,
    on: '2026-06-02',
  })
  expect(late.status).toBe(422)
  await officer.post('/shinjo/letters/marks', { mark: 'posted', letters: first, on: '令和8年6月1日' })
  expect((await stored()).map(({ posted_on }) => posted_on)).toEqual(['2026-06-01', null])
  expect((await officer.get('/shinjo/letters?show=posted')).text).toContain(first)
  expect((await officer.get(`/shinjo/letters/${first}`)).text).toContain('送りました')
})

test('nothing chosen is said so, and nothing is recorded', async () => {
  const answer = await officer.post('/shinjo/letters/marks', { mark: 'posted', on: '2026-06-01' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('手紙を選んでください')
})

test('another section neither sees nor marks them', async () => {
  const [, second = ''] = letters
  expect((await other.get('/shinjo/letters')).text).not.toContain('葛󠄀城')
  expect((await other.get(`/shinjo/letters/${second}`)).status).toBe(404)
  await other.post('/shinjo/letters/marks', { mark: 'posted', letters: second, on: '2026-06-01' })
  expect((await stored())[1].posted_on).toBeNull()
})
