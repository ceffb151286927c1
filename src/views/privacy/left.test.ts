import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../../core/people/password.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Browser } from '../../testing/browser.ts'

const password = 'とてもながい合言葉 2026'
let app: TestApp
let personId: string
beforeAll(async () => {
  app = await startTestApp()
  const left = await app.person('shinjo', { hat: 'chief', section: 'environment', name: '去った人' })
  personId = left.id
  await app.owner.query(`UPDATE person SET email = 'left@example.jp', password_hash = $2 WHERE id = $1`, [
    personId,
    await hashPassword(password),
  ])
  await app.owner.query(`UPDATE hat SET until = '2026-03-31' WHERE person_id = $1`, [personId])
})
afterAll(() => app?.stop())

const signIn = async (): Promise<{ who: Browser; location: string | null }> => {
  const who = app.anonymous()
  const { location } = await who.post('/shinjo/sign-in', { email: 'left@example.jp', password, next: '' })
  return { who, location }
}

test('whoever has left signs in to their own data: sees it, takes it, asks for correction and deletion', async () => {
  const { who, location } = await signIn()
  expect(location).toBe('/shinjo/account/data')
  expect((await who.get('/shinjo/account/data')).status).toBe(200)
  const file = await who.post('/shinjo/account/data')
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/zip'])
  expect((await who.get('/shinjo/account/reads')).status).toBe(200)
  expect((await who.post('/shinjo/account/corrections', { wanted: '名前の字' })).status).toBe(303)
  expect((await who.get('/shinjo/account/erasure')).status).toBe(200)
  expect((await who.post('/shinjo/account/erasure', { confirm: 'yes' })).status).toBe(303)
  expect((await who.post('/shinjo/account/erasure/withdrawal')).status).toBe(303)
})

test('and to nothing else: every other door leads back there, and nothing is theirs to see', async () => {
  const { who } = await signIn()
  for (const path of [
    'desk',
    'account',
    'drafts',
    'people',
    'letters',
    'organization/promoters',
    'account/details',
  ]) {
    const answer = await who.get(`/shinjo/${path}`)
    expect([path, answer.status, answer.location]).toEqual([path, 303, '/shinjo/account/data'])
  }
  expect((await who.post('/shinjo/account/details', { name: 'x' })).location).toBe('/shinjo/account/data')
  expect((await who.post('/shinjo/sign-out')).status).toBe(303)
  expect((await who.get('/shinjo/account/data')).location).toContain('/sign-in')
})

test('signing in again puts on no second hat, and whoever comes back has their desk again', async () => {
  await signIn()
  const hats = async () =>
    (await app.owner.query('SELECT kind FROM hat WHERE person_id = $1 ORDER BY id', [personId])).rows
  expect((await hats()).map(({ kind }) => kind).sort()).toEqual(['chief', 'former'])
  await app.owner.query(`UPDATE hat SET until = NULL WHERE person_id = $1 AND kind = 'chief'`, [personId])
  const { who, location } = await signIn()
  expect(location).toBe('/shinjo/desk')
  expect((await who.get('/shinjo/desk')).status).toBe(200)
  expect((await who.get('/shinjo/account/data')).text).not.toContain('前の担当者')
})
