import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'

const section = 'urban-development'
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

test('“your turn” is said to whoever may bind the party, and others of it are told who that is', async () => {
  const organization = { kind: 'community', name: '見本町内会' }
  const leader = await app.person('shinjo', { hat: 'representative', organization })
  const secretary = await app.person('shinjo', {
    hat: 'secretary',
    organization: leader.organizationId ?? '',
  })
  const officer = await app.person('shinjo', { hat: 'officer', section })
  const chief = await app.person('shinjo', { hat: 'chief', section })
  const { path, partyIds } = await openTestCase(app, 'shinjo', {
    section,
    parties: [{ ...leader, name: '見本町内会' }, { section }],
  })
  const roles = Object.fromEntries(
    partyIds.flatMap((id, i) => [
      [`roles.${i}.party`, id],
      [`roles.${i}.role`, '役割'],
    ]),
  )
  await officer.post(`${path}/agreement/versions`, {
    version: '0',
    purpose: '目的',
    issue: '課題',
    goal: '目標',
    startsOn: '2026-07-01',
    endsOn: '2027-03-31',
    ...roles,
  })
  for (const binder of [leader, chief]) expect((await binder.get(path)).text).toContain('あなたの番です')
  for (const other of [secretary, officer]) {
    const { text } = await other.get(path)
    expect(text).not.toContain('あなたの番です')
    expect(text).toContain('代表者（市の課では課長）が確認します')
  }
  // On her desk it waits for the representative, and is not counted as hers.
  const desk = async (person: typeof leader) => (await person.get('/shinjo/desk')).text
  expect(await desk(secretary)).toContain('代表者の確認を待っているもの')
  expect(await desk(leader)).not.toContain('代表者の確認を待っているもの')
  const waiting = async (person: typeof leader) => /yui-stat__value"><b>(\d+)/.exec(await desk(person))?.[1]
  expect([await waiting(leader), await waiting(secretary)]).toEqual(['1', '0'])
})
