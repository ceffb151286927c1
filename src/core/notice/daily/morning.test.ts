import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { jobTasks } from '../../../job-tasks.ts'
import { openKeyFolder } from '../../../platform/keys/index.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let people: Record<'officer' | 'chief' | 'office' | 'elsewhere', TestPerson>
beforeAll(async () => {
  app = await startTestApp()
  people = {
    officer: await app.person('shinjo', { hat: 'officer', section: 'health' }),
    chief: await app.person('shinjo', { hat: 'chief', section: 'health' }),
    office: await app.person('shinjo', { hat: 'coordination', section: 'general-policy' }),
    elsewhere: await app.person('shinjo', { hat: 'officer', section: 'environment' }),
  }
  await app.owner.query(`UPDATE person SET email = id || '@example.jp'`)
})
afterAll(() => app?.stop())
beforeEach(async () => {
  await app.owner.query('DELETE FROM outbox')
  await app.owner.query('UPDATE duty SET closed_at = opened_at')
})

async function morning(now: string): Promise<void> {
  app.setNow(now)
  const parts = { ownerPool: app.owner, appPool: app.pool, unsealPool: undefined, mailer: undefined }
  const rest = {
    keys: openKeyFolder(app.keysDir),
    origin: app.runtime.origin,
    log: pino({ level: 'silent' }),
  }
  await jobTasks({ ...parts, ...rest, clock: app.runtime.clock })['notice.morning']?.({})
}
async function send(now: string) {
  app.setNow(now)
  const resident = await app.person('shinjo', { hat: 'resident' })
  const idea = {
    title: '題名',
    issue: '課題',
    wish: '望み',
    proposer: '私',
    field: 'health',
    visibility: 'desk',
  }
  expect((await resident.post('/shinjo/ideas', idea)).status).toBe(303)
}
async function told(kind: string) {
  const { rows } = await app.owner.query('SELECT person_id FROM outbox WHERE kind = $1 ORDER BY id', [kind])
  return rows.map(({ person_id }) => Object.entries(people).find(([, { id }]) => id === person_id)?.[0])
}

test('what came in is told once a morning to those who work in the section, in one mail', async () => {
  await send('2026-06-01T01:00:00Z')
  await send('2026-06-01T02:00:00Z')
  await morning('2026-06-01T22:30:00Z')
  await morning('2026-06-01T22:31:00Z')
  expect(await told('staff.digest')).toEqual(['officer', 'chief'])
  const { rows } = await app.owner.query('SELECT subject, body, digest FROM outbox')
  expect(rows[0]).toMatchObject({ subject: '新しく待っているもの：2件', digest: true })
  expect(rows[0].body).toContain('http://yui.test/shinjo/account/notices')
  expect(rows[0].body).not.toContain('題名')
})

test('on Monday also what came in over the weekend; on closed days nothing', async () => {
  await send('2026-06-05T03:00:00Z')
  await morning('2026-06-05T22:30:00Z')
  expect(await told('staff.digest')).toEqual([])
  await morning('2026-06-07T22:30:00Z')
  expect(await told('staff.digest')).toEqual(['officer', 'chief'])
})

test('who switched digests off has none', async () => {
  await app.owner.query('UPDATE person SET digests = false WHERE id = $1', [people.chief.id])
  await send('2026-06-09T01:00:00Z')
  await morning('2026-06-09T22:30:00Z')
  expect(await told('staff.digest')).toEqual(['officer'])
  await app.owner.query('UPDATE person SET digests = true')
})

test('what is overdue is told to the section, days later to its chief, then to the office; each once', async () => {
  await send('2026-06-10T01:00:00Z')
  await app.owner.query(`UPDATE duty SET due_on = '2026-06-15' WHERE closed_at IS NULL`)
  await morning('2026-06-14T22:30:00Z')
  expect(await told('staff.overdue')).toEqual([])
  await morning('2026-06-15T22:30:00Z')
  await morning('2026-06-16T22:30:00Z')
  expect(await told('staff.overdue')).toEqual(['officer'])
  await morning('2026-06-21T22:30:00Z')
  expect(await told('staff.overdue')).toEqual(['officer', 'chief'])
  await morning('2026-06-23T22:30:00Z')
  await morning('2026-06-24T22:30:00Z')
  expect(await told('staff.overdue')).toEqual(['officer', 'chief', 'office'])
})

test('who looks after the case is told alone, the day before it is due and after it; and only who works there', async () => {
  await send('2026-06-25T01:00:00Z')
  await app.owner.query(`UPDATE duty SET due_on = '2026-06-30' WHERE closed_at IS NULL`)
  const colleague = await app.person('shinjo', { hat: 'officer', section: 'health' })
  await app.owner.query(`UPDATE person SET email = id || '@example.jp' WHERE id = $1`, [colleague.id])
  people = { ...people, colleague } as typeof people
  const take = (id: string) =>
    app.owner.query(
      `INSERT INTO case_staff (city_id, case_id, officer_id) SELECT city_id, case_id, $1 FROM duty WHERE closed_at IS NULL
       ON CONFLICT (city_id, case_id) DO UPDATE SET officer_id = excluded.officer_id`,
      [id],
    )
  await take(colleague.id)
  await morning('2026-06-28T22:30:00Z')
  await morning('2026-06-29T22:30:00Z')
  expect(await told('staff.due')).toEqual(['colleague'])
  await take(people.elsewhere.id)
  await morning('2026-06-30T22:30:00Z')
  expect((await told('staff.overdue')).sort()).toEqual(['colleague', 'officer'])
})
