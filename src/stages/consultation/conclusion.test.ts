import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openDuties, people, sendIdea, use } from './consultation.testing.ts'

let app: TestApp
let who: Awaited<ReturnType<typeof people>>
beforeAll(async () => {
  app = await startTestApp()
  who = await people(app)
})
afterAll(() => app?.stop())

const pageOf = (number: string) => `/shinjo/cases/${number}/consultation`
const accepted = async () => {
  const number = await sendIdea(who.resident)
  await use(who.officer, pageOf(number), 'acceptance')
  return number
}
const conclude = (number: string, fields: object, by = who.officer) =>
  use(by, pageOf(number), 'conclusion', fields)

type CaseRow = { stage: string; state: string; section: string }
async function caseOf(number: string): Promise<CaseRow> {
  const { rows } = await app.owner.query<CaseRow>(
    'SELECT stage, state, section FROM collaboration WHERE number = $1',
    [number],
  )
  return rows[0] as CaseRow
}
type PartyRow = {
  kind: string
  name: string
  public_name: string
  government: boolean
  section: string | null
}
async function partiesOf(number: string): Promise<PartyRow[]> {
  const { rows } = await app.owner.query<PartyRow>(
    `SELECT p.kind, p.name, p.public_name, p.government, p.section FROM party p
     JOIN collaboration c ON c.city_id = p.city_id AND c.id = p.case_id WHERE c.number = $1 ORDER BY p.position`,
    [number],
  )
  return rows
}

test('anybody reads on the case page what was concluded and why, where the map of the steps leads', async () => {
  const number = await accepted()
  await conclude(number, { outcome: 'partly', reason: '花壇だけを一緒に進めます。', government: 'yes' })
  const { text } = await app.anonymous().get(`/shinjo/cases/${number}`)
  const [, panel = ''] = text.split('id="stage-consultation"')
  expect(text).toContain('href="#stage-consultation"')
  expect(panel.slice(0, panel.indexOf('</details>'))).toContain('花壇だけを一緒に進めます。')
  const led = [...text.matchAll(/href="#(stage-[a-z]+)"/g)].map(([, id]) => id)
  expect(led.filter((id) => !text.includes(`id="${id}"`))).toEqual([])
})

describe('what fits', () => {
  test('goes on to the next stage with the section as a party', async () => {
    const number = await accepted()
    const done = await conclude(number, { outcome: 'fits', government: 'yes' })
    expect(done.location).toBe(`/shinjo/cases/${number}`)
    expect((await caseOf(number)).stage).not.toBe('consultation')
    const [, government] = await partiesOf(number)
    expect(government).toMatchObject({ government: true, section: 'health' })
    expect((await openDuties(app, number)).filter(({ kind }) => kind.startsWith('consultation'))).toEqual([])
  })

  test('can go on among citizens alone, with a registered group and somebody from outside', async () => {
    const group = await app.person('shinjo', {
      hat: 'representative',
      organization: { kind: 'community', name: 'みどり町内会' },
    })
    const number = await accepted()
    const done = await conclude(number, {
      outcome: 'partly',
      reason: '見守りの部分だけ進めます。',
      'parties.0.organization': group.organizationId,
      'parties.2.kind': 'resident',
      'parties.2.name': '外山 五郎',
    })
    expect(done.location).toBe(`/shinjo/cases/${number}`)
    const parties = await partiesOf(number)
    expect(parties.slice(1).map(({ name }) => name)).toEqual(['みどり町内会', '外山 五郎'])
    expect(parties.some(({ government }) => government)).toBe(false)
    const open = (await app.anonymous().get(`/shinjo/cases/${number}`)).text
    expect(open).toContain('みどり町内会')
    expect(open).not.toContain('外山 五郎')
    expect((await group.get(`/shinjo/cases/${number}`)).status).toBe(200)
  })

  test('takes nobody twice, nobody unknown, and nobody without a kind', async () => {
    const group = await app.person('shinjo', {
      hat: 'representative',
      organization: { kind: 'community', name: 'ふたば会' },
    })
    const number = await accepted()
    const id = group.organizationId
    const twice = await conclude(number, {
      outcome: 'fits',
      'parties.0.organization': id,
      'parties.1.organization': id,
    })
    expect(twice.status).toBe(422)
    expect(twice.text).toContain('もう当事者に入っています')
    const kind = await conclude(number, { outcome: 'fits', 'parties.1.name': '名前だけ' })
    expect(kind.status).toBe(422)
    expect(kind.text).toContain('href="#parties.1.kind"')
    expect(kind.text).toContain('value="名前だけ"')
    const unknown = await conclude(number, {
      outcome: 'fits',
      'parties.0.organization': '00000000-0000-4000-8000-000000000000',
    })
    expect(unknown.status).toBe(422)
    expect(await partiesOf(number)).toHaveLength(1)
  })
})

describe('what does not fit', () => {
  test.each(['selfActivity', 'governmentProject', 'notPossible'])(
    '%s ends the case with its reason',
    async (outcome) => {
      const number = await accepted()
      expect((await conclude(number, { outcome, reason: '' })).status).toBe(422)
      const done = await conclude(number, {
        outcome,
        reason: '今年度は担当できる職員がいません。',
        government: 'yes',
      })
      expect(done.location).toBe(`/shinjo/cases/${number}`)
      expect(await caseOf(number)).toMatchObject({ state: 'ended', stage: 'consultation' })
      expect(await partiesOf(number)).toHaveLength(1)
      expect(await openDuties(app, number)).toEqual([])
      const open = (await app.anonymous().get(`/shinjo/cases/${number}`)).text
      expect(open).toContain('今年度は担当できる職員がいません。')
    },
  )

  test('is over: a second conclusion, a reply and a message come too late', async () => {
    const number = await accepted()
    const stale = { version: '2', text: 'x', outcome: 'fits', message: 'もう一言' }
    await conclude(number, { outcome: 'notPossible', reason: '理由' })
    expect((await who.officer.post(`${pageOf(number)}/conclusion`, stale)).status).toBe(409)
    expect((await who.officer.post(`${pageOf(number)}/reply`, stale)).status).toBe(409)
    expect((await who.resident.post(`${pageOf(number)}/message`, stale)).status).toBe(409)
    const page = await who.officer.get(pageOf(number))
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('<textarea')
  })

  test('two conclusions at once: one counts', async () => {
    const number = await accepted()
    const answers = await Promise.all([
      conclude(number, { outcome: 'fits', government: 'yes' }),
      conclude(number, { outcome: 'notPossible', reason: '理由' }, who.colleague),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })
})
