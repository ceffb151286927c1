import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { Browser } from '../../../testing/browser.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { publish } from '../../../testing/publication.ts'

const city = 'shinjo'
const secret = '東町の佐藤、090'
const idea = {
  title: '通学路の雪かき',
  issue: '雪が残っています。',
  wish: '分担したい。',
  proposer: secret,
  field: 'snow',
  visibility: 'public',
}
let app: TestApp
let resident: TestPerson
let officer: TestPerson
let number: string
beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person(city, { hat: 'resident', name: '見本 さくら' })
  officer = await app.person(city, { hat: 'officer', section: 'urban-development', name: '担当 一郎' })
})
afterAll(() => app?.stop())

const numberIn = (location: string | null) => /\/cases\/([^/]+)/.exec(location ?? '')?.[1] ?? ''
const newCase = async (fields: Record<string, string> = {}, who: Browser = resident) => {
  const sent = numberIn((await who.post(`/${city}/ideas`, { ...idea, ...fields })).location)
  if ((fields.visibility ?? idea.visibility) === 'public') await publish(app, city, sent)
  return sent
}
beforeEach(async () => {
  app.setNow('2026-06-01T01:00:00Z')
  number = await newCase()
})

const at = (path: string) => `/${city}/cases/${number}${path}`
const hidden = (text: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
const ask = async (fields: object = { title: '場所を入れてください' }, who: Browser = officer) => {
  const version = hidden((await who.get(at('/correction/request'))).text, 'version')
  return who.post(at('/correction/request'), { dueOn: '2026-06-10', version, ...fields })
}
const fix = async (fields: object, who: Browser = resident) => {
  const round = hidden((await who.get(at('/correction'))).text, 'round')
  return who.post(at('/correction'), { round, ...fields })
}
const row = async () =>
  (await app.owner.query('SELECT * FROM collaboration WHERE number = $1', [number])).rows[0]
const owed = async () =>
  (
    await app.owner.query(
      `SELECT d.kind, d.due_on::text AS on FROM duty d JOIN collaboration c ON c.id = d.case_id
       WHERE c.number = $1 AND d.closed_at IS NULL AND d.kind <> 'idea.check'`,
      [number],
    )
  ).rows.map(({ kind, on }) => `${kind} ${on}`)

describe('a correction, field by field', () => {
  test('opens the fields with a comment, stops the answer’s clock, and tells the sender', async () => {
    expect(await owed()).toEqual(['consultation.reply 2026-06-15'])
    expect((await officer.get(at('/consultation'))).text).toContain('/correction/request"')
    expect((await ask()).status).toBe(303)
    expect((await officer.get(at('/consultation'))).text).toContain('送った人の直しを待っています')
    expect(await owed()).toEqual(['idea.correct 2026-06-10'])
    const page = await resident.get(at('/correction'))
    expect(page.text).toContain('場所を入れてください')
    expect(page.text).toContain('value="通学路の雪かき"')
    expect(page.text).not.toContain('name="issue"')
    expect((await resident.get(at(''))).text).toContain('直してほしいところが届いています')
    expect((await resident.get(`/${city}/desk`)).text).toContain('お願いされたところを直して送る')
  })

  test('takes the opened fields alone, whatever else is forged into the form; both texts stay in the record', async () => {
    await ask()
    const sent = await fix({
      title: '東町の通学路の雪かき',
      issue: 'にせ',
      proposer: 'にせ',
    })
    expect(sent.location).toBe(at(''))
    expect(await row()).toMatchObject({
      title: '東町の通学路の雪かき',
      issue: idea.issue,
      proposer: secret,
      visibility: 'desk',
    })
    expect(await owed()).toEqual(['consultation.reply 2026-06-15'])
    const own = (await resident.get(at(''))).text
    expect(own).toContain('前の内容')
    expect(own).toContain('見本 さくら')
    expect((await officer.get(at(''))).text).toContain('前の内容')
    const inSearch = async () =>
      (await app.anonymous().get(`/${city}/cases?q=${encodeURIComponent('東町')}`)).text.includes(number)
    expect(await inSearch()).toBe(false)
    await publish(app, city, number)
    expect(await inSearch()).toBe(true)
  })

  test('moves the day of the answer by the days it took, which both are told', async () => {
    const group = { kind: 'civicGroup', name: '見本の会' }
    const head = await app.person(city, { hat: 'representative', organization: group })
    number = await newCase({}, head)
    await ask()
    app.setNow('2026-06-04T01:00:00Z')
    const member = await app.person(city, { hat: 'member', organization: head.organizationId ?? '' })
    await fix({ title: '会で直した' }, member)
    expect(await owed()).toEqual(['consultation.reply 2026-06-18'])
    expect((await member.get(at(''))).text).toContain('お返事の期限：2026年6月18日')
  })

  test('tells the public that it was corrected, and nothing that was written', async () => {
    await ask({ proposer: '電話番号はひみつの欄に' })
    const before = (await app.anonymous().get(at(''))).text
    expect(before).not.toContain('ひみつの欄')
    await fix({ proposer: '東町の保護者' })
    const seen = (await app.anonymous().get(at(''))).text
    expect(seen).toContain('送られた内容が直されました')
    for (const text of ['ひみつの欄', secret, '東町の保護者']) expect(seen).not.toContain(text)
  })

  test('is refused empty, unchanged or with a field the city does not have; all that was typed is kept', async () => {
    await ask({ title: '直す', wish: '直す', field: '直す' })
    const empty = await fix({ title: '', wish: 'のこる文', field: 'snow' })
    expect([empty.status, empty.text.includes('のこる文')]).toEqual([422, true])
    expect((await fix({ title: idea.title, wish: idea.wish, field: 'snow' })).text).toContain(
      'まだどこも直されていません',
    )
    expect((await fix({ title: 'x', wish: 'y', field: 'nowhere' })).status).toBe(422)
    expect((await row()).title).toBe(idea.title)
  })

  test('needs a comment and a day to come', async () => {
    expect((await ask({})).text).toContain('一つ以上書いてください')
    expect((await ask({ title: 'x', dueOn: '2026-05-01' })).status).toBe(422)
    expect(await owed()).toEqual(['consultation.reply 2026-06-15'])
  })

  test('is shown once more before it is sent, by both', async () => {
    const asked = await ask({ title: '場所も', step: 'confirm' })
    expect([asked.status, asked.text.includes('場所も')]).toEqual([200, true])
    expect(await owed()).toEqual(['consultation.reply 2026-06-15'])
    await ask()
    const shown = await fix({ title: '新しい題', step: 'confirm' })
    expect(shown.text).toContain('直した内容の確認')
    expect(shown.text).toContain(idea.title)
    expect((await row()).title).toBe(idea.title)
  })

  test('can be asked for again after it came, once at a time', async () => {
    await ask()
    expect((await officer.get(at('/correction/request'))).status).toBe(404)
    await fix({ title: '一度目' })
    expect((await ask({ title: 'もう一度' })).status).toBe(303)
    await fix({ title: '二度目' })
    expect((await row()).title).toBe('二度目')
  })

  test('is taken back by the section: the fields close, and the answer is owed as before', async () => {
    await ask()
    const round = hidden((await officer.get(at('/correction'))).text, 'round')
    expect((await officer.post(at('/correction/withdrawal'), { round })).status).toBe(303)
    expect(await owed()).toEqual(['consultation.reply 2026-06-15'])
    expect((await resident.post(at('/correction'), { round, title: '遅い' })).status).toBe(409)
    expect((await row()).title).toBe(idea.title)
    expect((await resident.get(at('/correction'))).text).toContain('いま直すところはありません')
  })

  test('of two at once one is sent, and one is told', async () => {
    await ask()
    const round = hidden((await resident.get(at('/correction'))).text, 'round')
    const answers = await Promise.all(
      ['一', '二'].map((title) => resident.post(at('/correction'), { round, title })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const version = String((await row()).version)
    const asked = await Promise.all(
      ['一', '二'].map((title) =>
        officer.post(at('/correction/request'), { title, dueOn: '2026-06-10', version }),
      ),
    )
    expect(asked.map(({ status }) => status).sort()).toEqual([303, 409])
  })
})

describe('who may', () => {
  test('nobody else asks, reads what was asked, or corrects', async () => {
    await ask()
    const neighbour = await app.person(city, { hat: 'resident' })
    const stranger = await app.person(city, { hat: 'officer', section: 'environment' })
    const elsewhere = await app.person('echizen', { hat: 'resident' })
    for (const who of [neighbour, stranger]) {
      expect((await who.get(at('/correction'))).status).toBe(403)
      expect((await who.post(at('/correction'), { round: '1', title: 'x' })).status).toBe(403)
      expect((await who.post(at('/correction/request'), { title: 'x' })).status).toBe(403)
      expect((await who.get(at(''))).text).not.toContain('場所を入れてください')
    }
    expect((await resident.post(at('/correction/request'), { title: 'x' })).status).toBe(403)
    expect((await resident.post(at('/correction/withdrawal'), { round: '1' })).status).toBe(403)
    expect((await elsewhere.get(`/echizen/cases/${number}/correction`)).status).toBe(404)
    expect((await row()).title).toBe(idea.title)
  })

  test('the section on the sender’s word, which says how it was told', async () => {
    await ask()
    expect((await fix({ title: '聞いて直した' }, officer)).status).toBe(422)
    expect((await fix({ title: '聞いて直した', via: 'phone' }, officer)).status).toBe(303)
    expect((await resident.get(at(''))).text).toContain('電話で本人から聞いて、市の職員が入力しました')
  })

  test('somebody without an account, by number and key', async () => {
    const guest = app.anonymous()
    const contact = { 'contact.name': '見本 まちこ', 'contact.channel': 'none' }
    const page = await guest.get(`/${city}/ideas/new`)
    const accessKey = hidden(page.text, 'accessKey')
    number = await newCase({ ...contact, accessKey }, guest)
    expect(number).not.toBe('')
    await ask()
    expect((await fix({ title: '番号とかぎで直した' }, guest)).status).toBe(303)
    expect((await row()).title).toBe('番号とかぎで直した')
  })
})

test('what was typed is kept until it is sent, on both sides', async () => {
  const draftOf = (text: string) =>
    Object.fromEntries(['draftId', 'draftKey', 'draftBase', 'as'].map((name) => [name, hidden(text, name)]))
  const form = (await officer.get(at('/correction/request'))).text
  await officer.post(at('/correction/request'), { ...draftOf(form), title: '書きかけ', step: 'autosave' })
  expect((await officer.get(at('/correction/request'))).text).toContain('書きかけ')
  await ask()
  const own = await resident.get(at('/correction'))
  await resident.post(at('/correction'), { ...draftOf(own.text), title: '途中の題', step: 'autosave' })
  const again = await resident.get(at('/correction'))
  expect(again.text).toContain('value="途中の題"')
  const sent = await resident.post(at('/correction'), {
    ...draftOf(again.text),
    round: hidden(again.text, 'round'),
    title: '途中の題',
    step: 'send',
  })
  expect(sent.status).toBe(303)
})
