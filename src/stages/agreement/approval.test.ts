import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase, type TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

// A city whose agreements need a 決裁 first: nothing of the city hall's counts before it, and then it counts as the chief's.

const city = 'nishitokyo'
const section = 'collaboration-community'

let app: TestApp
let leader: TestPerson
let officer: TestPerson
let chief: TestPerson

beforeAll(async () => {
  app = await startTestApp()
  await app.owner.query(
    `UPDATE edition SET content = jsonb_set(content, '{approval}', '{"reply": false, "agreement": true, "decision": false}')`,
  )
  const organization = { kind: 'nonprofit', name: '見本の会' }
  leader = await app.person(city, { hat: 'representative', organization })
  officer = await app.person(city, { hat: 'officer', section })
  chief = await app.person(city, { hat: 'chief', name: '課長', section })
})
afterAll(() => app.stop())

async function written(): Promise<{ opened: TestCase; given: { version: string; hash: string } }> {
  const opened = await openTestCase(app, city, { section, parties: [leader, { section }] })
  const text = { version: '0', purpose: '目的', issue: '課題', goal: '目標' }
  const roles = Object.fromEntries(
    opened.partyIds.flatMap((id, i) => [
      [`roles.${i}.party`, id],
      [`roles.${i}.role`, '役割'],
    ]),
  )
  const term = { startsOn: '2026-07-01', endsOn: '2027-03-31' }
  await officer.post(`${opened.path}/agreement/versions`, { ...text, ...roles, ...term })
  const { rows } = await app.owner.query('SELECT content_hash FROM joint_version WHERE case_id = $1', [
    opened.id,
  ])
  return { opened, given: { version: '1', hash: String(rows[0]?.content_hash) } }
}

const confirmations = async ({ id }: TestCase) =>
  (await app.owner.query('SELECT person_id, recorded_by FROM joint_confirmation WHERE case_id = $1', [id]))
    .rows
const approvalOf = async ({ id }: TestCase) =>
  (await app.owner.query('SELECT id, state, version FROM approval WHERE case_id = $1', [id])).rows.at(-1)

test('the chief’s confirmation waits for number and date, and then counts as theirs', async () => {
  const { opened, given } = await written()
  const waiting = await chief.submit(`${opened.path}/agreement/confirmation`, given)
  expect(waiting.text).toContain('決裁を待っています')
  expect(waiting.text).not.toContain('第1版を確認する')
  expect(await confirmations(opened)).toEqual([])
  await leader.post(`${opened.path}/agreement/confirmation`, given)
  const approval = await approvalOf(opened)
  const path = `${opened.path}/approvals/${approval?.id}`
  expect((await officer.get(path)).text).toContain(given.hash)
  expect((await leader.get(path)).status).toBe(403)
  await officer.post(`${path}/record`, { number: '協第1号', approvedOn: '2026-06-01', version: '1' })
  const released = await officer.submit(`${path}/release`, { version: '2' })
  expect(released.text).toContain('協定が効力をもちました')
  expect(await confirmations(opened)).toContainEqual({ person_id: chief.id, recorded_by: officer.id })
})

test('a changed text withdraws the draft: nothing is released that nobody approved', async () => {
  const { opened, given } = await written()
  await chief.post(`${opened.path}/agreement/confirmation`, given)
  const { rows } = await app.owner.query('SELECT content FROM joint_version WHERE case_id = $1', [opened.id])
  const roles = Object.fromEntries(
    opened.partyIds.flatMap((id, i) => [
      [`roles.${i}.party`, id],
      [`roles.${i}.role`, '別の役割'],
    ]),
  )
  const { purpose, issue, goal, startsOn, endsOn } = rows[0].content.content
  const text = { version: '1', purpose, issue, goal, startsOn, endsOn }
  expect((await leader.post(`${opened.path}/agreement/versions`, { ...text, ...roles })).status).toBe(303)
  expect((await approvalOf(opened))?.state).toBe('withdrawn')
  const approval = await approvalOf(opened)
  const release = await officer.post(`${opened.path}/approvals/${approval?.id}/release`, { version: '2' })
  expect(release.status).toBe(409)
  expect(await confirmations(opened)).toEqual([])
})
