import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

const city = 'shinjo'
const path = `/${city}/counter/ideas`
let app: TestApp
let officer: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  officer = await app.person(city, { hat: 'officer', section: 'urban-development', name: '見本 みなと' })
})
afterAll(() => app?.stop())

const told = {
  via: 'counter',
  title: '側溝のふた',
  issue: '割れていて危ない',
  wish: '町内で直す日を決めたい',
  proposer: '本町の二人',
  field: 'snow',
  visibility: 'desk',
}
const who = (name: string, phone = '') => ({
  'contact.name': name,
  'contact.channel': phone === '' ? 'none' : 'phone',
  'contact.phone': phone,
})
const numberOf = (location: string | null) => location?.split('/').at(-2) ?? ''
const keyIn = (text: string) => /[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/.exec(text)?.[0] ?? ''

describe('what somebody says at the counter', () => {
  test('becomes the same object, with who typed it and how it came in; the slip opens it', async () => {
    const sent = await officer.post(path, { ...told, ...who('見本 うめ') })
    expect(sent.location).toMatch(/\/slip$/)
    const number = numberOf(sent.location)
    const slip = await officer.get(sent.location ?? '')
    const key = keyIn(slip.text)
    expect([slip.text.includes(number), key.length, slip.text.includes('窓口で聞いた')]).toEqual([
      true,
      14,
      true,
    ])
    const { rows } = await app.owner.query(
      `SELECT c.via, p.name, p.account, e.actor_public, e.person_id FROM collaboration c
       JOIN party y ON y.case_id = c.id AND y.position = 1 JOIN person p ON p.id = y.person_id
       JOIN entry e ON e.case_id = c.id AND e.seq = 1 WHERE c.number = $1`,
      [number],
    )
    expect(rows).toEqual([
      {
        via: 'counter',
        name: '見本 うめ',
        account: false,
        actor_public: '都市整備課',
        person_id: officer.id,
      },
    ])
    const home = app.anonymous()
    const opened = await home.submit(`/${city}/follow`, { number, key })
    expect([opened.status, opened.text.includes('側溝のふた')]).toEqual([200, true])
    // The key is not on the slip for ever.
    expect(keyIn((await officer.get(`/${city}/cases/${number}`)).text)).toBe('')
  })

  test('on paper, with the day on which it came, in any writing', async () => {
    const sent = await officer.post(path, {
      ...told,
      ...who('見本 まつ', '０２３３-２２−１１１１'),
      via: 'paper',
      receivedOn: '令和８年５月２９日',
    })
    const { rows } = await app.owner.query(
      'SELECT via, received_on::text AS day FROM collaboration WHERE number = $1',
      [numberOf(sent.location)],
    )
    expect(rows).toEqual([{ via: 'paper', day: '2026-05-29' }])
  })

  test('for whoever is not there the slip is printed for a window envelope, its number and key below the fold', async () => {
    const sent = await officer.post(path, {
      ...told,
      ...who('見本 きり', '0233-22-2111'),
      via: 'mail',
      'contact.channel': 'letter',
      'contact.postalCode': '９９６ー００００',
      'contact.address': '見本町３－４',
    })
    expect((await officer.get(sent.location ?? '')).text).toContain('href="?post=1"')
    const letter = (await officer.get(`${sent.location}?post=1`)).text
    const [window = '', below = ''] = letter.split('yui-letter__text')
    for (const word of ['見本 きり 様', '見本町３－４', '>9</span>']) expect(window).toContain(word)
    const key = keyIn(below)
    expect([key.length, below.includes(numberOf(sent.location))]).toEqual([14, true])
    expect(window.slice(window.indexOf('yui-letter"'))).not.toContain(key)
    // Without an address there is nothing to post.
    const plain = await officer.post(path, { ...told, ...who('見本 もみ') })
    expect((await officer.get(`${plain.location}?post=1`)).text).not.toContain('yui-letter')
  })

  test('without a name or a way in is told so, and nothing typed is lost', async () => {
    const answer = await officer.post(path, { title: '名前がない', issue: 'x' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('名前がない')
    expect(answer.text).toContain('href="#via"')
  })

  test('for a group it is the group’s, and no key is given', async () => {
    const leader = await app.person(city, {
      hat: 'representative',
      organization: { kind: 'community', name: '見本本町内会' },
    })
    // Entered once in the profile, told on the slip.
    const profile = { version: '0', name: '見本本町内会', kind: 'community', representative: '見本 代表' }
    const address = { postalCode: '996-0000', address: '見本町1-2' }
    await leader.post(`/${city}/groups/${leader.organizationId}/profile`, { ...profile, ...address })
    const sent = await officer.post(path, {
      ...told,
      title: '町内会から',
      group: leader.organizationId ?? '',
    })
    expect(sent.status).toBe(303)
    const slip = (await officer.get(sent.location ?? '')).text
    expect(keyIn(slip)).toBe('')
    for (const word of ['代表者　見本 代表', '〒996-0000　見本町1-2']) expect(slip).toContain(word)
    // How it came in is said once.
    expect([slip.includes('窓口で聞いた'), slip.includes('窓口・電話・紙から')]).toEqual([true, false])
    expect((await leader.get(`/${city}/cases/${numberOf(sent.location)}`)).status).toBe(200)
    // What the group said of itself is not typed again; somebody without a group has to say it.
    const brief = { ...told, title: '二つめ', proposer: '' }
    const again = await officer.post(path, { ...brief, group: leader.organizationId ?? '' })
    expect((await officer.get(again.location ?? '')).text).toContain('見本本町内会（コミュニティ')
    const heic = new File(['\x00\x00\x00\x18ftypheic\x00\x00'], 'IMG.HEIC')
    const unsaid = await officer.post(path, { ...brief, ...who('見本 まつ') })
    expect([unsaid.status, unsaid.text.includes('「わたしたちについて」を入力してください')]).toEqual([
      422,
      true,
    ])
    const refused = await officer.post(path, { ...told, ...who('見本 まつ'), attachments: heic })
    expect([refused.status, refused.text.includes('「IMG.HEIC」：iPhoneの写真')]).toEqual([422, true])
    expect((await officer.post(path, { ...told, group: officer.id })).status).toBe(422)
  })
})

test('what another section answers: the slip is handed over by whoever typed it in, on that day, and opens nothing else', async () => {
  const other = await app.person(city, { hat: 'officer', section: 'health' })
  const sent = await other.post(path, { ...told, ...who('見本 ゆり'), visibility: 'public' })
  const slip = await other.get(sent.location ?? '')
  const number = numberOf(sent.location)
  expect(slip.status).toBe(200)
  for (const word of [
    number,
    keyIn(slip.text),
    '入力した課</dt><dd>健康課',
    '見本 ゆり',
    'みんなに公開する（',
  ])
    expect(slip.text.replaceAll(/\s*<(\/?d[td])[^>]*>\s*/g, '<$1>')).toContain(word)
  expect(slip.text).not.toContain(`href="/${city}/cases/${number}"`)
  expect((await other.get(`/${city}/cases/${number}`)).status).toBe(404)
  expect((await officer.get(sent.location ?? '')).status).toBe(404)
  // The section that answers prints the same slip, and says who typed it.
  expect((await officer.get(`/${city}/cases/${number}/slip`)).text).toContain('健康課')
  await app.owner.query(
    `UPDATE collaboration SET created_at = created_at - interval '1 day' WHERE number = $1`,
    [number],
  )
  expect((await other.get(sent.location ?? '')).status).toBe(404)
})

describe('somebody who may be known already', () => {
  test('is offered, chosen, known by both, and the choice can be undone', async () => {
    const me = await app.person(city, { hat: 'resident', name: '見本 たけ' })
    const asked = await officer.post(path, { ...told, ...who('見本　たけ') })
    expect([asked.status, asked.text.includes('よく似た記録があります')]).toEqual([422, true])
    const sent = await officer.post(path, { ...told, ...who('見本　たけ'), samePerson: me.id })
    const address = `/${city}/cases/${numberOf(sent.location)}`
    expect((await me.get(address)).status).toBe(200)
    await app.owner.query(
      'UPDATE person_merge SET undone_at = now(), undone_by = $2 WHERE into_person_id = $1',
      [me.id, officer.id],
    )
    expect((await me.get(address)).status).toBe(404)
  })

  test('the key of the slip opens that matter alone, not the account', async () => {
    const me = await app.person(city, { hat: 'resident', name: '見本 きく' })
    const earlier = await me.post(`/${city}/ideas`, { ...told, title: '前の話' })
    const sent = await officer.post(path, { ...told, ...who('見本 きく'), samePerson: me.id })
    const key = keyIn((await officer.get(sent.location ?? '')).text)
    const home = app.anonymous()
    await home.post(`/${city}/follow`, { number: numberOf(sent.location), key })
    expect((await home.get(`/${city}/cases/${numberOf(sent.location)}`)).status).toBe(200)
    expect((await home.get(`/${city}/cases/${numberOf(earlier.location)}`)).status).toBe(404)
  })

  test('that staff looked at records that look alike is kept', async () => {
    const me = await app.person(city, { hat: 'resident', name: '見本 あやめ' })
    await officer.post(path, { ...told, ...who('見本あやめ') })
    const { rows } = await app.owner.query(
      'SELECT by_person_id, what FROM personal_read WHERE person_id = $1',
      [me.id],
    )
    expect(rows).toEqual([{ by_person_id: officer.id, what: 'contact' }])
  })

  test('a record that was not offered cannot be taken over by its id', async () => {
    const other = await app.person(city, { hat: 'resident', name: '見本 べつ' })
    await app.person(city, { hat: 'resident', name: '見本 かえで' })
    const answer = await officer.post(path, { ...told, ...who('見本 かえで'), samePerson: other.id })
    expect(answer.status).toBe(422)
  })
})

describe('a lost key', () => {
  test('is made anew at the counter of the section in charge; the old one is worth nothing', async () => {
    const sent = await officer.post(path, { ...told, ...who('見本 ふじ') })
    const slip = sent.location ?? ''
    const old = keyIn((await officer.get(slip)).text)
    const fresh = keyIn((await officer.submit(slip)).text)
    const open = (key: string) => app.anonymous().post(`/${city}/follow`, { number: numberOf(slip), key })
    expect([(await open(old)).status, (await open(fresh)).status]).toEqual([422, 303])
    const other = await app.person(city, { hat: 'officer', section: 'health' })
    expect((await other.post(slip)).status).toBe(404)
  })
})

test('only staff of this city type in for others', async () => {
  const resident = await app.person(city, { hat: 'resident' })
  const there = await app.person('tomakomai', { hat: 'officer', section: 'self-government' })
  for (const one of [resident, await app.person(city, { hat: 'administrator' })]) {
    expect((await one.get(`${path}/new`)).status).toBe(403)
    expect((await one.post(path, { ...told, ...who('x') })).status).toBe(403)
  }
  expect((await there.post(path, { ...told, ...who('x') })).location).toContain('/sign-in')
})
