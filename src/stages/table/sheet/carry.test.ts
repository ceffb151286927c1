import { afterAll, beforeAll, expect, test } from 'vitest'
import { findProposalDraft } from '../../../core/proposal/index.ts'
import { inCity } from '../../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { Browser } from '../../../testing/browser.ts'
import { openTestCase, type TestCase } from '../../../testing/case.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { draftFrom } from './carry.ts'

const [city, section] = ['echizen', 'self-government']
let app: TestApp
let leader: TestPerson
let chief: TestPerson
let opened: TestCase
let sheet: string
beforeAll(async () => {
  app = await startTestApp()
  leader = await app.person(city, {
    hat: 'representative',
    organization: { kind: 'civic', name: '見本の会' },
  })
  chief = await app.person(city, { hat: 'chief', section })
  opened = await openTestCase(app, city, {
    stage: 'agreement',
    section,
    parties: [{ ...leader, name: '見本の会' }, { section }],
  })
  sheet = `${opened.path}/table/sheet`
  await leader.post(`${opened.path}/table`, { why: '通学路を見守る人をさがす', mode: 'sittings' })
})
afterAll(() => app?.stop())

async function propose(part: string, fields: Record<string, string>): Promise<string> {
  const { location } = await leader.post(`${sheet}/parts/${part}/lines`, { version: '0', ...fields })
  return location?.split('#line-')[1] ?? ''
}

async function agree(who: Browser, line: string): Promise<void> {
  const { text } = await who.get(`${sheet}/lines/${line}`)
  const [, version = ''] = /name="version" value="(\d+)"/.exec(text) ?? []
  const [, hash = ''] = /name="hash" value="([0-9a-f]{64})"/.exec(text) ?? []
  expect((await who.post(`${sheet}/lines/${line}/answers`, { version, hash, answer: 'agree' })).status).toBe(
    303,
  )
}

/** All say that a part is agreed, and confirm it: the table ends. One line is open, so it cannot be the whole. */
async function endTheTable(): Promise<void> {
  const page = `${opened.path}/table/outcome`
  const part = {
    version: '0',
    outcome: 'part',
    reason: '話がまとまりました。',
    goal: '当番表ができました。',
    criteria: '毎月、旗を持った人の数を数える',
  }
  expect((await leader.post(page, { ...part, outcome: 'whole' })).status).toBe(422)
  expect((await leader.post(page, part)).status).toBe(303)
  for (const who of [leader, chief]) {
    const [, hash = ''] = /name="hash" value="([0-9a-f]{64})"/.exec((await who.get(page)).text) ?? []
    expect((await who.post(`${page}/confirmation`, { version: '1', hash })).status).toBe(303)
  }
}

test('what all agreed to on the sheet stands in the agreement’s form, and nothing of it is typed again', async () => {
  const [group = '', hall = ''] = opened.partyIds
  const agreed = [
    ['issue', { text: '通学路の見守りが足りない' }],
    ['purpose', { text: '子どもが安心して通える道にする' }],
    ['result', { text: '見守りの日を週2日から5日に', by: '2027-03-31' }],
    ['roles', { party: group, text: '毎朝、角に立つ' }],
    ['roles', { party: hall, text: '保険と旗を用意する' }],
    ['resources', { party: group, kind: 'technology', text: '名簿の管理', amount: '1人' }],
    ['resources', { party: hall, kind: 'money', text: '保険料', yen: '12000' }],
    ['budget', { side: 'income', party: hall, text: '市の負担', yen: '12000' }],
    ['budget', { side: 'expense', text: 'ボランティア保険', yen: '12000' }],
    ['ways', { text: '去年は回覧板で募集した' }],
    ['end', { text: '当番表ができたら終える' }],
  ] as const
  for (const [part, fields] of agreed) await agree(chief, await propose(part, fields))
  await propose('issue', { text: '冬の雪のことは、まだ話していない' })

  await endTheTable()
  // What goes on is a part, and names the line that was open.
  const draft = await inCity(app.pool, await app.cityId(city), 'read', (tx) =>
    findProposalDraft(tx, opened.id),
  )
  expect([draft?.outcome, draft?.from.length]).toEqual(['part', agreed.length])
  expect(draft?.open).toEqual([{ title: '共有する課題', text: '冬の雪のことは、まだ話していない' }])

  const { text } = await leader.get(`${opened.path}/agreement/edit`)
  const words = agreed.map(([, fields]) => fields.text)
  for (const one of [
    ...words,
    '12000',
    '2027-03-31',
    '冬の雪のこと',
    'パートナーテーブルで全員が同意した内容',
  ])
    expect(text).toContain(one)

  // What the form shows is sent back as it is, with the one thing that nobody had to say yet: when it begins.
  const sent = await leader.post(`${opened.path}/agreement/versions`, {
    ...fieldsOf(text),
    startsOn: '2026-07-01',
  })
  expect([sent.status, sent.location]).toEqual([303, `${opened.path}/agreement`])
  const { rows } = await app.owner.query(
    "SELECT content FROM joint_version WHERE case_id = $1 AND kind = 'agreement'",
    [opened.id],
  )
  expect(rows[0].content.content).toMatchObject({
    purpose: '子どもが安心して通える道にする',
    issue: '通学路の見守りが足りない',
    goal: '見守りの日を週2日から5日に',
    endsOn: '2027-03-31',
    roles: [
      { party: group, role: '毎朝、角に立つ' },
      { party: hall, role: '保険と旗を用意する' },
    ],
    resources: [
      { party: group, kind: 'technology', what: '名簿の管理', amount: '1人' },
      { party: hall, kind: 'money', what: '保険料', yen: 12000 },
    ],
    budget: [
      { side: 'income', what: '市の負担', yen: 12000, party: hall },
      { side: 'expense', what: 'ボランティア保険', yen: 12000 },
    ],
    open: '【共有する課題】\n冬の雪のことは、まだ話していない',
  })
  for (const one of [
    '当番表ができたら終える',
    '回覧板で募集',
    'ふりかえりの基準と方法\n毎月、旗を持った人の数を数える',
  ])
    expect(rows[0].content.content.clauses).toContain(one)
  expect(rows[0].content.content.clauses).not.toContain('冬の雪')
  // Every party reads it with its sums before it confirms.
  for (const one of ['収入 12,000円・支出 12,000円 収入と支出が合っています。', 'まだ決まっていないこと'])
    expect((await chief.get(`${opened.path}/agreement`)).text.replace(/<[^>]+>/g, '')).toContain(one)
})

const unescaped = (text: string) =>
  text.replace(
    /&(quot|#39|lt|gt|amp);/g,
    (_, name: string) => ({ quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' })[name] ?? '',
  )

/** Every field of the draft form, as a browser would send it. */
function fieldsOf(page: string): Record<string, string> {
  const form = page.slice(page.indexOf('id="draft-form"'))
  const html = form.slice(0, form.indexOf('</form>'))
  const fields: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /name="([^"]+)"/.exec(tag) ?? []
    if (name !== '') fields[name] = unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', text = ''] of html.matchAll(
    /<textarea[^>]*name="([^"]+)"[^>]*>\n?([^<]*)<\/textarea>/g,
  ))
    fields[name] = unescaped(text)
  for (const [, name = '', options = ''] of html.matchAll(
    /<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  return fields
}

test('results that name different days keep them, since an agreement has but one end', () => {
  const parties = [{ id: 'a' }] as unknown as Parameters<typeof draftFrom>[0]['parties']
  const line = (text: string, by?: string) => {
    const answers = [{ version: 1, hash: 'h', partyId: 'a', answer: 'agree' }]
    return { id: text, section: 'result', version: 1, hash: 'h', content: { text, by }, answers }
  }
  const drafted = (...lines: object[]) =>
    draftFrom(
      { parties, definition: { tableSheet: undefined }, lang: 'ja' } as never,
      lines as unknown as Parameters<typeof draftFrom>[1],
      'whole',
    )
  const both = drafted(line('10人が立つ', '2026-09-30'), line('20人が立つ', '2027-03-31'), line('続ける'))
  expect(both.target.split('\n')).toEqual([
    '2026年9月30日 (水) まで：10人が立つ',
    '2027年3月31日 (水) まで：20人が立つ',
    '続ける',
  ])
  expect(both.targetBy).toBe('2027-03-31')
  expect(drafted(line('10人が立つ', '2026-09-30'), line('続ける')).target).toBe('10人が立つ\n続ける')
})
