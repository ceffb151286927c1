import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

const section = 'urban-development'
const place = '新庄市見本町1丁目2番'
let app: TestApp
let leader: TestPerson
let officer: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  const organization = { kind: 'community', name: '見本町内会' }
  leader = await app.person('shinjo', { hat: 'representative', organization })
  officer = await app.person('shinjo', { hat: 'officer', section })
  await say({ representative: '見本 太郎', address: place, phone: '0233-22-2111' }, '0')
})
afterAll(() => app?.stop())

const say = (facts: Record<string, string>, version: string) =>
  leader.post(`/shinjo/groups/${leader.organizationId}/profile`, {
    name: '見本町内会',
    kind: 'community',
    version,
    ...facts,
  })

const parties = () => [{ ...leader, name: '見本町内会' }, { section }]

test('the agreement names where a group is and who stands for it as its profile says; what was written stays so', async () => {
  const { path, partyIds } = await openTestCase(app, 'shinjo', { section, parties: parties() })
  const roles = Object.fromEntries(
    partyIds.flatMap((id, i) => [
      [`roles.${i}.party`, id],
      [`roles.${i}.role`, '役割'],
    ]),
  )
  const text = { purpose: '目的', issue: '課題', goal: '目標', startsOn: '2026-07-01', endsOn: '2027-03-31' }
  const write = (version: string) =>
    officer.post(`${path}/agreement/versions`, { version, ...text, ...roles })
  expect((await write('0')).status).toBe(303)
  const print = async () => (await leader.get(`${path}/agreement/print`)).text
  for (const told of ['見本 太郎', place]) expect(await print()).toContain(told)
  expect(await print()).not.toContain('0233-22-2111')
  // The next representative does not stand under a text that was written before.
  await say({ representative: '見本 次郎', address: place }, '1')
  expect(await print()).toContain('見本 太郎')
  expect((await leader.post(`${path}/agreement/versions`, { version: '1', ...text, ...roles })).status).toBe(
    303,
  )
  expect(await print()).toContain('見本 次郎')
  const page = (await leader.get(`${path}/agreement`)).text
  expect(page).toMatch(/見本 太郎[\s\S]*見本 次郎/)
  const stranger = await app.anonymous().get(`${path}/agreement`)
  expect(stranger.text).not.toContain('見本 次郎')
  await say({ representative: '見本 太郎', address: place, phone: '0233-22-2111' }, '2')
})

test('the report on completion prints parties, term, log and room for the result, for parties and staff alone', async () => {
  const { path } = await openTestCase(app, 'shinjo', { section, parties: parties(), stage: 'running' })
  await leader.post(`${path}/log`, { on: '2026-05-30', text: '落ち葉を集めた', visibility: 'parties' })
  const { text } = await leader.get(`${path}/completion/print`)
  for (const told of ['完了報告書', '見本 太郎', place, '0233-22-2111', '落ち葉を集めた', '.report.'])
    expect(text).toContain(told)
  expect((await leader.get(`${path}/log`)).text).toContain(`${path}/completion/print`)
  expect((await app.anonymous().get(`${path}/completion/print`)).location).toContain('/sign-in')
})
