import { afterAll, beforeAll, expect, test } from 'vitest'
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
