import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formOn } from '../../demo/filled-form.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'
import { publish } from '../../testing/publication.ts'

let app: TestApp
let resident: TestPerson
let officer: TestPerson
let number: string
const idea = { title: '不法投棄', issue: 'ごみ', wish: '減らす', proposer: '私', visibility: 'public' }
const numberIn = (location: string | null) => /\/cases\/([^/]+)/.exec(location ?? '')?.[1] ?? ''

beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person('shinjo', { hat: 'resident', name: '結 花子' })
  officer = await app.person('shinjo', { hat: 'officer', section: 'environment' })
  number = numberIn((await resident.post('/shinjo/ideas', { ...idea, field: 'environment' })).location)
  await publish(app, 'shinjo', number)
})
afterAll(() => app?.stop())

const page = () => `/shinjo/cases/${number}/checklist`
const ticked = (html: string): string[] =>
  [...html.matchAll(/<input[^>]*name="items"[^>]*>/g)]
    .filter(([tag]) => /\schecked/.test(tag))
    .map(([tag]) => /value="([^"]*)"/.exec(tag)?.[1] ?? '')

describe('the checklists of Shinjo’s Step 4', () => {
  test('each side ticks its own items and no others', async () => {
    const asked = [(await resident.get(page())).text, (await officer.get(page())).text]
    expect(asked[0]).toContain('前例踏襲ではなく、新たな発想で提案している')
    expect(asked[0]).not.toContain('パートナー選考の基準')
    expect(asked[1]).toContain('パートナー選考の基準と方法を適切に設定し')
    expect(asked[1]).not.toContain('前例踏襲')
    const mixed = await resident.submit(page(), { items: ['record', 'selection', 'nothing'] })
    expect(ticked(mixed.text)).toEqual(['record'])
  })

  test('the other side sees that it was gone through and when, and not what was ticked', async () => {
    for (const path of [page(), `/shinjo/cases/${number}`, `/shinjo/cases/${number}/consultation`]) {
      const { text } = await officer.get(path)
      expect([path, text.includes('結 花子: 2026年6月1日 (月)に確かめました')]).toEqual([path, true])
      expect(text).not.toMatch(/2項目のうち1項目/)
    }
    const own = (await resident.get(`/shinjo/cases/${number}`)).text
    expect(own).toContain('2項目のうち1項目')
    expect(own).toContain('市の側: まだ確かめていません')
  })

  test('nobody else sees or ticks anything', async () => {
    const other = await app.person('shinjo', { hat: 'resident' })
    const elsewhere = await app.person('shinjo', { hat: 'officer', section: 'health' })
    for (const who of [other, elsewhere]) {
      expect((await who.get(page())).status).toBe(403)
      expect((await who.post(page(), { items: ['record'] })).status).toBe(403)
      expect((await who.get(`/shinjo/cases/${number}`)).text).not.toContain('チェックリスト')
    }
    expect((await app.anonymous().get(`/shinjo/cases/${number}`)).text).not.toContain('チェックリスト')
  })

  test('it is no gate: the case goes on with an empty list', async () => {
    const consultation = `/shinjo/cases/${number}/consultation`
    const send = async (noun: string, fields: Record<string, string> = {}) => {
      const form = formOn((await officer.get(consultation)).text, `/${noun}`)
      const version = form?.fields.find(([name]) => name === 'version')?.[1] ?? ''
      return (await officer.post(`${consultation}/${noun}`, { version, ...fields })).status
    }
    expect(await send('acceptance')).toBe(303)
    expect(await send('conclusion', { outcome: 'selfActivity', reason: 'ご自身でできます。' })).toBe(303)
    expect((await resident.post(page(), { items: [] })).status).toBe(409)
    expect((await resident.get(`/shinjo/cases/${number}`)).text).not.toContain('自分のチェックリストを開く')
  })
})

test('what a city asks of its staff is read by staff, at the stage it is for, with its source', async () => {
  const sender = await app.person('tomakomai', { hat: 'resident' })
  const staff = await app.person('tomakomai', { hat: 'coordination', section: 'citizen-autonomy' })
  const path = `/tomakomai/cases/${numberIn((await sender.post('/tomakomai/ideas', { ...idea, field: 'unknown' })).location)}`
  for (const where of [path, `${path}/consultation`]) {
    const { text } = await staff.get(where)
    expect(text).toContain('考えや立場の違いを理解したうえで進めます')
    expect(text).not.toContain('責任と行動において、相手と対等です')
    expect(text).toContain('職員だけに見えています')
    expect((await sender.get(where)).text).not.toContain('職員の心構え')
  }
  expect((await app.anonymous().get(path)).text).not.toContain('職員の心構え')
  expect((await sender.get(`${path}/checklist`)).status).toBe(404)
})
