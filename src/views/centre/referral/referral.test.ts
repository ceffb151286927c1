import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let worker: TestPerson
let officer: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  worker = await app.person('nishitokyo', { hat: 'supportCenter', name: '中間 花子' })
  officer = await app.person('nishitokyo', { hat: 'officer', section: 'collaboration-community' })
})
afterAll(() => app?.stop())

const pathOf = (location: string | null) => (location ?? '').replace(/\?.*/, '')

const told = {
  version: '0',
  title: '公園の花壇',
  issue: '花壇が荒れています',
  wish: '直したいです',
  field: 'community',
  about: '近くに住んでいます',
  named: 'no',
  name: '言わない名前',
  email: 'secret@example.jp',
  phone: '',
  purpose: '担当課に相談するため',
  untilOn: '2026-12-01',
  outcome: 'state',
}

const heard = {
  as: 'keep',
  version: '0',
  channel: 'visit',
  minutes: '30',
  visitorKind: 'person',
  continued: 'no',
  themes: ['community'],
  asked: '相談票だけの秘密',
  answered: '答えも秘密',
}

async function prepared(fields: Record<string, string> = {}): Promise<string> {
  const slip = await worker.post('/nishitokyo/centre/slips', heard)
  const made = await worker.post(`${pathOf(slip.location)}/referrals`, { ...told, ...fields })
  expect(made.status).toBe(303)
  return pathOf(made.location)
}
const consent = { version: '1', how: 'screen', agreed: 'yes' }
const numberOn = (text: string) => /\d{4}-\d{5}-[A-Z]/.exec(text)?.[0] ?? ''
const cases = async () => (await app.owner.query('SELECT count(*)::int AS n FROM collaboration')).rows[0].n

test('for a group the profile it entered once is the beginning of who it is told to be', async () => {
  const leader = await app.person('nishitokyo', {
    hat: 'representative',
    organization: { kind: 'nonprofit', name: '見本の会' },
  })
  const group = leader.organizationId ?? ''
  const profile = {
    version: '0',
    name: '見本の会',
    kind: 'nonprofit',
    activity: '川をきれいにする',
    members: '12',
  }
  await leader.post(`/nishitokyo/groups/${group}/profile`, profile)
  const of = async (fields: Record<string, string>) => {
    const slip = await worker.post('/nishitokyo/centre/slips', { ...heard, ...fields })
    return (await worker.get(`${pathOf(slip.location)}/referrals/new`)).text
  }
  expect(await of({ organization: group })).toContain('活動：川をきれいにする')
  expect(await of({})).not.toContain('川をきれいにする')
})

describe('the city’s answer', () => {
  const use = async (number: string, noun: string, fields: object) => {
    const room = `/nishitokyo/cases/${number}/consultation`
    const form = (await officer.get(room)).text
      .split('<form')
      .find((part) => part.includes(`${room}/${noun}"`))
    const version = /name="version" value="([^"]*)"/.exec(form ?? '')?.[1] ?? ''
    return officer.post(`${room}/${noun}`, { version, ...fields })
  }

  test('comes back to the worker who passed it on, as far as the person let it be known', async () => {
    for (const outcome of ['none', 'state', 'reply']) {
      const path = await prepared({ title: `返事のあるつなぎ ${outcome}`, outcome })
      await worker.post(`${path}/consent`, consent)
      const number = numberOn((await worker.get(path)).text)
      const waits = (await worker.get(path)).text
      expect(waits.includes('返事の期限')).toBe(outcome !== 'none')
      await use(number, 'acceptance', {})
      await use(number, 'reply', { text: '花壇の返事です。' })
      expect(
        (await use(number, 'conclusion', { outcome: 'notPossible', reason: '土地が市のものではない。' }))
          .status,
      ).toBe(303)
      const page = (await worker.get(path)).text
      expect(page.includes('花壇の返事です。')).toBe(outcome === 'reply')
      expect(page.includes('土地が市のものではない。')).toBe(outcome === 'reply')
      const desk = (await worker.get('/nishitokyo/desk')).text
      expect(desk.includes(`市から返事がありました：返事のあるつなぎ ${outcome}`)).toBe(outcome !== 'none')
      const other = await app.person('nishitokyo', { hat: 'supportCenter' })
      expect((await other.get('/nishitokyo/desk')).text).not.toContain('返事のあるつなぎ')
    }
  })
})

describe('a referral', () => {
  test('reaches nobody before the consent is recorded, and stands on a slip to be signed', async () => {
    const before = await cases()
    const path = await prepared()
    const { text } = await worker.get(`${path}/consent-slip`)
    for (const shown of [
      '情報提供の同意書',
      '協働コミュニティ課',
      '花壇が荒れています',
      '2026年12月1日',
      '取り下げられます',
    ])
      expect(text).toContain(shown)
    for (const kept of ['相談票だけの秘密', '言わない名前']) expect(text).not.toContain(kept)
    const refused = await worker.post(`${path}/consent`, { version: '1', how: 'screen' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('本人の同意がなければ')
    expect((await worker.post(`${path}/consent`, { ...consent, how: 'paper' })).text).toContain(
      '写真かスキャン',
    )
    expect(await cases()).toBe(before)
  })

  test('with consent becomes a case of the section, unnamed, marked as coming from the centre', async () => {
    const path = await prepared()
    const sent = await worker.submit(`${path}/consent`, consent)
    expect(sent.text).toContain('市に届きました')
    expect((await worker.get(`${path}/consent-slip`)).text).toContain('花壇が荒れています')
    const number = numberOn(sent.text)
    const { text } = await officer.get(`/nishitokyo/cases/${number}`)
    for (const shown of [
      '公園の花壇',
      '花壇が荒れています',
      '受付経路：支援センターから',
      '近くに住んでいます',
    ])
      expect(text).toContain(shown)
    for (const kept of ['相談票だけの秘密', '言わない名前', 'secret@example.jp'])
      expect(text).not.toContain(kept)
    const resident = await app.person('nishitokyo', { hat: 'resident' })
    for (const who of [resident, worker, app.anonymous()])
      expect((await who.get(`/nishitokyo/cases/${number}`)).status).toBe(404)
    // Once sent it is neither sent again nor changed.
    expect((await worker.post(`${path}/consent`, { ...consent, version: '2' })).status).toBe(409)
    expect((await worker.post(path, { ...told, version: '2' })).status).toBe(404)
  })

  test('of a text that was changed meanwhile is not what the person agreed to', async () => {
    const path = await prepared()
    expect((await worker.post(path, { ...told, version: '1', issue: '変えた' })).status).toBe(303)
    expect((await worker.post(`${path}/consent`, consent)).status).toBe(409)
  })

  test('names the person and how to reach them only where they agreed, and the signed paper stays at the centre', async () => {
    const path = await prepared({ named: 'yes' })
    const scan = new File([new TextEncoder().encode('%PDF-1.7 署名')], '同意書.pdf', {
      type: 'application/pdf',
    })
    const sent = await worker.submit(`${path}/consent`, { ...consent, how: 'paper', scan })
    const number = numberOn(sent.text)
    const { text } = await officer.get(`/nishitokyo/cases/${number}`)
    expect(text).toContain('言わない名前')
    const paper = /\/nishitokyo\/centre\/papers\/[0-9a-f-]{36}/.exec(sent.text)?.[0] ?? ''
    const opened = await worker.get(paper)
    expect(opened.text).toContain('%PDF-1.7')
    expect(opened.headers.get('content-disposition')).toContain('attachment')
    expect((await officer.get(paper)).status).toBe(403)
    const bad = new File(['<html>'], 'x.pdf')
    const other = await prepared()
    expect((await worker.post(`${other}/consent`, { ...consent, how: 'paper', scan: bad })).status).toBe(422)
  })
})

describe('what became of it', () => {
  async function answered(outcome: string) {
    const path = await prepared({ outcome })
    const number = numberOn((await worker.submit(`${path}/consent`, consent)).text)
    const before = (await worker.get(path)).text
    await app.owner.query(
      `INSERT INTO entry SELECT city_id, id, trail_seq + 100 + n, 'consultation', v.kind, 'parties', NULL, NULL, NULL, 'x', 'x', facts,
         'salt', now() FROM collaboration, (VALUES (1, 'replied', '{}'::jsonb), (2, 'answer', '{"text":"返事の言葉"}')) v (n, kind, facts)
       WHERE number = $1`,
      [number],
    )
    return { before, after: (await worker.get(path)).text, path }
  }

  test('the centre sees as far as the person agreed', async () => {
    const state = await answered('state')
    expect(state.before).toContain('まだ返事はありません')
    expect(state.after).toContain('に返事がありました')
    expect(state.after).not.toContain('返事の言葉')
    expect((await answered('reply')).after).toContain('返事の言葉')
    const none = await answered('none')
    expect(none.after).not.toContain('に返事がありました')
    expect((await worker.get('/nishitokyo/centre/work')).text.match(/公園の花壇/g)).toHaveLength(2)
  })

  test('and until the day they agreed to', async () => {
    const { path } = await answered('reply')
    app.setNow('2026-12-02T01:00:00Z')
    const late = await app.person('nishitokyo', { hat: 'supportCenter' })
    const { text } = await late.get(path)
    expect(text).toContain('同意の期限を過ぎた')
    expect(text).not.toContain('返事の言葉')
    app.setNow('2026-06-01T01:00:00Z')
  })

  test('a withdrawn consent cuts the link; the city keeps what it has and is told why', async () => {
    const { path, after } = await answered('reply')
    const number = numberOn(after)
    const cut = await worker.submit(`${path}/withdrawal`, { version: '2', reason: '気が変わった' })
    expect(cut.text).toContain('同意は取り下げられました')
    for (const gone of ['返事の言葉', number]) expect(cut.text).not.toContain(gone)
    const { text } = await officer.get(`/nishitokyo/cases/${number}`)
    for (const shown of ['同意が取り下げられました', '気が変わった', '花壇が荒れています'])
      expect(text).toContain(shown)
    const { rows } = await app.owner.query('SELECT case_id FROM centre_referral WHERE state = $1', [
      'withdrawn',
    ])
    expect(rows).toEqual([{ case_id: null }])
    expect((await worker.post(`${path}/withdrawal`, { version: '3', reason: '' })).status).toBe(409)
  })
})
