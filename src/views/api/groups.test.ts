import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let leader: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  leader = await app.person('shinjo', {
    hat: 'representative',
    organization: { kind: 'community', name: 'ゆきの会' },
  })
  await leader.post(`/shinjo/groups/${leader.organizationId}/profile`, {
    version: '0',
    name: 'ゆきの会',
    kind: 'community',
    activity: '雪の遊び場',
    area: '閉じた区域',
    representative: '秘密 代表',
    phone: '0233-12-3456',
    open: ['listing', 'activity'],
    openPersons: ['representative', 'phone'],
  })
})
afterAll(() => app?.stop())

const read = async (path: string) => {
  const { status, text } = await app.anonymous().get(`/api/v1/cities${path}`)
  return { status, text, body: JSON.parse(text) }
}

test('a group is told as far as it opened itself, and never a person, opened or not', async () => {
  const { body, text } = await read('/shinjo/groups')
  expect(body).toMatchObject({
    after: null,
    groups: [{ name: 'ゆきの会', activity: '雪の遊び場', area: null }],
  })
  const one = await read(`/shinjo/groups/${leader.organizationId}`)
  expect(one.body).toEqual(body.groups[0])
  for (const secret of ['秘密', '0233', '閉じた']) expect(text + one.text).not.toContain(secret)
})

test('words and filters are read; what cannot be read is told', async () => {
  expect((await read('/shinjo/groups?q=ユキ')).body.groups).toHaveLength(1)
  expect((await read('/shinjo/groups?kind=business')).body.groups).toEqual([])
  expect((await read('/shinjo/groups?after=x')).body.errors).toEqual([{ field: 'after', code: 'badId' }])
  expect((await read('/shinjo/groups?sort=name')).status).toBe(422)
})

test('a group of another city, or one that is not listed, is not there', async () => {
  expect((await read(`/echizen/groups/${leader.organizationId}`)).status).toBe(404)
  await leader.post(`/shinjo/groups/${leader.organizationId}/profile`, {
    version: '1',
    name: 'ゆきの会',
    kind: 'community',
  })
  expect((await read(`/shinjo/groups/${leader.organizationId}`)).status).toBe(404)
  expect((await read('/shinjo/groups')).body.groups).toEqual([])
})
