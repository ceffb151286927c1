import { afterAll, beforeAll, expect, test } from 'vitest'
import { cityRoutes } from '../../app.tsx'
import { startTestApp, type TestApp } from '../app.ts'
import type { Browser } from '../browser.ts'
import { type Canaries, canary, plantCanaries } from '../canaries.ts'
import { placesOf } from '../sources.ts'
import { caseRoutes, pageRoutes, stepsOf, walk } from '../walk.ts'

/*
 * Class 16: there are no API tokens; what comes nearest is the key of a matter, which lets somebody without an account
 * look after it. It opens that one matter and nothing that lies beside it.
 */
let app: TestApp
let here: Canaries
let guest: Browser
let number: string
const hidden = (text: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [
    { visibility: 'desk', reach: 'closed' },
    { visibility: 'public', reach: 'closed' },
  ])
  const sender = app.anonymous()
  const form = (await sender.get('/shinjo/ideas/new')).text
  const names = ['accessKey', 'draftId', 'draftKey', 'submissionId']
  const screen = Object.fromEntries(names.map((name) => [name, hidden(form, name)]))
  const idea = {
    title: '見守り',
    issue: '暗い',
    wish: '明るく',
    proposer: '近所',
    field: 'snow',
    visibility: 'desk',
  }
  const contact = { 'contact.name': '見本', 'contact.channel': 'mail', 'contact.email': 'a@example.jp' }
  const sent = await sender.post('/shinjo/ideas', { ...screen, ...idea, ...contact })
  number = sent.location?.split('/').at(-2) ?? ''
  guest = app.anonymous()
  expect((await guest.post('/shinjo/follow', { number, key: screen.accessKey ?? '' })).status).toBe(303)
})
afterAll(() => app?.stop())

test('its own matter is there', async () => {
  expect((await guest.get(`/shinjo/cases/${number}`)).status).toBe(200)
})

test('of the others nothing is there that a stranger would not find', async () => {
  const asked = await walk(guest, stepsOf(caseRoutes, { ...here, cases: here.cases.slice(0, 1) }))
  expect(asked.filter(({ status }) => status !== 404).map(({ name }) => name)).toEqual([])
  const all = await walk(guest, stepsOf(pageRoutes, here))
  expect(all.filter(({ answer }) => answer.text.includes(canary)).map(({ name }) => name)).toEqual([])
})

test('no room of an account, a group or the city hall opens', async () => {
  const open = ['anyone', 'whoever is signed in', 'whoever may see the case', 'a resident']
  const closed = cityRoutes.filter(
    ({ policy, kind }) => kind !== 'casePage' && kind !== 'caseAction' && !open.includes(policy.says),
  )
  const asked = await walk(
    guest,
    stepsOf(
      // What a browser is known by, a draft or a wish that it wrote, is another key than that of the matter.
      closed.filter(({ policy }) => !/draft|^a resident, a group|^whoever wrote the post/.test(policy.says)),
      here,
    ),
  )
  expect(asked.length).toBeGreaterThan(80)
  expect(
    asked.filter(({ status }) => ![403, 404].includes(status)).map((one) => [one.name, one.status]),
  ).toEqual([])
})

test('no header opens anything: the API knows no token', async () => {
  expect(
    placesOf(/authorization|bearer\b|api[-_]?key/gi).filter((at) => at.startsWith('src/views/api/')),
  ).toEqual([])
  const plain = await app.app.request('http://yui.test/api/v1/cities/shinjo/cases')
  const given = await app.app.request('http://yui.test/api/v1/cities/shinjo/cases', {
    headers: { authorization: 'Bearer x', cookie: 'yui_session=x' },
  })
  expect(await given.text()).toBe(await plain.text())
})
