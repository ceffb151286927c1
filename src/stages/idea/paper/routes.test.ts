import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blindId } from '../../../lib/ids.ts'
import { readSheetCode } from '../../../lib/sheet-code.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let officer: TestPerson
const city = 'shinjo'

beforeAll(async () => {
  app = await startTestApp()
  officer = await app.person(city, { hat: 'officer', section: 'urban-development' })
})
afterAll(() => app?.stop())

/** The codes that stand on a print as text. */
const codesIn = (html: string) =>
  [...html.matchAll(/<code>([\w.-]+)<\/code>/g)].flatMap(([, text]) => readSheetCode(city, text ?? '') ?? [])

describe('the blank form', () => {
  test('has what the screen asks, where to hand it in, and a code with edition and hash on each sheet', async () => {
    const { status, text } = await app.anonymous().get(`/${city}/papers/idea`)
    expect(status).toBe(200)
    for (const words of [
      '困っていること・課題',
      '分からない',
      '担当課だけに届ける',
      '利用目的',
      '総合政策課',
    ])
      expect(text).toContain(words)
    const codes = codesIn(text)
    expect(codes.map(({ page }) => page)).toEqual([1, 2, 3])
    expect(new Set(codes.map(({ hash }) => hash)).size).toBe(1)
    expect(codes[0]).toMatchObject({ of: 'blank', form: 'idea', edition: 1 })
    expect(text).not.toContain('<input')
    // Only ways in that a desk of the city has.
    const elsewhere = await app.anonymous().get('/echizen/papers/idea')
    expect([text.includes('（持参）'), elsewhere.text.includes('（持参・郵送・FAX）')]).toEqual([true, true])
  })

  test('in another language or of another city has another hash', async () => {
    const hashAt = async (path: string, lang: string) => {
      const reader = app.anonymous()
      reader.cookies.set('yui_lang', lang)
      return /SHA-256[）)] ?([0-9a-f]{12})/.exec((await reader.get(path)).text)?.[1]
    }
    const all = [
      await hashAt(`/${city}/papers/idea`, 'ja'),
      await hashAt(`/${city}/papers/idea`, 'en'),
      await hashAt('/tomakomai/papers/idea', 'ja'),
    ]
    expect([all.every(Boolean), new Set(all).size]).toEqual([true, 3])
  })

  test('is offered where the idea is written', async () => {
    expect((await app.anonymous().get(`/${city}/ideas/new`)).text).toContain(`/${city}/papers/idea`)
  })
})

describe('what staff filled in beforehand', () => {
  const draftId = blindId()
  const typed = {
    draftId: draftId,
    draftKey: 'k'.repeat(32),
    draftBase: '0',
    title: '印刷する題名',
    issue: '途中まで <b>聞いた</b> こと',
    'contact.name': '見本 さくら',
    field: 'snow',
    step: 'print',
  }

  test('is printed from what was typed so far, with a line for the signature, and nothing is sent', async () => {
    const sent = await officer.post(`/${city}/counter/ideas`, typed)
    expect([sent.status, sent.location]).toEqual([303, `/${city}/counter/ideas/print?draft=${draftId}`])
    const { text } = await officer.get(sent.location ?? '')
    for (const words of ['印刷する題名', '見本 さくら', '&lt;b&gt;聞いた', '署名', '☑'])
      expect(text).toContain(words)
    expect(codesIn(text)).toMatchObject([1, 2].map((page) => ({ of: 'draft', id: draftId, page })))
    // What stands there already is not asked for once more.
    expect(text).not.toContain('何の話かが一目で分かるように')
    const { rows } = await app.owner.query(`SELECT 1 FROM collaboration WHERE title = '印刷する題名'`)
    expect(rows).toEqual([])
    expect((await officer.get(`/${city}/counter/ideas/new?draft=${draftId}`)).text).toContain('印刷する題名')
  })

  test('is there for its writer alone', async () => {
    const path = `/counter/ideas/print?draft=${draftId}`
    const colleague = await app.person(city, { hat: 'officer', section: 'urban-development' })
    const there = await app.person('tomakomai', { hat: 'officer', section: 'self-government' })
    expect((await colleague.get(`/${city}${path}`)).status).toBe(404)
    expect((await there.get(`/tomakomai${path}`)).status).toBe(404)
    expect((await (await app.person(city, { hat: 'resident' })).get(`/${city}${path}`)).status).toBe(403)
    expect((await app.anonymous().get(`/${city}${path}`)).location).toContain('/sign-in')
    expect((await officer.get(`/${city}/counter/ideas/print?draft=x`)).status).toBe(404)
  })
})

test('a slip carries the code of its case', async () => {
  const sent = await officer.post(`/${city}/counter/ideas`, {
    via: 'counter',
    title: '側溝',
    issue: 'x',
    wish: 'y',
    proposer: 'z',
    field: 'snow',
    visibility: 'desk',
    'contact.name': '見本 すみれ',
    'contact.channel': 'none',
  })
  const number = sent.location?.split('/').at(-2)
  const slip = await officer.get(sent.location ?? '')
  expect(codesIn(slip.text)).toMatchObject([{ of: 'case', number, paper: 'slip', page: 1 }])
})
