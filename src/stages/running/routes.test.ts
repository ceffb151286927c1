import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { generateSealKey } from '../../platform/seal/index.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase, type TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

const city = 'shinjo'
const section = 'urban-development'

let app: TestApp
let leader: TestPerson
let member: TestPerson
let officer: TestPerson
let stranger: TestPerson
let administrator: TestPerson
let opened: TestCase

beforeAll(async () => {
  app = await startTestApp()
  const organization = { kind: 'community', name: '見本町内会' }
  leader = await app.person(city, { hat: 'representative', name: '代表の人', organization })
  member = await app.person(city, { hat: 'member', organization: leader.organizationId ?? '' })
  officer = await app.person(city, { hat: 'officer', section })
  stranger = await app.person(city, { hat: 'resident' })
  administrator = await app.person(city, { hat: 'administrator' })
  // Looking back begins with the city's seal.
  await app.owner.query('INSERT INTO seal_key (city_id, public_key, created_at) VALUES ($1, $2, $3)', [
    await app.cityId(city),
    generateSealKey().publicKey,
    app.runtime.clock(),
  ])
})
afterAll(() => app.stop())
beforeEach(async () => {
  opened = await openTestCase(app, city, {
    stage: 'running',
    section,
    parties: [{ ...leader, name: '見本町内会' }, { section }],
  })
  await app.owner.query(
    `UPDATE collaboration SET starts_on = '2026-05-01', ends_on = '2026-07-15' WHERE id = $1`,
    [opened.id],
  )
})

const line = { on: '2026-05-30', text: '12人で清掃した。', visibility: 'public' }

describe('the log', () => {
  test('is written by a party and read by everyone, or by the parties alone', async () => {
    const log = `${opened.path}/log`
    expect((await member.submit(log, line)).text).toContain('12人で清掃した。')
    expect((await officer.post(log, { ...line, text: '費用の相談', visibility: 'parties' })).status).toBe(303)
    const publicPage = await app.anonymous().get(log)
    expect(publicPage.text).toContain('12人で清掃した。')
    expect(publicPage.text).not.toContain('費用の相談')
    expect((await leader.get(log)).text).toContain('費用の相談')
    expect((await stranger.get(opened.path)).text).not.toContain('費用の相談')
  })

  test('shows its pictures, with words in their stead, to whoever reads the line and to nobody else', async () => {
    const log = `${opened.path}/log`
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer()
    const photos = new File([new Uint8Array(bytes)], '川岸.jpg')
    const shows = { ...line, photos, photoText: '川岸の12人' }
    // A mistake elsewhere loses neither the picture nor its words.
    const late = await leader.post(log, { ...shows, on: '2026-06-02' })
    expect([late.status, late.text.includes('川岸の12人')]).toEqual([422, true])
    const [, token = ''] = /name="photos.upload" value="([^"]+)"/.exec(late.text) ?? []
    const sent = { ...line, photoText: '川岸の12人', 'photos.upload': token }
    expect((await leader.post(log, sent)).status).toBe(303)
    const pictureIn = (html: string) => /<img src="([^"]+)" alt="川岸の12人"/.exec(html)?.[1]
    const open = pictureIn((await app.anonymous().get(log)).text) ?? ''
    expect((await app.anonymous().get(open)).status).toBe(200)
    const closed = { ...shows, text: '当事者だけの話', visibility: 'parties' }
    expect((await leader.post(log, closed)).status).toBe(303)
    const inside = (await leader.get(log)).text.replace(open, '')
    const hidden = pictureIn(inside) ?? ''
    expect((await leader.get(hidden)).status).toBe(200)
    for (const who of [stranger, app.anonymous()]) {
      expect((await who.get(log)).text.match(/<img /g)).toHaveLength(1)
      expect((await who.get(hidden)).status).toBe(404)
    }
  })

  test('keeps what was typed when something is missing or lies in the future', async () => {
    const future = await leader.post(`${opened.path}/log`, { ...line, on: '2026-06-02' })
    expect(future.status).toBe(422)
    expect(future.text).toContain('今日か、それより前')
    expect(future.text).toContain('12人で清掃した。')
    const empty = await leader.post(`${opened.path}/log`, { ...line, text: ' ', visibility: 'secret' })
    expect(empty.status).toBe(422)
    for (const field of ['text', 'visibility']) expect(empty.text).toContain(`href="#${field}"`)
  })

  test('is not written by a stranger, an administrator, somebody unknown or another city', async () => {
    for (const person of [stranger, administrator])
      expect((await person.post(`${opened.path}/log`, line)).status).toBe(403)
    expect((await app.anonymous().post(`${opened.path}/log`, line)).location).toContain('/sign-in')
    const elsewhere = opened.path.replace(city, 'kurashiki')
    expect((await app.anonymous().get(`${elsewhere}/log`)).status).toBe(404)
  })

  test('asks how to go on when the end is near', async () => {
    const page = await leader.get(`${opened.path}/log`)
    expect(page.text).toContain('あと44日')
    expect(page.text).toContain('終わりの日が近づいています')
  })
})

describe('finishing', () => {
  const result = { result: '清掃を6回した。' }
  const caseRow = async () =>
    (await app.owner.query('SELECT stage, state FROM collaboration WHERE id = $1', [opened.id])).rows[0]

  test('publishes what came of it and leads on to looking back, once', async () => {
    const done = await leader.submit(`${opened.path}/completion`, result)
    expect(done.text).toContain('実施を終えました')
    expect((await app.anonymous().get(opened.path)).text).toContain('清掃を6回した。')
    expect(await caseRow()).not.toEqual({ stage: 'running', state: 'open' })
    expect((await officer.post(`${opened.path}/completion`, result)).status).toBe(409)
    expect((await member.post(`${opened.path}/log`, line)).status).toBe(409)
  })

  test('wants a result in words', async () => {
    const empty = await officer.post(`${opened.path}/completion`, { result: '' })
    expect([empty.status, empty.text.includes('href="#result"')]).toEqual([422, true])
    expect(await caseRow()).toEqual({ stage: 'running', state: 'open' })
  })

  test('is for the section in charge and for whoever may bind a party', async () => {
    for (const person of [member, stranger, administrator])
      expect((await person.post(`${opened.path}/completion`, result)).status).toBe(403)
    expect(await caseRow()).toEqual({ stage: 'running', state: 'open' })
    expect((await officer.post(`${opened.path}/completion`, result)).status).toBe(303)
  })
})
