import { afterAll, beforeAll, expect, test } from 'vitest'
import { cityRoutes } from '../../app.tsx'
import { shapeOf } from '../../lib/form-shape.ts'
import { blindId } from '../../lib/ids.ts'
import { referenceNumber } from '../../lib/reference-number.ts'
import { startTestApp, type TestApp } from '../app.ts'
import { filled } from '../filled.ts'
import { type Mailbox, openMailbox, proofIn } from '../mailbox.ts'
import { permissionRows } from '../permission-table.ts'
import { type Ground, stepsOf } from '../walk.ts'

/*
 * Class 34: a new installation belongs to nobody yet, and nobody who comes by can make it theirs. The first administrator
 * is made by `yui admin create` on the server; no route makes one, not even the first.
 */
let app: TestApp
let mails: Mailbox
beforeAll(async () => {
  app = await startTestApp()
  app.runtime.demo = false
  mails = await openMailbox(app)
})
afterAll(async () => {
  mails?.stop()
  await app?.stop()
})

/** What somebody would write who wants to be the administrator. */
const lures: Readonly<Record<string, string>> = {
  email: 'first@example.jp',
  password: 'a long and private sentence',
  hat: 'administrator',
  role: 'administrator',
  kind: 'administrator',
  section: 'general-policy',
  name: '最初の人',
  next: '/shinjo/people',
  lang: 'ja',
  number: '2026-00001-A',
  key: 'AAAA-BBBB-CCCC',
}

const nobody = (city: string): Ground => ({
  city,
  ids: {
    persons: { resident: { personId: blindId(), hatId: blindId() } },
    groups: { civic: blindId() },
  } as unknown as Ground['ids'],
  cases: [
    {
      id: blindId(),
      number: referenceNumber(2026, 1),
      visibility: 'public',
      reach: 'sent',
      fileId: blindId(),
      approvalId: blindId(),
      mailId: blindId(),
      letterId: blindId(),
      callId: blindId(),
      partyId: blindId(),
    },
  ],
})
const hats = async () =>
  (
    await app.owner.query<{ kind: string; account: boolean }>(
      'SELECT h.kind, p.account FROM hat h JOIN person p ON p.city_id = h.city_id AND p.id = h.person_id',
    )
  ).rows

test('there is nobody at all', async () => {
  expect(await hats()).toEqual([])
  expect((await app.owner.query('SELECT 1 FROM person')).rows).toEqual([])
})

test('every route of every kind, asked by a stranger with all that would make an administrator, makes none', async () => {
  const stranger = app.anonymous()
  let asked = 0
  for (const { route, address } of stepsOf(cityRoutes, nobody('shinjo'))) {
    const fields = 'form' in route ? { ...lures, ...filled(shapeOf(route.form), lures) } : undefined
    const { status } = fields ? await stranger.post(address, fields) : await stranger.get(address)
    expect([address, status < 500]).toEqual([address, true])
    asked += 1
  }
  expect(asked).toBe(cityRoutes.length)
  // A stranger may leave a matter, which makes somebody without an account, and nothing beyond.
  expect((await hats()).filter(({ kind, account }) => kind !== 'resident' || account)).toEqual([])
})

test('the first to make an account by mail is a resident, whatever else is sent', async () => {
  const first = app.anonymous()
  await first.post('/shinjo/sign-in/mail', {
    email: 'somebody@example.jp',
    next: '',
    ...lures,
    hat: 'administrator',
  })
  const [mail] = await mails.take('first@example.jp')
  const { path } = proofIn(mail)
  expect(path).toMatch(/^\/shinjo\/sign-in\/mail\//)
  await first.post(path, lures)
  await first.post(`${path}/account`, lures)
  const made = (await hats()).filter(({ account }) => account)
  expect(made).toEqual([{ kind: 'resident', account: true }])
  expect((await first.get('/shinjo/account')).status).toBe(200)
  expect((await first.get('/shinjo/people')).status).toBe(403)
})

test('no route is called as such an endpoint would be, and the installation’s own take no form', () => {
  const rows = permissionRows()
  expect(
    rows.filter(({ path }) => /\/(setup|install|init|initiali[sz]e|bootstrap|first-run)\b/i.test(path)),
  ).toEqual([])
  expect(
    rows.filter(({ kind, method }) => ['installation', 'api'].includes(kind) && method !== 'GET'),
  ).toEqual([])
})
