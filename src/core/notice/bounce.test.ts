import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobTasks } from '../../job-tasks.ts'
import { openKeyFolder } from '../../platform/keys/index.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'

let app: TestApp
let folder: string
let run: () => Promise<void>
beforeAll(async () => {
  app = await startTestApp()
  folder = await mkdtemp(join(tmpdir(), 'yui-bounces-'))
  const tasks = jobTasks({
    ownerPool: app.owner,
    appPool: app.pool,
    unsealPool: undefined,
    keys: openKeyFolder(app.keysDir),
    mailer: undefined,
    bounceFolder: folder,
    origin: app.runtime.origin,
    clock: app.runtime.clock,
    log: pino({ level: 'silent' }),
  })
  run = async () => void (await tasks['mail.bounces']?.({}))
})
afterAll(() => app?.stop())

const bounceOf = (id: string) =>
  [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=B',
    '',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    '--B',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${id}@yui>`,
    '',
    '--B--',
  ].join('\n')

async function sentIdea(reach: string) {
  const resident = await app.person('shinjo', { hat: 'resident' })
  await app.owner.query(`UPDATE person SET contact_email = 'a@example.jp' ${reach} WHERE id = $1`, [
    resident.id,
  ])
  await resident.post('/shinjo/ideas', {
    title: '題名',
    issue: '課題',
    wish: '望み',
    proposer: 'わたしたち',
    field: 'health',
    visibility: 'desk',
  })
  const { rows } = await app.owner.query('SELECT id FROM outbox WHERE person_id = $1', [resident.id])
  return { person: resident.id, mail: String(rows[0]?.id) }
}
const count = async (table: string, person: string) =>
  (await app.owner.query(`SELECT 1 FROM ${table} WHERE person_id = $1`, [person])).rows.length

test('a notice that came back is told by telephone, once, and its mail says why it came back', async () => {
  const { person, mail } = await sentIdea(`, phone = '0233000000'`)
  for (const name of ['1.eml', '2.eml']) {
    await writeFile(join(folder, name), bounceOf(mail))
    await run()
  }
  expect(await count('phone_call', person)).toBe(1)
  const { rows } = await app.owner.query('SELECT bounce_reason FROM outbox WHERE id = $1', [mail])
  expect(rows).toEqual([{ bounce_reason: '550 5.1.1 User unknown' }])
  expect(await readdir(folder)).toEqual([])
})

test('by letter where there is an address and no number', async () => {
  const { person, mail } = await sentIdea(`, address = '見本県見本市1'`)
  await writeFile(join(folder, 'x'), bounceOf(mail))
  await run()
  expect([await count('letter', person), await count('phone_call', person)]).toEqual([1, 0])
  const { rows } = await app.owner.query('SELECT body FROM letter WHERE person_id = $1', [person])
  expect(rows[0]?.body).toContain('届きませんでした')
  expect(rows[0]?.body).not.toContain('http')
})

test('what is no bounce of ours is laid aside, and changes nothing', async () => {
  await writeFile(join(folder, 'answer'), 'Subject: Re: 受付番号\n\nありがとう')
  await writeFile(join(folder, 'theirs'), bounceOf('someone'))
  await run()
  expect(await readdir(folder)).toEqual(['other'])
  expect((await readdir(join(folder, 'other'))).sort()).toEqual(['answer', 'theirs'])
})
