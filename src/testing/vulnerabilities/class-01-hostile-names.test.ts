import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../app.ts'
import type { Browser } from '../browser.ts'
import { type Canaries, plantCanaries } from '../canaries.ts'
import { plantEveryColumn } from '../plant-columns.ts'
import { type Asked, pageRoutes, stepsOf, walk } from '../walk.ts'

/*
 * Class 1 (and 6): a name is whatever its owner typed. People, groups, titles and every other word of this matter are
 * markup that would run, on every page that somebody with a part in it may open.
 */
const markup = '<img src=x onerror=alert(1)>"onfocus="alert(2)\'</title><script>alert(3)</script>'
const runs = ['<img src=x', '"onfocus="', '<script>alert', '</title><script']

let app: TestApp
let here: Canaries
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(
    app,
    'shinjo',
    [
      { visibility: 'public', reach: 'drafted' },
      { visibility: 'desk', reach: 'closed' },
    ],
    markup,
  )
})
afterAll(() => app?.stop())

const isPage = ({ answer }: Asked) => answer.headers.get('content-type')?.startsWith('text/html') === true

describe.each(['resident', 'civic', 'officer', 'office'])('what %s reads', (role) => {
  test('is text everywhere, and never markup', async () => {
    const asked = await walk(await here.as(role), stepsOf(pageRoutes, here))
    const shown = asked.filter(({ answer }) => answer.text.includes('&lt;img src=x'))
    expect(shown.length).toBeGreaterThan(10)
    const broken = asked
      .filter(isPage)
      .flatMap(({ name, answer }) =>
        runs.filter((one) => answer.text.includes(one)).map((one) => [name, one]),
      )
    expect(broken).toEqual([])
    // Also the name of the page in the tab.
    expect(shown.some(({ answer }) => /<title>[^<]*&lt;img/.test(answer.text))).toBe(true)
  })

  test('comes with a policy under which markup would not run either', async () => {
    const asked = await walk(await here.as(role), stepsOf(pageRoutes, here))
    for (const { name, answer } of asked) {
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect([
        name,
        policy.startsWith("default-src 'self'") || policy.startsWith("default-src 'none'"),
      ]).toEqual([name, true])
      expect([name, /unsafe-(inline|eval)/.test(policy)]).toEqual([name, false])
      expect([name, answer.headers.get('x-content-type-options')]).toEqual([name, 'nosniff'])
    }
  })
})

test('the public reads names of groups as text, too, on pages and as JSON', async () => {
  const open = here.cases[0]?.number ?? ''
  const page = await app.anonymous().get(`/shinjo/cases/${open}`)
  expect(page.text).toContain('&lt;img src=x')
  expect(runs.filter((one) => page.text.includes(one))).toEqual([])
  const json = await app.anonymous().get(`/api/v1/cities/shinjo/cases/${open}`)
  expect(json.headers.get('content-type')).toMatch(/^application\/json/)
  expect(JSON.parse(json.text).parties.map(({ name }: { name: string }) => name)).toContain(`${markup}-civic`)
})

test('a file is always a download, whatever it is called (classes 4 and 27)', async () => {
  const { number, fileId } = here.cases[1] ?? { number: '', fileId: '' }
  const { status, headers } = await (await here.as('officer')).get(`/shinjo/cases/${number}/files/${fileId}`)
  expect(status).toBe(200)
  const disposition = headers.get('content-disposition') ?? ''
  expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w%.~-]+$/)
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(headers.get('cache-control')).toBe('private, no-store')
})

describe('every personal column there is holds markup, those of new tables too', () => {
  // Without quotes, which the planting itself would have to escape.
  const planted = '<img src=x onerror=alert(1)></title><script>alert(3)</script>'
  const city = 'shinjo'
  let full: TestApp
  let ground: Canaries
  beforeAll(async () => {
    full = await startTestApp()
    ground = await plantCanaries(full, city, [{ visibility: 'public', reach: 'closed' }], planted)
    const belongs = {
      cityId: await full.cityId(city),
      personId: ground.ids.persons.resident?.personId ?? '',
      caseId: ground.cases[0]?.id ?? '',
    }
    expect(await plantEveryColumn(full.owner, belongs, planted)).toEqual([])
  })
  afterAll(() => full?.stop())

  test.each(['resident', 'civic', 'officer', 'chief', 'office', 'administrator', 'centre', 'nobody'])(
    'and %s reads it as text',
    async (role) => {
      const who = await readerOf(role)
      const asked = await walk(who, stepsOf(pageRoutes, ground))
      const broken = asked
        .filter(isPage)
        .flatMap(({ name, answer }) =>
          runs.filter((one) => answer.text.includes(one)).map((one) => [name, one]),
        )
      expect(broken).toEqual([])
      const shown = asked
        .filter(({ answer }) => answer.text.includes('&lt;img src=x'))
        .map(({ name }) => name)
      expect(shown).toEqual(expect.arrayContaining(mustShow[role] ?? []))
    },
  )
  const readerOf = async (role: string): Promise<Browser> => {
    if (role === 'nobody') return full.anonymous()
    return role === 'centre' ? full.person(city, { hat: 'supportCenter' }) : ground.as(role)
  }
  /** Pages that are nothing without names, so that a walk past them would be noticed. */
  const mustShow: Readonly<Record<string, string[]>> = {
    office: ['GET /letters', 'GET /calls', 'GET /outbox', 'GET /records', 'GET /privacy/reads'],
    administrator: ['GET /people', 'GET /people/:id'],
  }
})

test('a look-alike at the counter, a file’s name and a group in the directory are text', async () => {
  const officer = await app.person('shinjo', { hat: 'officer', section: 'health', name: markup })
  const resident = await app.person('shinjo', { hat: 'resident', name: markup })
  const leader = await app.person('shinjo', {
    hat: 'representative',
    name: markup,
    organization: { kind: 'community', name: markup },
  })
  const told = {
    via: 'counter',
    title: markup,
    issue: markup,
    wish: markup,
    proposer: markup,
    field: 'health',
  }
  const from = { 'contact.name': markup, 'contact.channel': 'phone', 'contact.phone': '0233-22-2111' }
  const typed = { ...told, ...from, visibility: 'public' }
  await officer.post('/shinjo/counter/ideas', typed)
  const again = await officer.post('/shinjo/counter/ideas', { ...typed, step: 'confirm' })
  const name = `${markup}.pdf`
  const attachments = new File(['%PDF-1.7 a'], name)
  const sent = await resident.post('/shinjo/ideas', { ...typed, attachments, 'attachments.seenBy': 'public' })
  const profile = { version: '0', name: markup, kind: 'community', activity: markup, area: markup }
  await leader.post(`/shinjo/groups/${leader.organizationId}/profile`, {
    ...profile,
    open: ['listing', 'area', 'activity'],
  })
  expect(again.text).toContain('よく似た記録があります')
  const pages = [
    again,
    await resident.get((sent.location ?? '').replace('/receipt', '')),
    await resident.get(sent.location ?? ''),
    await app.anonymous().get('/shinjo/groups'),
    await app.anonymous().get(`/shinjo/groups/${leader.organizationId}`),
    await leader.get(`/shinjo/groups/${leader.organizationId}/members`),
    await leader.get(`/shinjo/groups/${leader.organizationId}/desk`),
    await app.anonymous().get('/shinjo/cases'),
  ]
  for (const [at, { text }] of pages.entries()) {
    expect([at, text.includes('&lt;img src=x')]).toEqual([at, true])
    expect([at, runs.filter((one) => text.includes(one))]).toEqual([at, []])
  }
})
