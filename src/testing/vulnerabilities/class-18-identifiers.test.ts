import { afterAll, beforeAll, expect, test } from 'vitest'
import { blindId } from '../../lib/ids.ts'
import { startTestApp, type TestApp } from '../app.ts'
import { type Canaries, type PlantedCase, plantCanaries } from '../canaries.ts'

/* Class 18 (and 17): knowing an identifier is no permission; it opens only what it belongs to, to whom that belongs. */
let app: TestApp
let here: Canaries
let one: PlantedCase
let other: PlantedCase
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [
    { visibility: 'public', reach: 'drafted' },
    { visibility: 'desk', reach: 'drafted' },
  ])
  ;[one, other] = here.cases as [PlantedCase, PlantedCase]
})
afterAll(() => app?.stop())

test('a file or a draft of another case is not found under this one, though the person may open both', async () => {
  const officer = await here.as('officer')
  for (const [of, id, status] of [
    [one, one.fileId, 200],
    [other, other.fileId, 200],
    [one, other.fileId, 404],
    [other, one.fileId, 404],
  ] as const)
    expect((await officer.get(`/shinjo/cases/${of.number}/files/${id}`)).status).toBe(status)
  expect((await officer.get(`/shinjo/cases/${one.number}/approvals/${one.approvalId}`)).status).toBe(200)
  expect((await officer.get(`/shinjo/cases/${one.number}/approvals/${other.approvalId}`)).status).toBe(404)
  for (const noun of ['record', 'release', 'withdrawal']) {
    const fields = { version: '1', number: '1', approvedOn: '2026-06-01' }
    const { status } = await officer.post(
      `/shinjo/cases/${one.number}/approvals/${other.approvalId}/${noun}`,
      fields,
    )
    expect([noun, [404, 409].includes(status)]).toEqual([noun, true])
  }
  const { rows } = await app.owner.query('SELECT state FROM approval WHERE id = $1', [other.approvalId])
  expect(rows).toEqual([{ state: 'draft' }])
})

test('a file between the parties is not there for whoever only knows its address', async () => {
  const stranger = await app.person('shinjo', { hat: 'resident' })
  for (const who of [app.anonymous(), stranger])
    expect((await who.get(`/shinjo/cases/${one.number}/files/${one.fileId}`)).status).toBe(404)
})

test('a party of another case is no party of this one', async () => {
  const officer = await here.as('chief')
  const { rows } = await app.owner.query<{ id: string }>('SELECT id FROM party WHERE case_id = $1', [
    other.id,
  ])
  for (const { id } of rows) {
    const page = await officer.get(`/shinjo/cases/${one.number}/agreement`)
    const hash = /name="hash" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
    const version = /name="version" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
    const scan = new File(['%PDF-1.7 signed'], 'scan.pdf')
    const fields = { partyId: id, signer: '人', signedOn: '2026-05-01', version, hash, scan }
    const { status } = await officer.post(`/shinjo/cases/${one.number}/agreement/paper`, fields)
    expect(status).toBe(422)
  }
})

test('the identifier of a form that somebody else sent replays nothing to me', async () => {
  const idea = {
    title: '見守り',
    issue: '暗い',
    wish: '明るく',
    proposer: '親の会',
    field: 'snow',
    visibility: 'desk',
    submissionId: blindId(),
  }
  const sender = await app.person('shinjo', { hat: 'resident' })
  const thief = await app.person('shinjo', { hat: 'resident' })
  const first = await sender.post('/shinjo/ideas', idea)
  expect(first.status).toBe(303)
  const stolen = await thief.post('/shinjo/ideas', idea)
  expect([stolen.status, stolen.location]).toEqual([409, null])
  expect((await sender.post('/shinjo/ideas', idea)).location).toBe(first.location)
})
