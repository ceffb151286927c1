import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { Fields } from '../../../testing/browser.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let resident: TestPerson
let neighbour: TestPerson
let office: TestPerson
let colleague: TestPerson
let officer: TestPerson
let chief: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person('shinjo', { hat: 'resident', name: '見本 名無し葛󠄀西' })
  await app.owner.query(`UPDATE person SET email = 'sender@example.jp' WHERE id = $1`, [resident.id])
  neighbour = await app.person('shinjo', { hat: 'resident' })
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  colleague = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  chief = await app.person('shinjo', { hat: 'chief', section: 'general-policy' })
  officer = await app.person('shinjo', { hat: 'officer', section: 'urban-development' })
})
afterAll(() => app?.stop())

const idea = {
  title: '雪かきの日',
  issue: '見本通りの歩道で、近所の見本太郎さんが毎朝困っています。',
  wish: 'みんなで雪をよせたい。',
  proposer: 'カナリア提案者',
  field: 'snow',
  visibility: 'public',
}
const send = async (fields: Fields = {}, who = resident) =>
  `/shinjo/cases/${(await who.post('/shinjo/ideas', { ...idea, ...fields })).location?.split('/').at(-2)}`
const versionOn = async (who: TestPerson, path: string) =>
  /name="version" value="(\d+)"/.exec((await who.get(path)).text)?.[1] ?? ''
const check = async (path: string, fields: Record<string, string | string[]>, who = office) =>
  who.post(`${path}/publication`, { version: await versionOn(who, `${path}/publication`), ...fields })
const anyone = (path: string) => app.anonymous().get(path)
/** Whether any list, search or page that everybody can open tells of it. */
const inPublic = async (path: string, words: string) => {
  const number = path.split('/').at(-1) ?? ''
  const lists = [
    '/shinjo/cases',
    `/shinjo/cases?q=${encodeURIComponent(words)}`,
    '/shinjo',
    '/shinjo/api/v1/cases',
  ]
  const pages = await Promise.all(lists.map(async (list) => (await anyone(list)).text))
  return pages.some((text) => text.includes(number))
}

describe('until it was checked nothing is public', () => {
  test('the sender and the city see it; a duty of the office stands with the city’s working days', async () => {
    const path = await send({ title: '未確認の題名' })
    // Who chose the public reads that it is so, not what is the case until it was looked at.
    expect((await resident.get(`${path}/receipt`)).text).toMatch(
      /みんなに公開する[^<]*（公開前の確認を待っています）/,
    )
    expect((await anyone(path)).status).toBe(404)
    expect((await neighbour.get(path)).status).toBe(404)
    expect(await inPublic(path, '未確認の題名')).toBe(false)
    expect((await resident.get(path)).text).toContain('公開前の確認を待っています')
    const desk = (await office.get('/shinjo/desk')).text
    expect([desk.includes('公開してよいかを確かめる'), desk.includes('未確認の題名')]).toEqual([true, true])
    const { rows } = await app.owner.query(`SELECT section, due_on FROM duty WHERE kind = 'idea.check'`)
    expect(rows.at(-1)).toEqual({ section: 'general-policy', due_on: '2026-06-04' })
    // The receipt promises the answer by its own day, not by that of the look.
    const { rows: told } = await app.owner.query(
      `SELECT body FROM outbox WHERE kind = 'idea.received' ORDER BY id DESC LIMIT 1`,
    )
    const day = /回答期限[\s\S]*?(\d+年\d+月\d+日)/.exec((await resident.get(`${path}/receipt`)).text)?.[1]
    expect(told[0]?.body).toContain(`${day} (`)
    expect(told[0]?.body).not.toContain('2026年6月4日')
  })

  test('what goes to the desk only is never checked, and a section’s own idea is public at once', async () => {
    const desk = await send({ visibility: 'desk' })
    expect((await office.get(`${desk}/publication`)).status).toBe(404)
    const own = await send({ title: '課から' }, officer)
    expect((await anyone(own)).status).toBe(200)
  })

  test('what went to the desk is made public later, as its sender wishes, by the same check', async () => {
    const path = await send({ title: 'あとから公開', visibility: 'desk' })
    expect((await resident.get(path)).text).toContain(`${path}/publication`)
    const wish = async (who: TestPerson, version: string) => who.post(`${path}/publication/wish`, { version })
    const version = await versionOn(resident, `${path}/publication`)
    expect((await neighbour.post(`${path}/publication/wish`, { version })).status).toBe(404)
    expect((await wish(officer, version)).status).toBeGreaterThanOrEqual(403)
    expect((await wish(resident, '99')).status).toBe(409)
    expect((await wish(resident, version)).status).toBe(303)
    expect((await wish(resident, version)).status).toBe(409)
    expect((await anyone(path)).status).toBe(404)
    expect((await office.get('/shinjo/desk')).text).toContain('あとから公開')
    expect((await check(path, { decision: 'show' })).status).toBe(303)
    const { status, text } = await anyone(path)
    expect([status, text.includes('あとから公開'), text.includes('カナリア提案者')]).toEqual([
      200,
      true,
      false,
    ])
  })

  test('the rules are there for everybody', async () => {
    const { status, text } = await anyone('/shinjo/ideas/rules')
    expect([status, text.includes('だれのことか分かる名前'), text.includes('見直し')]).toEqual([
      200,
      true,
      true,
    ])
  })
})

describe('what the check comes to', () => {
  test('as it is: public from then on, and the sender is told', async () => {
    const path = await send({ title: '公開される題名' })
    expect((await check(path, { decision: 'show' })).status).toBe(303)
    expect((await anyone(path)).text).toContain('公開されました')
    expect(await inPublic(path, '公開される題名')).toBe(true)
    const late = { decision: 'hold', rules: ['personal'], version: '1' }
    expect((await office.post(`${path}/publication`, late)).status).toBe(409)
  })

  test('with parts taken out: the city takes out what stands there and writes nothing; the rule is named', async () => {
    const path = await send()
    const short = (fields: Record<string, string | string[]>) =>
      check(path, { decision: 'shorten', ...fields })
    expect((await short({ passages: '見本太郎さん' })).status).toBe(422)
    expect((await short({ rules: ['personal'], passages: '' })).status).toBe(422)
    expect((await short({ rules: ['personal'], passages: '書いていない言葉' })).status).toBe(422)
    expect((await short({ rules: ['made-up'], passages: '見本太郎' })).status).toBe(422)
    expect((await short({ rules: ['personal'], passages: '見本太郎', note: '敬称に' })).status).toBe(303)
    const { text } = await anyone(path)
    expect([
      text.includes('見本太郎'),
      text.includes('〔伏せました〕'),
      text.includes('だれのことか分かる名前'),
    ]).toEqual([false, true, true])
    expect((await anyone(`/shinjo/cases?q=${encodeURIComponent('見本太郎')}`)).text).not.toContain(path)
    expect((await anyone('/shinjo/api/v1/cases')).text).not.toContain('見本太郎')
    expect((await anyone(`${path}/publication`)).status).not.toBe(200)
    const own = (await resident.get(`${path}/publication`)).text
    for (const said of ['見本太郎', '敬称に', '見直しを求める']) expect(own).toContain(said)
  })

  test('held back: nobody else sees it, the answer is owed as before', async () => {
    const path = await send({ title: '出さない題名' })
    expect((await check(path, { decision: 'hold', rules: ['respect'] })).status).toBe(303)
    expect((await anyone(path)).status).toBe(404)
    expect((await resident.get(`${path}/publication`)).text).toContain('人や団体をけなしたり')
    const { rows } = await app.owner.query(
      `SELECT d.kind FROM duty d JOIN collaboration c ON c.id = d.case_id WHERE c.title = '出さない題名' AND closed_at IS NULL`,
    )
    expect(rows).toEqual([{ kind: 'consultation.reply' }])
  })

  test('neither the sender, a neighbour nor another section can check', async () => {
    const path = await send()
    const other = await app.person('shinjo', { hat: 'officer', section: 'health' })
    for (const who of [resident, neighbour, other])
      expect([403, 404]).toContain(
        (await who.post(`${path}/publication`, { decision: 'show', version: '1' })).status,
      )
    expect((await anyone(path)).status).toBe(404)
  })
})

describe('whoever works in the coordination office without its hat', () => {
  test('looks at what their desk says is owed, whichever section is in charge, and sees it until then alone', async () => {
    const path = await send({ title: '課長が見る題名' })
    expect((await chief.get('/shinjo/desk')).text).toContain('課長が見る題名')
    expect((await chief.get(path)).status).toBe(200)
    const held = await check(path, { decision: 'hold', rules: ['respect'] }, chief)
    expect([held.status, held.location]).toEqual([303, '/shinjo/desk'])
    expect((await chief.get(path)).status).toBe(404)
    const page = `${path}/publication`
    await resident.post(`${page}/objection`, {
      text: '書き方の話です',
      version: await versionOn(resident, page),
    })
    expect((await chief.get(page)).text).toContain('はじめに確かめた人とは別の職員')
    const version = await versionOn(office, page)
    const answer = { outcome: 'keep', reason: '変わりません', version }
    expect((await chief.post(`${page}/decision`, answer)).status).toBe(403)
    expect((await office.post(`${page}/decision`, answer)).location).toBe(page)
    expect((await chief.get(page)).status).toBe(404)
  })
})

describe('photographs that came with it', () => {
  const photo = async (name: string, background: string) => {
    const picture = sharp({ create: { width: 40, height: 30, channels: 3, background } })
    return new File([new Uint8Array(await picture.jpeg().toBuffer())], name)
  }
  const srcs = (text: string) =>
    [...text.matchAll(/<img src="([^"]+)" alt="([^"]*)"/g)].map(([, ...one]) => one)
  const sendPhotos = async (words: string) => {
    const attachments = [await photo('かお.jpg', 'red'), await photo('ほどう.jpg', 'blue')]
    const fields = { ...idea, title: '写真つき', 'attachments.seenBy': 'public' }
    const asked = await resident.post('/shinjo/ideas', { ...fields, attachments, step: 'confirm' })
    const form = asked.status === 303 ? await resident.get(asked.location ?? '') : asked
    const tokens = [...form.text.matchAll(/name="attachments.pictures.\d.token" value="([^"]+)"/g)].map(
      ([, token = '']) => token,
    )
    expect(form.text).toContain('「かお.jpg」に写っているもの')
    return send({
      ...{
        title: '写真つき',
        'attachments.seenBy': 'public',
        'attachments.pictures.0.token': tokens[1] ?? '',
      },
      ...{ 'attachments.upload': tokens, 'attachments.pictures.0.text': words },
    })
  }
  test('one is left out by a rule and told of to its sender alone; the other is shown with its words', async () => {
    const path = await sendPhotos('雪でふさがった、見本太郎さんの前の歩道')
    const page = (await office.get(`${path}/publication`)).text
    expect(srcs(page).map(([, alt]) => alt)).toEqual([
      '写真「かお.jpg」（説明はありません）',
      '雪でふさがった、見本太郎さんの前の歩道',
    ])
    // What is said of a picture is read by everybody, so whoever checks reads it, too.
    expect(page).toContain('（送った人の説明：雪でふさがった、見本太郎さんの前の歩道）')
    const [[face = ''] = [], [street = ''] = []] = srcs(page)
    const withheld = face.split('/').at(-1) ?? ''
    expect((await anyone(face)).status).toBe(404)
    expect((await check(path, { decision: 'show', withheld })).status).toBe(422)
    expect((await check(path, { decision: 'show', withheld: 'made-up', rules: ['personal'] })).status).toBe(
      422,
    )
    const words = { decision: 'shorten', passages: '、見本太郎さんの前の', rules: ['personal'] }
    expect((await check(path, { ...words, withheld })).status).toBe(303)
    const open = (await anyone(path)).text
    expect([open.includes('かお.jpg'), srcs(open).map(([, alt]) => alt)]).toEqual([
      false,
      ['雪でふさがった〔伏せました〕歩道'],
    ])
    const shown = srcs(open)[0]?.[0] ?? ''
    const { status, headers } = await anyone(shown)
    expect([
      status,
      ...['content-type', 'content-disposition', 'x-content-type-options', 'content-security-policy'].map(
        (name) => headers.get(name) ?? status,
      ),
    ]).toEqual([200, 'image/jpeg', 'inline', 'nosniff', "default-src 'none'; sandbox"])
    for (const hidden of [
      face,
      street,
      face.replace('pictures', 'files'),
      shown.replace('/shinjo/', '/echizen/'),
    ])
      for (const who of [app.anonymous(), neighbour]) expect((await who.get(hidden)).status).toBe(404)
    expect((await resident.get(face)).status).toBe(200)
    expect((await resident.get(`${path}/publication`)).text).toContain('かお.jpg')
    const { rows } = await app.owner.query(
      `SELECT body FROM outbox WHERE kind = 'idea.publication' ORDER BY id DESC`,
    )
    expect(rows[0]?.body).toContain('一部を伏せて公開しました')
    expect(rows[0]?.body).not.toContain('かお')
    const text = '顔は分かりません'
    await resident.post(`${path}/publication/objection`, {
      text,
      version: await versionOn(resident, `${path}/publication`),
    })
    const version = await versionOn(colleague, `${path}/publication`)
    await colleague.post(`${path}/publication/decision`, { outcome: 'show', reason: '分かりません', version })
    expect(srcs((await anyone(path)).text)).toHaveLength(2)
  })

  test('what is no picture that was made anew here is never shown in a page', async () => {
    const path = await send({
      'attachments.seenBy': 'public',
      attachments: new File(['%PDF-1.7 a plan'], '計画.pdf'),
    })
    await check(path, { decision: 'show' })
    const { text } = await anyone(path)
    const [, file = ''] = /href="([^"]+\/files\/[^"]+)"/.exec(text) ?? []
    expect([(await anyone(file)).status, (await anyone(file.replace('files', 'pictures'))).status]).toEqual([
      200, 404,
    ])
    expect(srcs(text)).toEqual([])
  })
})

describe('an objection', () => {
  test('is decided by somebody else than whoever checked first, with a reason; once', async () => {
    const path = await send()
    await check(path, { decision: 'shorten', rules: ['personal'], passages: '見本太郎' })
    const page = `${path}/publication`
    const text = '町内会長として書きました'
    expect((await neighbour.post(`${page}/objection`, { text, version: '1' })).status).toBe(403)
    const object = async () =>
      resident.post(`${page}/objection`, { text, version: await versionOn(resident, page) })
    expect((await object()).status).toBe(303)
    expect((await resident.post(`${page}/objection`, { text, version: '9' })).status).toBe(409)
    expect((await office.get(page)).text).toContain('はじめに確かめた人とは別の職員')
    const decide = (who: TestPerson, version: string) =>
      who.post(`${page}/decision`, { outcome: 'show', reason: '公の立場での名前です', version })
    const version = await versionOn(colleague, page)
    expect((await decide(office, version)).status).toBe(403)
    expect((await anyone(path)).text).not.toContain('見本太郎')
    expect((await decide(colleague, version)).status).toBe(303)
    expect((await anyone(path)).text).toContain('見本太郎')
    expect((await resident.get(page)).text).toContain('公の立場での名前です')
    expect((await anyone(path)).text).not.toContain(text)
  })
})

describe('of a consultation only subject and outcome are public', () => {
  test('not who sent it, nor anything that was said', async () => {
    const path = await send({ title: '相談の題名' })
    await check(path, { decision: 'show', note: 'カナリア添え書き' })
    const say = async (who: TestPerson, below: string, fields: Record<string, string>) => {
      const { text } = await who.get(`${path}/consultation`)
      const form = text.split('<form').find((part) => part.includes(`/consultation${below}"`)) ?? ''
      const version = /name="version" value="(\d+)"/.exec(form)?.[1] ?? ''
      const sent = await who.post(`${path}/consultation${below}`, { version, ...fields })
      expect([below, sent.status]).toEqual([below, 303])
    }
    await say(officer, '/acceptance', {})
    await say(resident, '/message', { message: 'カナリア質問' })
    await say(officer, '/reply', { text: 'カナリア返事' })
    const pages = [path, `${path}/consultation`, `${path}.json`, '/shinjo/cases', '/shinjo/api/v1/cases']
    for (const page of pages) {
      const { text } = await anyone(page)
      expect([page, text.includes('カナリア'), text.includes('葛󠄀西')]).toEqual([page, false, false])
    }
    const own = (await resident.get(path)).text + (await resident.get(`${path}/consultation`)).text
    for (const said of ['カナリア質問', 'カナリア返事', 'カナリア提案者']) expect(own).toContain(said)
    expect((await anyone(path)).text).toContain('相談の題名')
  })
})
