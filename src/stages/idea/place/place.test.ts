import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { publish } from '../../../testing/publication.ts'
import { readPoint, writePoint } from './rules.ts'

describe('a point as it is typed', () => {
  test.each([
    ['38.76500, 140.30500', '38.76500, 140.30500'],
    ['３８．７６５，１４０．３０５', '38.76500, 140.30500'],
    ['38.765、140.305', '38.76500, 140.30500'],
    ['-33.1234567 151.2', '-33.12346, 151.20000'],
  ])('%s is a point', (typed, kept) => {
    expect(writePoint(readPoint(typed)!)).toBe(kept)
  })
  test.each(['140.3, 138.7', '38.7', 'here', '91, 0', '0, 181', '1,2,3'])('%s is none', (typed) => {
    expect(readPoint(typed)).toBeUndefined()
  })
})

const districts = {
  name: { ja: '見本学区' },
  list: [
    { code: 'east', name: { ja: '見本ひがし学区' } },
    { code: 'west', name: { ja: '見本にし学区' } },
  ],
}
let app: TestApp
let echizen: TestPerson
let office: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  echizen = await app.person('echizen', { hat: 'resident' })
  office = await app.person('echizen', { hat: 'coordination', section: 'self-government' })
  // None of the five has published its districts; this one is lent some.
  await app.owner.query(
    `UPDATE edition SET content = jsonb_set(content, '{districts}', $2) WHERE city_id = $1`,
    [await app.cityId('tomakomai'), JSON.stringify(districts)],
  )
})
afterAll(() => app?.stop())

const idea = {
  title: '土手の花',
  issue: '草が伸びています',
  wish: '花を植えたい',
  proposer: '見本の会',
  field: 'unknown',
  visibility: 'desk',
}
const send = async (fields: Record<string, string>) =>
  (await echizen.post('/echizen/ideas', { ...idea, ...fields })).location?.split('/').at(-2) ?? ''

describe('where an idea is about, and what it began with', () => {
  test('stands on its page: a place in words, a point drawn without any tile', async () => {
    const number = await send({ place: '見本川の土手', point: '35.90000, 136.17000' })
    const { text } = await echizen.get(`/echizen/cases/${number}`)
    for (const said of ['見本川の土手', '35.90000, 136.17000', '<svg', '市民から'])
      expect(text).toContain(said)
    expect(text).not.toMatch(/<img[^>]+https:/)
  })

  test('a point that is none, and a district the city does not have, are told with everything kept', async () => {
    const bad = await echizen.post('/echizen/ideas', { ...idea, point: 'あのへん', place: '橋の下' })
    expect([bad.status, bad.text.includes('橋の下'), bad.text.includes('href="#point"')]).toEqual([
      422,
      true,
      true,
    ])
    // Folded otherwise; open where something in it is to be put right.
    const isOpen = (text: string) =>
      /<details[^>]*>/.exec(text.slice(text.search(/<details[^>]*id="more"/)))?.[0].includes('open')
    expect([isOpen(bad.text), isOpen((await echizen.get('/echizen/ideas/new')).text)]).toEqual([true, false])
    expect((await echizen.post('/echizen/ideas', { ...idea, district: 'nowhere' })).status).toBe(422)
  })

  test('the list is asked by zone and by source', async () => {
    const { rows } = await app.owner.query('SELECT source FROM collaboration')
    expect(rows.every(({ source }) => source === 'resident')).toBe(true)
    await office.post(`/echizen/ideas`, { ...idea, title: '市の課から一つ' })
    expect((await office.get('/echizen/cases?source=section')).text).toContain('市の課から一つ')
    expect((await office.get('/echizen/cases?source=section')).text).not.toContain('土手の花')
  })
})

describe('the zone of an idea moves over time', () => {
  test('by whoever looks after it, with its reason, for everybody to see; a zone outside 協働 cannot be chosen', async () => {
    const number = await send({ check: 'public-interest:yy,zone:C' })
    const path = `/echizen/cases/${number}/zone`
    expect((await echizen.get(path)).status).toBe(403)
    const page = await office.get(path)
    expect(page.text).not.toMatch(/name="zone" value="[AE]"/)
    const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? ''
    const move = (fields: Record<string, string>) => office.post(path, { version, ...fields })
    expect((await move({ zone: 'A', reason: 'x' })).status).toBe(422)
    expect((await move({ zone: 'C', reason: 'x' })).status).toBe(422)
    expect((await move({ zone: 'B', reason: '' })).status).toBe(422)
    expect((await echizen.post(path, { version, zone: 'B', reason: 'x' })).status).toBe(403)
    expect((await move({ zone: 'B', reason: '市民が中心になると話し合ったため' })).status).toBe(303)
    expect((await move({ zone: 'D', reason: '遅い人' })).status).toBe(409)
    const seen = (await echizen.get(`/echizen/cases/${number}`)).text
    expect(seen).toContain('C → B')
    expect(seen).toContain('市民が中心になると話し合ったため')
    expect((await office.get('/echizen/cases?zone=B')).text).toContain(number)
    expect((await office.get('/echizen/cases?zone=C')).text).not.toContain(number)
  })

  test('is not there in a city without a chart', async () => {
    const shinjo = await app.person('shinjo', { hat: 'resident' })
    const sent = await shinjo.post('/shinjo/ideas', { ...idea, field: 'snow' })
    const general = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
    expect((await general.get(`/shinjo/cases/${sent.location?.split('/').at(-2)}/zone`)).status).toBe(404)
  })
})

test('where a city has districts they are chosen, shown with the idea, and found by in the lists', async () => {
  const resident = await app.person('tomakomai', { hat: 'resident' })
  const form = (await resident.get('/tomakomai/ideas/new')).text
  expect(['見本学区', '見本ひがし学区', '見本にし学区'].every((name) => form.includes(name))).toBe(true)
  const sendFrom = async (title: string, district: string) =>
    publish(
      app,
      'tomakomai',
      (await resident.post('/tomakomai/ideas', { ...idea, title, district, visibility: 'public' })).location
        ?.split('/')
        .at(-2) ?? '',
    )
  const path = await sendFrom('ひがしの花', 'east')
  await sendFrom('にしの花', 'west')
  const unknown = { ...idea, district: 'made-up', visibility: 'public' }
  expect((await resident.post('/tomakomai/ideas', unknown)).status).toBe(422)
  expect((await app.anonymous().get(path)).text).toContain('見本ひがし学区')
  const { text } = await app.anonymous().get('/tomakomai/cases?district=east')
  expect(['ひがしの花', 'にしの花'].map((title) => text.includes(title))).toEqual([true, false])
  expect((await app.anonymous().get('/echizen/ideas/new')).text).not.toContain('見本ひがし学区')
})
