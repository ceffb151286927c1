import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Answer } from '../../testing/browser.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let admin: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  admin = await app.person('shinjo', { hat: 'administrator', name: '管理 一子' })
})
afterAll(() => app.stop())

const officer = { name: '新任 太郎', email: 'taro@example.jp', hat: 'officer', section: 'health' }
const passwordIn = (answer: Answer) => /<strong>([a-z0-9-]{23})<\/strong>/.exec(answer.text)?.[1] ?? ''
const idOf = async (email: string) =>
  (await app.owner.query<{ id: string }>('SELECT id FROM person WHERE email = $1', [email])).rows[0]?.id ?? ''

test('an administrator adds an officer, who signs in with the password shown once and sees the section’s desk', async () => {
  const made = await admin.post('/shinjo/people', officer)
  expect(made.status).toBe(200)
  const newcomer = app.anonymous()
  const entered = await newcomer.post('/shinjo/sign-in', {
    email: 'TARO@example.jp',
    password: passwordIn(made),
    next: '',
  })
  expect(entered.status).toBe(303)
  expect((await newcomer.get('/shinjo/desk')).text).toContain('健康課')
  expect((await admin.get('/shinjo/people')).text).toContain('新任 太郎')
})

test('an address is there once, and what was typed is kept', async () => {
  await admin.post('/shinjo/people', { ...officer, email: 'once@example.jp' })
  const again = await admin.post('/shinjo/people', { ...officer, email: 'ONCE@example.jp', name: '二人 め' })
  expect(again.status).toBe(422)
  expect(again.text).toContain('value="二人 め"')
  expect(again.text).toContain('このメールアドレスの人は、もう登録されています。')
})

test('a hat of the city hall needs a section of this city, a hat of a group needs a group', async () => {
  const answers = [
    await admin.post('/shinjo/people', { ...officer, email: 'a@example.jp', section: '' }),
    await admin.post('/shinjo/people', { ...officer, email: 'b@example.jp', section: 'not-a-section' }),
    await admin.post('/shinjo/people', { name: '代表', email: 'c@example.jp', hat: 'representative' }),
    await admin.post('/shinjo/people', {
      name: '代表',
      email: 'd@example.jp',
      hat: 'representative',
      newGroup: '新しい会',
    }),
    await admin.post('/shinjo/people', { name: '代表', email: 'not an address', hat: 'resident' }),
  ]
  expect(answers.map((answer) => answer.status)).toEqual([422, 422, 422, 422, 422])
})

test('a group of another city is not to be had', async () => {
  const stranger = await app.person('echizen', {
    hat: 'representative',
    organization: { kind: 'npo', name: 'よその会' },
  })
  const answer = await admin.post('/shinjo/people', {
    name: '代表',
    email: 'e@example.jp',
    hat: 'representative',
    group: stranger.organizationId ?? '',
  })
  expect(answer.status).toBe(422)
  expect((await admin.get('/shinjo/people/new')).text).not.toContain('よその会')
})

test('a hat that ends takes its sessions with it', async () => {
  const made = await admin.post('/shinjo/people', {
    name: '代表 花子',
    email: 'hanako@example.jp',
    hat: 'representative',
    newGroup: '花の会',
    newGroupKind: 'community',
  })
  const her = app.anonymous()
  await her.post('/shinjo/sign-in', { email: 'hanako@example.jp', password: passwordIn(made), next: '' })
  expect((await her.get('/shinjo/desk')).status).toBe(200)
  const id = await idOf('hanako@example.jp')
  const hat =
    /name="hat" value="([0-9a-f-]{36})"/.exec((await admin.get(`/shinjo/people/${id}`)).text)?.[1] ?? ''
  expect((await admin.submit(`/shinjo/people/${id}/endings`, { hat })).text).toContain('立場を終えました')
  expect((await her.get('/shinjo/desk')).status).toBe(303)
})

test('whoever has no hat in force gets to their own data, and to no desk', async () => {
  const made = await admin.post('/shinjo/people', { ...officer, email: 'left@example.jp' })
  const id = await idOf('left@example.jp')
  const hat =
    /name="hat" value="([0-9a-f-]{36})"/.exec((await admin.get(`/shinjo/people/${id}`)).text)?.[1] ?? ''
  await admin.post(`/shinjo/people/${id}/endings`, { hat })
  const left = app.anonymous()
  const answer = await left.post('/shinjo/sign-in', {
    email: 'left@example.jp',
    password: passwordIn(made),
    next: '',
  })
  expect(answer.location).toBe('/shinjo/account/data')
  expect((await left.get('/shinjo/desk')).location).toBe('/shinjo/account/data')
})

test('administrators give themselves no hat and no password, and what they do to others is kept', async () => {
  const own = await admin.post(`/shinjo/people/${admin.id}/hats`, { hat: 'chief', section: 'health' })
  expect([own.status, (await admin.post(`/shinjo/people/${admin.id}/password`)).status]).toEqual([422, 422])
  await admin.post('/shinjo/people', { ...officer, email: 'watched@example.jp' })
  const id = await idOf('watched@example.jp')
  await admin.post(`/shinjo/people/${id}/hats`, { hat: 'chief', section: 'environment' })
  await admin.post(`/shinjo/people/${id}/password`)
  const { text } = await admin.get(`/shinjo/people/${id}`)
  for (const line of [
    'アカウントが作られました',
    '立場が加わりました',
    'パスワードを作り直しました',
    '管理 一子',
  ])
    expect(text).toContain(line)
  await expect(app.pool.query('DELETE FROM account_event')).rejects.toThrow(/permission denied/)
})

test('the last administrator cannot be ended', async () => {
  const hat = admin.hatId
  const answer = await admin.post(`/shinjo/people/${admin.id}/endings`, { hat })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('先に別の人を管理者にしてください')
})

test('a new password ends every session and the old password', async () => {
  const made = await admin.post('/shinjo/people', { ...officer, email: 'forgot@example.jp' })
  const him = app.anonymous()
  await him.post('/shinjo/sign-in', { email: 'forgot@example.jp', password: passwordIn(made), next: '' })
  const remade = await admin.post(`/shinjo/people/${await idOf('forgot@example.jp')}/password`)
  expect((await him.get('/shinjo/desk')).status).toBe(303)
  const enter = (password: string) =>
    app.anonymous().post('/shinjo/sign-in', { email: 'forgot@example.jp', password, next: '' })
  expect((await enter(passwordIn(made))).status).toBe(422)
  expect((await enter(passwordIn(remade))).status).toBe(303)
})

test('nobody else sees or changes people: not an officer, not an administrator of another city', async () => {
  const officerBrowser = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  const stranger = await app.person('echizen', { hat: 'administrator' })
  expect((await officerBrowser.get('/shinjo/people')).status).toBe(403)
  expect((await officerBrowser.post('/shinjo/people', officer)).status).toBe(403)
  expect((await stranger.get(`/echizen/people/${admin.id}`)).status).toBe(404)
  expect((await app.anonymous().get('/shinjo/people')).status).toBe(303)
})

test('a second factor is taken off somebody who lost it, which ends their sessions and is kept; never off oneself', async () => {
  const admin = await app.person('shinjo', { hat: 'administrator', name: '管理 五子' })
  const officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
  const withApp = `INSERT INTO totp (city_id, person_id, secret, confirmed_at)
    SELECT city_id, id, 'SECRET', now() FROM person WHERE id = $1`
  expect((await admin.get(`/shinjo/people/${officer.id}`)).text).not.toContain('2つ目の確認を外す')
  await app.owner.query(withApp, [officer.id])
  expect((await admin.get(`/shinjo/people/${officer.id}`)).text).toContain('2つ目の確認を外す')
  const done = await admin.submit(`/shinjo/people/${officer.id}/second-factor`)
  expect(done.text).toContain('2つ目の確認を外しました')
  expect(done.text).toContain('管理者が2つ目の確認を外しました')
  expect((await officer.get('/shinjo/desk')).status).toBe(303)
  const { rows } = await app.owner.query('SELECT secret, confirmed_at FROM totp WHERE person_id = $1', [
    officer.id,
  ])
  expect(rows).toEqual([{ secret: null, confirmed_at: null }])
  expect((await admin.post(`/shinjo/people/${admin.id}/second-factor`)).status).toBe(422)
})
