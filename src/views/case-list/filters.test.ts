import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

const list = async (query: string) => (await app.anonymous().get(`/shinjo/cases?${query}`)).text

test('a filter that the city does not have is no filter, and the others still hold', async () => {
  const resident = await app.person('shinjo', { hat: 'resident' })
  const { number } = await openTestCase(app, 'shinjo', { parties: [resident] })
  expect(await list('stage=closed')).not.toContain(number)
  const unknown = await list('stage=nonsense&form=nonsense')
  expect(unknown).toContain(number)
  expect(unknown).not.toContain('つの条件で絞り込み中')
  expect(await list('stage=closed&form=nonsense')).not.toContain(number)
})

test('two forms of one name are told apart by their group', async () => {
  const select = /<select[^>]*name="form"[\s\S]*?<\/select>/.exec(await list(''))?.[0] ?? ''
  const labels = [...select.matchAll(/<option[^>]*>([^<]*)/g)].map(([, label]) => label)
  expect(labels).toContain('事業協力・協定（市民主体のかたち）')
  expect(new Set(labels).size).toBe(labels.length)
})
