import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'
import { openDuties, sendIdea, threadKinds, use } from './consultation.testing.ts'
import { type ConsultationState, dutiesOwed } from './rules.ts'

// Kurashiki asks for a 決裁 before a reply, so that a journey meets everything that can be owed.
const city = 'kurashiki'
let app: TestApp
let resident: TestPerson
let office: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person(city, { hat: 'resident' })
  office = await app.person(city, { hat: 'coordination' })
})
afterAll(() => app?.stop())

const steps = [
  'acceptance',
  'reply',
  'record',
  'release',
  'withdrawal',
  'handover',
  'message',
  'conclusion',
] as const
type Step = (typeof steps)[number]

async function newestPaper(number: string): Promise<string> {
  const { rows } = await app.owner.query<{ id: string }>(
    `SELECT a.id FROM approval a JOIN collaboration c ON c.city_id = a.city_id AND c.id = a.case_id
     WHERE c.number = $1 ORDER BY a.id DESC LIMIT 1`,
    [number],
  )
  return `/${city}/cases/${number}/approvals/${rows[0]?.id ?? 'none'}`
}

async function take(step: Step, number: string, section: string): Promise<void> {
  const page = `/${city}/cases/${number}/consultation`
  if (step === 'message') await resident.post(`${page}/message`, { message: '質問です' })
  else if (step === 'record' || step === 'release' || step === 'withdrawal')
    await use(office, await newestPaper(number), step, { number: '1', approvedOn: '2026-06-01' })
  else {
    const fields = { text: '回答', section, handoverReason: '理由', outcome: 'notPossible', reason: '理由' }
    await use(office, page, step, fields)
  }
}

async function stateOf(number: string): Promise<ConsultationState> {
  const { rows } = await app.owner.query<{ state: ConsultationState }>(
    `SELECT s.state FROM consultation s JOIN collaboration c ON c.city_id = s.city_id AND c.id = s.case_id
     WHERE c.number = $1`,
    [number],
  )
  return rows[0]?.state ?? 'closed'
}

async function recounted(number: string): Promise<string[]> {
  const thread = (await threadKinds(app, number))
    .filter((kind) => kind.startsWith('consultation.'))
    .map((kind) => ({ kind: kind.slice('consultation.'.length) }))
  return dutiesOwed(await stateOf(number), thread)
}

async function otherSection(): Promise<string> {
  const { rows } = await app.owner.query<{ code: string }>(
    `SELECT s->>'code' AS code FROM edition e JOIN city c ON c.id = e.city_id,
     jsonb_array_elements(e.content->'sections') s WHERE c.slug = $1 ORDER BY 1 DESC LIMIT 1`,
    [city],
  )
  return rows[0]?.code ?? ''
}

test('after any journey the stored duties are those that the thread tells', async () => {
  const section = await otherSection()
  const journeys = fc.array(fc.constantFrom(...steps), { minLength: 2, maxLength: 8 })
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(journeys, async (journey) => {
      const number = await sendIdea(resident, city, { field: 'unknown', visibility: 'desk' })
      for (const step of ['acceptance' as const, ...journey]) {
        await take(step, number, section)
        const stored = (await openDuties(app, number)).map(({ kind }) => kind)
        expect(stored).toEqual(await recounted(number))
        for (const kind of stored) seen.add(kind)
      }
    }),
    { numRuns: 12, seed: 20260601 },
  )
  expect([...seen].sort()).toEqual(['approval.record', 'consultation.conclude', 'consultation.reply'])
})
