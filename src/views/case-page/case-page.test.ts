import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLedger } from '../../core/trail/ledger.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

test('an English case page names the section in English and marks what people wrote as Japanese', async () => {
  const resident = await app.person('shinjo', { hat: 'resident' })
  const { path } = await openTestCase(app, 'shinjo', {
    section: 'environment',
    parties: [resident, { name: '環境課' }],
  })
  const reader = app.anonymous()
  await reader.get(`${path}?lang=en`)
  const { text } = await reader.get(path)
  const parties = /<ul class="yui-plain-list">(.*?)<\/ul>/.exec(text)?.[1]
  expect(parties).toBe('<li>Resident</li><li>Environment Section</li>')
  expect(text).toContain('<span lang="ja">公園をきれいにする</span>')
  expect(text).toMatch(/yui-prose--typed" lang="ja"><p>落ち葉で困っている/)
  expect((await app.anonymous().get(path)).text).toContain('<li>市民</li><li>環境課</li>')
})

test('a long thread begins with its newest hundred entries, and the ones before are one link away', async () => {
  const opened = await openTestCase(app, 'shinjo', { stage: 'running', parties: [{ name: '見本会' }] })
  const now = app.runtime.clock()
  const by = { personId: null, hatId: null, name: '見本会', publicName: '見本会' }
  await inCity(app.pool, await app.cityId('shinjo'), 'write', async (tx) => {
    const ledger = openLedger(tx, by, now)
    for (let n = 1; n <= 120; n += 1)
      ledger.record({
        caseId: opened.id,
        stage: 'running',
        kind: 'logged',
        visibility: 'public',
        facts: { on: '2026-04-01', text: `見本の記録${n}号` },
      })
    await ledger.flush()
  })
  const told = (html: string) => [...html.matchAll(/見本の記録(\d+)号/g)].map(([, n]) => Number(n))
  const reader = app.anonymous()
  const { text } = await reader.get(opened.path)
  const all = (await reader.get(`${opened.path}?thread=all`)).text
  expect([Math.max(...told(text)), new Set(told(text)).size, new Set(told(all)).size]).toEqual([
    120, 100, 120,
  ])
  expect(text).toMatch(/thread=all#thread">これより前の2\d件も見る/)
  expect(all).not.toContain('thread=all#thread')
})
