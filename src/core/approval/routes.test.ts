import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'
import { publish } from '../../testing/publication.ts'

// Kurashiki's definition asks for a 決裁 before a reply goes out.
const section = 'civic-activity'
const idea = {
  title: '川べりの花だん',
  issue: '草が多い。',
  wish: '花を植えたい。',
  proposer: '花の会',
  field: 'unknown',
  visibility: 'public',
}
const secret = 'まだ決裁前の回答です。'

let app: TestApp
let resident: TestPerson
let officer: TestPerson
let chief: TestPerson
let stranger: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person('kurashiki', { hat: 'resident' })
  officer = await app.person('kurashiki', { hat: 'officer', section })
  chief = await app.person('kurashiki', { hat: 'chief', section })
  stranger = await app.person('kurashiki', { hat: 'officer', section: 'elsewhere' })
})
afterAll(() => app?.stop())

const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
const caseUrl = (number: string) => `/kurashiki/cases/${number}`

/** An accepted case whose reply was drafted: the address of its paper. */
async function drafted(): Promise<{ number: string; paper: string }> {
  const sent = await resident.post('/kurashiki/ideas', idea)
  const number = /\/cases\/([^/?]+)/.exec(sent.location ?? '')?.[1] ?? ''
  await publish(app, 'kurashiki', number)
  const page = `${caseUrl(number)}/consultation`
  await officer.post(`${page}/acceptance`, { version: '1' })
  const reply = await officer.post(`${page}/reply`, { version: '2', text: secret })
  return { number, paper: reply.location ?? '' }
}

async function post(who: TestPerson, paper: string, noun: string, fields: object = {}) {
  const version = versionIn((await who.get(paper)).text)
  return who.post(`${paper}/${noun}`, { version, ...fields })
}
const approved = { number: '倉市協第12号', approvedOn: '2026-06-01' }

async function dutyKinds(number: string): Promise<string[]> {
  const { rows } = await app.owner.query<{ kind: string }>(
    `SELECT d.kind FROM duty d JOIN collaboration c ON c.city_id = d.city_id AND c.id = d.case_id
     WHERE c.number = $1 AND d.closed_at IS NULL ORDER BY d.kind`,
    [number],
  )
  return rows.map(({ kind }) => kind)
}

describe('a reply that needs a 決裁', () => {
  test('is shown to nobody outside before it is released, and to the proposer afterwards', async () => {
    const { number, paper } = await drafted()
    const hidden = async () => {
      for (const who of [resident, app.anonymous()])
        for (const path of ['', '/consultation'])
          expect((await who.get(caseUrl(number) + path)).text).not.toContain('決裁')
      expect((await resident.get(`${caseUrl(number)}/consultation`)).text).not.toContain(secret)
    }
    await hidden()
    expect(await dutyKinds(number)).toEqual(['approval.record', 'consultation.reply'])
    await post(officer, paper, 'record', approved)
    await hidden()
    const released = await post(chief, paper, 'release')
    expect(released.location).toBe(caseUrl(number))
    expect((await resident.get(`${caseUrl(number)}/consultation`)).text).toContain(secret)
    expect(await dutyKinds(number)).toEqual(['consultation.conclude'])
  })

  test('prints for circulation with its text, its number and the hash of what will be released', async () => {
    const { number, paper } = await drafted()
    const { rows } = await app.owner.query<{ draft: unknown }>('SELECT draft FROM approval WHERE id = $1', [
      paper.split('/').at(-1),
    ])
    const page = (await officer.get(paper)).text
    expect(page).toContain(secret)
    expect(page).toContain(number)
    const { contentHash } = await import('../../lib/canonical-json.ts')
    expect(page).toContain(contentHash(rows[0]?.draft))
  })

  test('is not released before its number and date are recorded', async () => {
    const { number, paper } = await drafted()
    expect((await post(officer, paper, 'release')).status).toBe(409)
    expect((await resident.get(`${caseUrl(number)}/consultation`)).text).not.toContain(secret)
  })

  test('is released once: the second who presses is told', async () => {
    const { number, paper } = await drafted()
    await post(officer, paper, 'record', approved)
    const answers = await Promise.all([post(officer, paper, 'release'), post(chief, paper, 'release')])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const page = (await resident.get(`${caseUrl(number)}/consultation`)).text
    expect(page.split(secret)).toHaveLength(2)
  })

  test('has one draft at a time; withdrawn, it makes room for a new one', async () => {
    const { number, paper } = await drafted()
    const reply = (version: string) =>
      officer.post(`${caseUrl(number)}/consultation/reply`, { version, text: '直した回答' })
    expect((await reply('3')).status).toBe(409)
    expect((await post(officer, paper, 'withdrawal')).location).toBe(`${caseUrl(number)}/approvals`)
    expect(await dutyKinds(number)).toEqual(['consultation.reply'])
    // What was written is there to be put right, for whoever wrote it alone.
    expect((await officer.get(`${caseUrl(number)}/consultation`)).text).toContain(secret)
    expect((await chief.get(`${caseUrl(number)}/consultation`)).text).not.toContain(secret)
    expect((await reply('3')).location).toContain('/approvals/')
    expect((await officer.get(`${caseUrl(number)}/consultation`)).text).not.toContain(secret)
  })

  test('is withdrawn when the matter is handed on', async () => {
    const { number, paper } = await drafted()
    const sections = await app.owner.query<{ code: string }>(
      `SELECT s->>'code' AS code FROM edition e JOIN city c ON c.id = e.city_id,
       jsonb_array_elements(e.content->'sections') s WHERE c.slug = 'kurashiki' AND s->>'code' <> $1`,
      [section],
    )
    const other = sections.rows[0]?.code
    if (other === undefined) return
    await officer.post(`${caseUrl(number)}/consultation/handover`, {
      version: '3',
      section: other,
      handoverReason: '担当が違うため',
    })
    expect(await dutyKinds(number)).toEqual(['consultation.reply'])
    const { rows } = await app.owner.query('SELECT state FROM approval WHERE id = $1', [
      paper.split('/').at(-1),
    ])
    expect(rows).toEqual([{ state: 'withdrawn' }])
  })
})

describe('recording a 決裁', () => {
  test('asks for number and date, keeps what was typed, and takes no date to come', async () => {
    const { paper } = await drafted()
    const missing = await post(officer, paper, 'record', { number: '倉市協第9号' })
    expect(missing.status).toBe(422)
    expect(missing.text).toContain('value="倉市協第9号"')
    expect(missing.text).toContain('href="#approvedOn"')
    const future = await post(officer, paper, 'record', { number: '1', approvedOn: '2026-06-02' })
    expect(future.status).toBe(422)
    expect(future.text).toContain('今日までの日付')
  })

  test('is for the section alone, and unknown in another city', async () => {
    const { number, paper } = await drafted()
    for (const who of [resident, stranger]) {
      expect((await who.get(paper)).status).toBe(403)
      expect((await who.get(`${caseUrl(number)}/approvals`)).status).toBe(403)
      for (const noun of ['record', 'release', 'withdrawal'])
        expect((await who.post(`${paper}/${noun}`, { version: '1', ...approved })).status).toBe(403)
    }
    const elsewhere = await app.person('shinjo', { hat: 'coordination' })
    expect((await elsewhere.get(paper.replace('kurashiki', 'shinjo'))).status).toBe(404)
    expect((await officer.get(`${caseUrl(number)}/approvals/nonsense`)).status).toBe(404)
  })
})
