import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let worker: TestPerson
let officer: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  worker = await app.person('nishitokyo', { hat: 'supportCenter' })
  officer = await app.person('nishitokyo', { hat: 'officer', section: 'collaboration-community' })
  const slip = { as: 'keep', version: '0', visitorKind: 'person', continued: 'no', minutes: '20' }
  const said = { themes: ['environment'], asked: '秘密の言葉', channel: 'visit' }
  for (const [heldOn, channel] of [
    ['2026-05-01', 'visit'],
    ['2026-05-02', 'visit'],
    ['2026-05-03', 'visit'],
    ['2026-05-31', 'phone'],
    ['2026-06-01', 'phone'],
    ['2026-04-30', 'visit'],
    ['2025-05-07', 'mail'],
  ] as const)
    await worker.post('/nishitokyo/centre/slips', { ...slip, ...said, heldOn, channel })
})
afterAll(() => app?.stop())

const release = (fields: Record<string, string>, who = worker) =>
  who.post('/nishitokyo/centre/figures', { month: '2026-05', remark: '', ...fields })

test('the month is counted from the slips, beside the month before and the same month of last year', async () => {
  const { text } = await worker.get('/nishitokyo/centre/figures?month=2026-05')
  expect(text).toContain('支援センターの月の報告（2026年5月）')
  expect(text).toMatch(/来所<\/th><td[^>]*>3<\/td><td[^>]*>1<\/td><td[^>]*>0</)
  expect(text).toMatch(/環境・美化<\/th><td[^>]*>4<\/td><td[^>]*>1<\/td><td[^>]*>1</)
})

test('as CSV it opens in a spreadsheet, and small numbers can be hidden', async () => {
  const open = await worker.get('/nishitokyo/centre/figures/csv?month=2026-05')
  expect(open.headers.get('content-type')).toContain('text/csv')
  expect(open.text).toContain('\r\n,相談の件数,4,1,1\r\n')
  const hidden = await worker.get('/nishitokyo/centre/figures/csv?month=2026-05&few=hidden')
  expect(hidden.text).toContain(',相談の件数,4,3未満,3未満\r\n')
  expect(hidden.text).toContain('電話,非公表,')
})

test('nobody outside sees a number before it is released, and then only what was released', async () => {
  const at = '/nishitokyo/centre/reports/2026-05'
  expect((await officer.get(at)).status).toBe(404)
  expect((await release({ audience: 'city', fewHidden: 'yes', remark: 'にぎやかな月でした' })).status).toBe(
    303,
  )
  const seen = (await officer.get(at)).text
  for (const shown of ['にぎやかな月でした', '3未満', '非公表']) expect(seen).toContain(shown)
  expect(seen).not.toContain('秘密の言葉')
  expect((await officer.get('/nishitokyo/centre')).text).toContain(at)
  expect((await app.anonymous().get(at)).status).toBe(404)
  expect((await app.anonymous().get(`${at}/csv`)).status).toBe(404)
  expect((await app.anonymous().get('/nishitokyo/centre')).text).not.toContain(at)
  expect((await release({ audience: 'public' })).status).toBe(303)
  expect((await app.anonymous().get('/nishitokyo/centre')).text).toContain(at)
  expect((await app.anonymous().get(at)).text).toMatch(/電話<\/th><td[^>]*>1</)
  // What counts is the newest, also where it is for fewer.
  await release({ audience: 'city' })
  expect((await app.anonymous().get(at)).status).toBe(404)
  expect((await app.anonymous().get('/nishitokyo/centre')).text).not.toContain(at)
})

test('what was released does not change when a slip is corrected, and no month is released before it is over', async () => {
  await release({ audience: 'public' })
  const slips = (await worker.get('/nishitokyo/centre/slips?month=2026-05')).text
  const path = /\/nishitokyo\/centre\/slips\/[0-9a-f-]{36}/.exec(slips)?.[0] ?? ''
  const slip = { as: 'keep', version: '1', visitorKind: 'person', continued: 'no', minutes: '20' }
  const moved = { ...slip, themes: ['safety'], asked: 'x', channel: 'mail', heldOn: '2026-05-31' }
  expect((await worker.post(path, moved)).status).toBe(303)
  expect((await app.anonymous().get('/nishitokyo/centre/reports/2026-05')).text).toMatch(
    /メール<\/th><td[^>]*>0</,
  )
  expect((await worker.get('/nishitokyo/centre/figures?month=2026-05')).text).toMatch(
    /メール<\/th><td[^>]*>1</,
  )
  expect((await release({ audience: 'public', month: '2026-06' })).status).toBe(409)
  expect((await release({ audience: 'nobody' })).status).toBe(422)
  expect((await release({ audience: 'public' }, officer)).status).toBe(403)
})
