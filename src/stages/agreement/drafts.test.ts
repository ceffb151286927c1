import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionCookie } from '../../core/people/session.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

const section = 'urban-development'
let app: TestApp
let leader: TestPerson
let path: string
beforeAll(async () => {
  app = await startTestApp()
  leader = await app.person('shinjo', {
    hat: 'representative',
    organization: { kind: 'community', name: '見本町内会' },
  })
  const opened = await openTestCase(app, 'shinjo', {
    section,
    parties: [{ ...leader, name: '見本町内会' }, { section }],
  })
  path = `${opened.path}/agreement`
})
afterAll(() => app?.stop())

const carried = (text: string) =>
  Object.fromEntries(
    ['draftId', 'draftKey', 'draftBase', 'as', 'version'].map((name) => [
      name,
      new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '',
    ]),
  )
const rowsIn = (text: string) => new Set(text.match(/name="resources\.\d+\.what"/g)).size

test('an agreement whose session ended in the middle is there after signing in, row by row', async () => {
  const shown = (await leader.get(`${path}/edit`)).text
  // Enter presses the first button of a form: it keeps, and adds no row.
  const buttons = shown.slice(shown.indexOf('id="draft-form"')).match(/<button[^>]*>/g) ?? []
  expect([buttons[0]?.includes('value="save"'), buttons[0]?.includes('addRow')]).toEqual([true, false])
  const typed = { purpose: '書きかけの目的', 'resources.0.what': '竹ぼうき' }
  const added = await leader.post(`${path}/versions`, { ...carried(shown), ...typed, addRow: '1' })
  expect(added.text).toContain('竹ぼうき')
  expect(rowsIn(added.text)).toBe(3)
  const kept = await leader.get(`${path}/edit`)
  expect([kept.text.includes('書きかけの目的'), kept.text.includes('竹ぼうき')]).toEqual([true, true])
  const cookie = sessionCookie('shinjo')
  const token = leader.cookies.get(cookie) ?? ''
  leader.cookies.delete(cookie)
  const ended = await leader.post(`${path}/versions`, {
    ...carried(kept.text),
    ...typed,
    'resources.1.what': '軍手',
  })
  expect(ended.location).toContain('/sign-in?kept=1')
  leader.cookies.set(cookie, token)
  const back = await leader.get(`${path}/edit`)
  expect([back.text.includes('軍手'), back.text.includes('竹ぼうき')]).toEqual([true, true])
  expect((await leader.get(`${path}/versions`)).location).toBe(`${path}/edit`)
})
