import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeEdition } from '../../core/edition/store.ts'
import { contentHash } from '../../lib/canonical-json.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { people, sendIdea, threadKinds, use } from './consultation.testing.ts'

let app: TestApp
let who: Awaited<ReturnType<typeof people>>

/** Shinjo decides that conclusions need a 決裁, from now on. */
async function askForDecisions() {
  const city = await app.runtime.directory.find('shinjo')
  const edition = city?.editions.at(-1)
  if (edition === undefined) throw new Error('no edition')
  const now = await app.runtime.directory.definition(edition.id)
  const definition = {
    ...now,
    edition: { ...now.edition, effectiveFrom: '2026-05-01' },
    approval: { ...now.approval, decision: true },
  }
  const client = await app.owner.connect()
  await storeEdition(client, {
    definition,
    hash: contentHash(definition),
    demo: true,
    now: new Date('2026-05-01T00:00:00Z'),
  })
  client.release()
}

beforeAll(async () => {
  app = await startTestApp()
  await askForDecisions()
  who = await people(app)
})
afterAll(() => app?.stop())

const pageOf = (number: string) => `/shinjo/cases/${number}/consultation`

async function drafted(fields: object) {
  const number = await sendIdea(who.resident)
  await use(who.officer, pageOf(number), 'acceptance')
  const done = await use(who.officer, pageOf(number), 'conclusion', fields)
  return { number, paper: done.location ?? '' }
}

async function caseOf(number: string) {
  const { rows } = await app.owner.query<{ stage: string; state: string; parties: string[] }>(
    `SELECT stage, state, (SELECT array_agg(name ORDER BY position) FROM party p
       WHERE p.city_id = c.city_id AND p.case_id = c.id) AS parties FROM collaboration c WHERE number = $1`,
    [number],
  )
  return rows[0]
}

test('a conclusion that needs a 決裁 is carried out only when it is released, exactly as approved', async () => {
  const { number, paper } = await drafted({
    outcome: 'fits',
    government: 'yes',
    'parties.0.kind': 'business',
    'parties.0.name': '架空商店',
  })
  expect(paper).toContain('/approvals/')
  const before = { stage: 'consultation', state: 'open', parties: ['提案 花子'] }
  expect(await caseOf(number)).toEqual(before)
  expect((await who.officer.get(paper)).text).toContain('架空商店')
  await use(who.officer, paper, 'record', { number: '新総第3号', approvedOn: '2026-06-01' })
  expect(await caseOf(number)).toEqual(before)
  const released = await use(who.officer, paper, 'release')
  expect(released.location).toBe(`/shinjo/cases/${number}`)
  expect(await caseOf(number)).toMatchObject({ state: 'open', parties: ['提案 花子', '健康課', '架空商店'] })
  expect((await caseOf(number))?.stage).not.toBe('consultation')
})

test('a refusal is unknown to the proposer until it is released', async () => {
  const { number, paper } = await drafted({ outcome: 'notPossible', reason: 'ひみつの理由' })
  for (const path of ['', '/consultation'])
    expect((await who.resident.get(`/shinjo/cases/${number}${path}`)).text).not.toContain('ひみつの理由')
  await use(who.officer, paper, 'record', { number: '1', approvedOn: '2026-06-01' })
  await use(who.officer, paper, 'release')
  expect((await who.resident.get(`/shinjo/cases/${number}`)).text).toContain('ひみつの理由')
})

test('nothing is released on a case that its sender has taken back meanwhile', async () => {
  const { number, paper } = await drafted({ outcome: 'fits', government: 'yes' })
  await use(who.officer, paper, 'record', { number: '1', approvedOn: '2026-06-01' })
  const withdrawal = await who.resident.get(`/shinjo/cases/${number}`)
  const path = /href="([^"]*withdraw[^"]*)"/.exec(withdrawal.text)?.[1] ?? ''
  const form = (await who.resident.get(path)).text
  const version = /name="version" value="([^"]*)"/.exec(form)?.[1] ?? ''
  const action = /action="(\/shinjo\/cases[^"]*)"/.exec(form)?.[1] ?? ''
  expect((await who.resident.post(action, { version, reason: '事情が変わりました' })).status).toBe(303)
  expect((await use(who.officer, paper, 'release')).status).toBe(409)
  expect(await caseOf(number)).toMatchObject({ state: 'ended', parties: ['提案 花子'] })
  expect(await threadKinds(app, number)).not.toContain('consultation.concluded')
})
