import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { forgetSlips } from '../forget.ts'

let app: TestApp
let worker: TestPerson
let colleague: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  worker = await app.person('nishitokyo', { hat: 'supportCenter', name: '中間 花子' })
  colleague = await app.person('nishitokyo', { hat: 'supportCenter', name: '中間 次郎' })
})
afterAll(() => app?.stop())

const slip = {
  as: 'keep',
  version: '0',
  channel: 'visit',
  minutes: '３０分',
  visitorKind: 'person',
  continued: 'no',
  themes: ['environment'],
  asked: '公園の花壇を直したい',
  answered: '花の会を紹介した',
}
const write = async (fields: Record<string, string | string[]> = {}, who = worker) =>
  who.post('/nishitokyo/centre/slips', { ...slip, ...fields })
const pathOf = (location: string | null) => (location ?? '').replace(/\?.*/, '')

describe('a slip', () => {
  test('is typed in one form without a name, gets a number and is found by its words', async () => {
    const made = await write({ visitor: '青い帽子の人' })
    expect(made.status).toBe(303)
    const { text } = await worker.get(made.location ?? '')
    for (const shown of ['相談票 2026-0001', '30分', '環境・美化', '青い帽子の人', '初めて', '中間 花子'])
      expect(text).toContain(shown)
    expect((await colleague.get('/nishitokyo/centre/slips?q=花壇')).text).toContain('2026-0001')
    expect((await colleague.get('/nishitokyo/centre/slips?q=図書館')).text).toContain(
      '当てはまる相談票はありません',
    )
  })

  test('with mistakes keeps all that was typed and says what is missing', async () => {
    const answer = await write({ themes: [], minutes: 'ながい', visitor: '犬を連れた人' })
    expect(answer.status).toBe(422)
    for (const shown of ['かかった時間は、0から1440', '「テーマ」', 'value="犬を連れた人"', 'value="ながい"'])
      expect(answer.text).toContain(shown)
  })

  test('takes no theme, group or case that is not there', async () => {
    expect((await write({ themes: ['nonsense'] })).status).toBe(422)
    const stranger = await app.person('echizen', {
      hat: 'representative',
      organization: { kind: 'npo', name: 'よその会' },
    })
    expect((await write({ organization: stranger.organizationId ?? '' })).status).toBe(422)
    expect((await write({ caseNumber: '2026-00099-X' })).text).toContain('見つかりません')
  })

  test('left as a draft lacks what it likes, is seen by its writer alone and gets its number when kept', async () => {
    const made = await worker.submit('/nishitokyo/centre/slips', {
      ...slip,
      as: 'draft',
      themes: [],
      asked: '書きかけの言葉',
    })
    expect(made.text).toContain('下書きを置きました')
    const draft = /centre\/slips\/([0-9a-f-]{36})">下書き/.exec(made.text)?.[1] ?? ''
    expect((await colleague.get(`/nishitokyo/centre/slips/${draft}`)).status).toBe(404)
    expect((await colleague.get('/nishitokyo/centre/slips?q=書きかけ')).text).not.toContain(draft)
    expect((await worker.get('/nishitokyo/centre/work')).text).toContain('わたしの下書き')
    const kept = await worker.submit(`/nishitokyo/centre/slips/${draft}`, { ...slip, version: '1' })
    expect(kept.text).toMatch(/相談票 2026-\d{4}/)
    expect((await colleague.get(`/nishitokyo/centre/slips/${draft}`)).status).toBe(200)
  })

  test('corrected by two at once has one winner', async () => {
    const path = pathOf((await write()).location)
    expect((await worker.post(path, { ...slip, version: '1', asked: '直した' })).status).toBe(303)
    expect((await colleague.post(path, { ...slip, version: '1', asked: '遅かった' })).status).toBe(409)
    expect((await worker.get(path)).text).toContain('直した')
  })

  test('goes on: a follow-up stands on the same slip and moves the day to get in touch', async () => {
    const path = pathOf((await write({ followOn: '2026-06-01' })).location)
    expect((await worker.get('/nishitokyo/centre/slips?show=due')).text).toContain(path)
    const note = { version: '1', channel: 'phone', minutes: '10', text: '電話で会計の話をした' }
    const answer = await colleague.submit(`${path}/notes`, note)
    for (const shown of ['続きを書きました', '電話で会計の話をした', '中間 次郎'])
      expect(answer.text).toContain(shown)
    expect((await worker.get('/nishitokyo/centre/slips?show=due')).text).not.toContain(path)
    expect((await worker.get('/nishitokyo/centre/slips?q=会計の話')).text).toContain(path)
    expect((await colleague.post(`${path}/notes`, { ...note, text: '' })).status).toBe(422)
  })

  test('the list is filtered by theme, month and who took it', async () => {
    const path = pathOf((await write({ themes: ['safety'], heldOn: '令和8年3月2日' }, colleague)).location)
    const list = async (query: string) => (await worker.get(`/nishitokyo/centre/slips?${query}`)).text
    expect(await list(`theme=safety&month=2026-03&staff=${colleague.id}`)).toContain(path)
    for (const other of [
      'theme=welfare',
      'month=2026-04',
      `staff=${worker.id}`,
      'theme=safety&month=2025-03',
    ])
      expect(await list(other)).not.toContain(path)
  })
})

test('the centre has themes of its own besides the city’s fields, and hides what it does not use', async () => {
  const saved = await worker.submit('/nishitokyo/centre/themes', {
    used: ['environment', 'safety', 'welfare'],
    added: '会計・助成金\n\n会計・助成金\n法人化',
  })
  expect(saved.text).toContain('テーマを保存しました')
  const { text } = await worker.get('/nishitokyo/centre/slips/new')
  expect(text.match(/会計・助成金/g)).toHaveLength(1)
  expect(text).toContain('法人化')
  expect(text).not.toContain('産業・観光')
})

test('a slip whose day has passed loses who said what, and is still counted', async () => {
  const path = pathOf(
    (await write({ keepUntil: '2026-07-01', asked: '消える言葉', visitor: '消える人' })).location,
  )
  await worker.post(`${path}/notes`, { version: '1', channel: 'phone', minutes: '10', text: '消える続き' })
  expect((await worker.get('/nishitokyo/centre/slips?show=ending')).text).toContain(path)
  const forget = forgetSlips(app.owner, () => new Date('2026-07-01T01:00:00Z'))
  await forget()
  expect((await worker.get(path)).text).toContain('消える言葉')
  await forgetSlips(app.owner, () => new Date('2026-07-02T01:00:00Z'))()
  const { text } = await worker.get(path)
  for (const gone of ['消える言葉', '消える人', '消える続き']) expect(text).not.toContain(gone)
  expect(text).toContain('数だけが残っています')
  expect((await worker.get(`${path}/edit`)).status).toBe(404)
})
