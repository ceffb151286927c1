import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import { people, sendIdea, threadKinds, use } from '../consultation.testing.ts'
import { fillTemplate, leftOpen, unknownIn } from './rules.ts'

describe('a placeholder', () => {
  test('is filled once: what a case brings along is never read for placeholders again', () => {
    const values = { 件名: '{担当課}と<b>花</b>', 担当課: '健康課' }
    expect(fillTemplate('{件名} ｛担当課｝ { 担当課 }', values)).toBe('{担当課}と<b>花</b> 健康課 健康課')
  })

  test('that is not known yet stays to be seen, one that nobody knows is a mistake', () => {
    expect(fillTemplate('{期限}まで {だれ}', {})).toBe('{期限}まで {だれ}')
    expect(unknownIn('{期限} {だれ} {constructor}')).toEqual(['だれ', 'constructor'])
    expect(leftOpen('{期限}まで {だれ}')).toEqual(['期限'])
    expect(fillTemplate('{constructor}', {})).toBe('{constructor}')
  })
})

describe('templates of replies', () => {
  let app: TestApp
  let who: Awaited<ReturnType<typeof people>>
  beforeAll(async () => {
    app = await startTestApp()
    who = await people(app)
  })
  afterAll(() => app?.stop())

  const body = '{受付番号}「{件名}」について、{担当課}です。{期限}までに答えます。'
  const written = { templateTitle: 'カナリアひな形', body, section: 'health', version: '0' }
  const addressIn = (html: string) => /href="(\/shinjo\/templates\/[0-9a-f-]{36})"/.exec(html)?.[1] ?? ''

  test('a section keeps its own, the office the common ones; nobody keeps another’s', async () => {
    expect((await who.officer.post('/shinjo/templates', { ...written, section: '' })).status).toBe(422)
    expect((await who.officer.post('/shinjo/templates', { ...written, section: 'environment' })).status).toBe(
      422,
    )
    expect((await who.officer.post('/shinjo/templates', { ...written, body: '{だれ}' })).status).toBe(422)
    expect((await who.officer.post('/shinjo/templates', written)).status).toBe(303)
    const common = { ...written, templateTitle: '共通のひな形', section: '' }
    expect((await who.office.post('/shinjo/templates', common)).status).toBe(303)
    const own = (await who.officer.get('/shinjo/templates')).text
    expect(own).toContain('カナリアひな形')
    expect(own).toContain('共通のひな形')
    const other = (await who.stranger.get('/shinjo/templates')).text
    expect(other).not.toContain('カナリアひな形')
    expect(other).toContain('共通のひな形')
    expect((await who.stranger.get(addressIn(own))).status).toBe(404)
    expect((await who.resident.get('/shinjo/templates')).status).toBe(403)
  })

  test('is read as it will be sent, goes into the form, and is sent only when nothing is left open', async () => {
    const number = await sendIdea(who.resident, 'shinjo', { title: '<i>見守り</i>' })
    const page = `/shinjo/cases/${number}/consultation`
    await use(who.officer, page, 'acceptance')
    const shown = (await who.officer.get(page)).text
    expect(shown).toContain(`${number}「&lt;i&gt;見守り&lt;/i&gt;」について、健康課です。`)
    const step = /name="step" value="(fill:[0-9a-f-]{36})"/.exec(shown)?.[1] ?? ''
    const typed = { step, text: '先に書いたこと', nextOn: '2026-06-20' }
    const answer = await use(who.officer, page, 'reply', typed)
    expect([answer.status, answer.text.includes('value="2026-06-20"')]).toEqual([200, true])
    const filled = /<textarea[^>]*name="text"[^>]*>([^<]*)</.exec(answer.text)?.[1]
    expect(filled).toContain('先に書いたこと')
    expect(filled).toContain(`${number}「&lt;i&gt;見守り&lt;/i&gt;」について、健康課です。2026年6月15日`)
    expect((await use(who.officer, page, 'reply', { step })).text).toContain('健康課です。2026年6月15日')
    // Without JavaScript one is back where the text stands.
    expect(answer.text).toContain(`formaction="${page}/reply#text"`)
    expect(await threadKinds(app, number)).not.toContain('consultation.replied')
    expect((await use(who.officer, page, 'reply', { text: '{期限}までに答えます' })).status).toBe(422)
    expect((await use(who.officer, page, 'reply', { text: '2026年6月15日までに答えます' })).status).toBe(303)
  })

  test('is changed by who read it last, shown with an example, and retired', async () => {
    const address = addressIn((await who.officer.get('/shinjo/templates')).text)
    const shown = (await who.officer.get(address)).text
    expect(shown).toContain('2026-0000「見本の件名」について、健康課です。')
    const versionOf = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
    const version = versionOf(shown)
    const again = { ...written, body: '直した文', version }
    expect((await who.officer.post(address, again)).status).toBe(303)
    expect((await who.colleague.post(address, again)).status).toBe(409)
    const now = versionOf((await who.officer.get(address)).text)
    expect((await who.officer.post(`${address}/retirement`, { version: now })).status).toBe(303)
    expect((await who.officer.get(address)).status).toBe(404)
  })
})
