import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cityRoutes } from '../app.tsx'
import { sessionCookie } from '../core/people/session.ts'
import type { HatKind } from '../core/people/viewer.ts'
import type { Route } from '../core/web/route.ts'
import { referenceNumber } from '../lib/reference-number.ts'
import { startTestApp, type TestApp } from './app.ts'
import type { Answer, Browser } from './browser.ts'
import { type Canaries, canary, type PlantedCase, plantCanaries } from './canaries.ts'
import { openTestCase } from './case.ts'
import { type Asked, caseRoutes, pageRoutes, statusOtherThan, stepsOf, walk } from './walk.ts'

/*
 * Classes 11, 13, 14, 15, 18 and 19: every route of every stage and view, asked by everybody who has no business there.
 * The matters went through all real forms and hold the word in `canary` wherever an outsider must not read; whoever is
 * a party finds it, so there is something that could leak.
 */
let app: TestApp
let here: Canaries
const there = 'tomakomai'

beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [
    { visibility: 'desk', reach: 'drafted' },
    { visibility: 'desk', reach: 'closed' },
    { visibility: 'public', reach: 'oneSideIn' },
    { visibility: 'public', reach: 'closed' },
  ])
})
afterAll(() => app?.stop())

const leaked = ({ text, location, headers }: Answer): string[] => [
  ...new Set(
    `${text} ${location} ${JSON.stringify([...headers])}`.match(new RegExp(`${canary}[^\\s<"]*`, 'g')),
  ),
]
const about = (who: Browser, routes: readonly Route[], cases: readonly PlantedCase[], city = here.city) =>
  walk(who, stepsOf(routes, { ...here, cases, city }))
const casesOf = (visibility: PlantedCase['visibility']) =>
  here.cases.filter((one) => one.visibility === visibility)
const withLeaks = (asked: Asked[]) =>
  asked.map(({ name, answer }) => [name, leaked(answer)]).filter(([, words]) => (words ?? []).length > 0)

/** Everybody of the same city who is neither a party nor in charge. */
const outsiders: Record<string, () => Promise<Browser>> = {
  'somebody not signed in': async () => app.anonymous(),
  'another resident': () => app.person('shinjo', { hat: 'resident', name: 'よその人' }),
  'a member of another group': () =>
    app.person('shinjo', {
      hat: 'representative',
      name: 'よその会',
      organization: { kind: 'community', name: 'よその会' },
    }),
  'an officer of another section': () =>
    app.person('shinjo', { hat: 'officer', name: '他課', section: 'school-education' }),
  'a chief of another section': () =>
    app.person('shinjo', { hat: 'chief', name: '他課長', section: 'health' }),
  'the support centre': () => app.person('shinjo', { hat: 'supportCenter', name: 'センター' }),
  'a council member': () => app.person('shinjo', { hat: 'council', name: '委員' }),
  'the administrator': () => app.person('shinjo', { hat: 'administrator', name: '管理' }),
}

test('every personal column of every table holds a secret, those of new tables too', () => {
  expect(here.unplanted).toEqual([])
})

describe('whoever has a part in it finds it', () => {
  test.each(['resident', 'civic', 'officer', 'office'])(
    '%s reads secrets on pages of the case, and nothing breaks',
    async (role) => {
      const casePages = caseRoutes.filter((route) => pageRoutes.includes(route))
      const asked = await about(await here.as(role), casePages, here.cases)
      expect(statusOtherThan(asked, [200, 303, 403, 404, 409])).toEqual([])
      const words = new Set(
        asked.flatMap((one) => leaked(one.answer).map((word) => word.replace(/（.*/, ''))),
      )
      for (const word of ['proposer', 'reply', 'log', 'resident', '題名', '目標', '結果'])
        expect(words).toContain(`${canary}-${word}`)
      expect(withLeaks(asked).length).toBeGreaterThan(20)
    },
  )
})

describe('a matter that went to the desk alone is not there', () => {
  test.each(Object.keys(outsiders))('for %s: no route of it, whatever is asked', async (name) => {
    const who = await outsiders[name]?.()
    const asked = await about(who as Browser, caseRoutes, casesOf('desk'))
    expect(statusOtherThan(asked, [404])).toEqual([])
    expect(withLeaks(asked)).toEqual([])
  })

  test.each(Object.keys(outsiders))(
    'for %s: no list, search, desk, file, JSON or page of errors',
    async (name) => {
      const who = (await outsiders[name]?.()) as Browser
      // An administrator keeps accounts and the roster, and reads names there and nowhere else.
      // The support centre keeps slips, and reads them in its own room and nowhere else.
      const keeps = (path: string) =>
        (name === 'the administrator' &&
          /^\/(people|organization|privacy\/reads|records\/people)/.test(path)) ||
        (name === 'the support centre' && path.startsWith('/centre/'))
      const routes = pageRoutes.filter(({ path }) => !keeps(path))
      const asked = await about(who, routes, casesOf('public'))
      expect(withLeaks(asked)).toEqual([])
      for (const address of [
        `/shinjo/cases?q=${canary.toLowerCase()}`,
        '/shinjo/cases?q=題名',
        '/shinjo/cases?stage=evaluation',
        '/shinjo/cases?stage=closed',
        '/shinjo/cases?field=snow&year=2025',
        ...casesOf('desk').flatMap(({ number }) => [
          `/shinjo/ideas/new?parent=${number}`,
          `/shinjo/cases?q=${number}`,
          `/api/v1/cities/shinjo/cases/${number}`,
          `/shinjo/cases/${number.toLowerCase()}`,
          `/shinjo/cases/${number}/`,
          `/shinjo/cases/${number}?lang=en`,
        ]),
        `/api/v1/cities/shinjo/cases?q=${canary.toLowerCase()}`,
        '/api/v1/cities/shinjo/cases',
      ]) {
        const answer = await who.get(address)
        expect([address, leaked(answer)]).toEqual([address, []])
        expect(answer.status).toBeLessThan(500)
      }
    },
  )

  test('its section finds it by the same words: the search has something to hide', async () => {
    const { text } = await (await here.as('officer')).get(`/shinjo/cases?q=${canary.toLowerCase()}`)
    expect(text).toContain(`${canary}-題名`)
  })

  test('its number answers as one that was never given', async () => {
    const unused = referenceNumber(2025, 999)
    const desk = casesOf('desk')[0] as PlantedCase
    // Apart from the number itself, its picture for telephones and the number of the request.
    const body = ({ text }: Answer, number: string) =>
      text.replaceAll(number, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}|<svg.*?<\/svg>/g, '')
    const given = await app.anonymous().get(`/shinjo/cases/${desk.number}`)
    const never = await app.anonymous().get(`/shinjo/cases/${unused}`)
    expect([given.status, body(given, desk.number)]).toEqual([never.status, body(never, unused)])
  })
})

describe('of a public matter', () => {
  test.each(Object.keys(outsiders))('%s reads what is public and not a word more', async (name) => {
    const who = (await outsiders[name]?.()) as Browser
    // Everybody may follow what is public, by mail alone, too; residents and groups may say that they would join.
    const open = /^POST \/cases\/:number\/(following|joining|mail-follow) /
    const all = await about(who, caseRoutes, casesOf('public'))
    expect(withLeaks(all)).toEqual([])
    // Who said no such thing has nothing to take back.
    const nothing = ({ name, status }: { name: string; status: number }) =>
      status === 409 && /joining\/withdrawal /.test(name)
    const asked = all.filter((one) => !(one.status === 422 && open.test(one.name)) && !nothing(one))
    expect(statusOtherThan(asked, [200, 303, 403, 404])).toEqual([])
    const posts = asked.filter(({ name }) => name.startsWith('POST'))
    const refused = name === 'somebody not signed in' ? [303, 404] : [403, 404]
    expect(statusOtherThan(posts, refused)).toEqual([])
    for (const { answer } of posts.filter(({ status }) => status === 303))
      expect(answer.location).toMatch(/^\/shinjo\/sign-in\?next=\/shinjo\//)
  })
})

describe('two cities', () => {
  const hats = { coordination: 'self-government', administrator: undefined, resident: undefined } as const
  const sent = { 'its own cookie': [there], 'the other city’s cookie': ['shinjo'], both: [there, 'shinjo'] }
  const ways = Object.keys(hats).flatMap((hat) => Object.keys(sent).map((cookies) => [hat, cookies] as const))

  let nobody: Asked[] | undefined

  test.each(ways)('%s of one, with %s, is nobody at the other', async (hat, cookies) => {
    const section = hats[hat as keyof typeof hats]
    const name = 'よその市の人'
    const member = await app.person(there, { hat: hat as HatKind, name, ...(section ? { section } : {}) })
    const token = member.cookies.get(sessionCookie(there)) ?? ''
    const browser = app.anonymous()
    for (const city of sent[cookies as keyof typeof sent]) browser.cookies.set(sessionCookie(city), token)
    const asked = await about(browser, cityRoutes, here.cases)
    nobody ??= await about(app.anonymous(), cityRoutes, here.cases)
    const told = ({ name, status, answer }: Asked) => [name, status, answer.location]
    expect(withLeaks(asked)).toEqual([])
    expect(asked.map(told)).toEqual(nobody.map(told))
    expect(asked.filter(({ answer }) => answer.text.includes(name))).toEqual([])
  })

  test('a case of one is not found under the other, nor its files and drafts', async () => {
    const office = await app.person(there, { hat: 'coordination', name: '窓口', section: 'self-government' })
    const asked = await about(office, caseRoutes, here.cases, there)
    expect(statusOtherThan(asked, [404])).toEqual([])
    expect(withLeaks(asked)).toEqual([])
  })

  test('an account of one is not found under the other, and nothing is changed about it', async () => {
    // The counter's own are the coordination office's, and have this test beside them.
    const routes = cityRoutes.filter(
      ({ path }) => path.includes('/people/:') && !path.startsWith('/counter/'),
    )
    expect(routes.length).toBeGreaterThan(2)
    const administrator = await app.person(there, { hat: 'administrator', name: '管理' })
    const asked = await about(administrator, routes, [], there)
    // A form with mistakes is told so before anybody is looked for; what it shows then is the same 404.
    expect(statusOtherThan(asked, [404])).toEqual([])
    expect(withLeaks(asked)).toEqual([])
  })

  test('the same number in both cities is two cases', async () => {
    app.setNow('2025-11-14T01:00:00Z')
    const own = await openTestCase(app, there, { section: 'self-government', parties: [] })
    app.setNow('2026-06-01T01:00:00Z')
    const same = here.cases.find(({ number }) => number === own.number)
    expect(same).toBeDefined()
    const office = await app.person(there, { hat: 'coordination', name: '窓口', section: 'self-government' })
    const asked = await about(office, caseRoutes, [same as PlantedCase], there)
    expect(withLeaks(asked)).toEqual([])
    expect(statusOtherThan(asked, [200, 303, 403, 404, 409, 422])).toEqual([])
    const shown = asked.find(
      ({ name }) =>
        name.startsWith('GET /cases/:number public') || name.startsWith('GET /cases/:number desk'),
    )
    expect(shown?.answer.text).toContain('公園をきれいにする')
    // A file or a draft of the other city's case does not come along with the number.
    const papers = asked.filter(({ name }) => /\/(files|approvals)\/:id/.test(name))
    expect(statusOtherThan(papers, [404])).toEqual([])
  })
})
