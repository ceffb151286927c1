import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { webAddress } from '../../core/edition/schema/text.ts'
import { startTestApp, type TestApp } from '../app.ts'
import type { TestPerson } from '../people.ts'
import { placesOf, shippedSources } from '../sources.ts'

/*
 * Class 8: an address that somebody typed is a link to the web at most, never a page inside ours, and never anything
 * that runs. There are no embeds and no meeting rooms; a group's website is the one address people type.
 */
let app: TestApp
let leader: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  leader = await app.person('shinjo', {
    hat: 'representative',
    organization: { kind: 'community', name: '花の会' },
  })
})
afterAll(() => app?.stop())

const at = () => `/shinjo/groups/${leader.organizationId}`
async function keep(website: string) {
  const form = await leader.get(`${at()}/profile`)
  const version = /name="version" value="(\d+)"/.exec(form.text)?.[1] ?? ''
  const open = ['listing', 'website']
  return leader.post(`${at()}/profile`, { version, name: '花の会', kind: 'community', website, open })
}

describe('a website of a group', () => {
  test.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://files.example.jp',
    'https://our.city@evil.example',
    'https://user:secret@evil.example',
    'https://',
    'https://localhost',
  ])('%j is not taken', async (website) => {
    const { status, text } = await keep(website)
    expect(status).toBe(422)
    expect(text).not.toMatch(/href="\s*(java\s*script|data|vbscript|file|ftp):/i)
    const page = await app.anonymous().get(at())
    expect(page.text).not.toMatch(/href="\s*(java\s*script|data|vbscript|file|ftp):/i)
  })

  test('is a link that hands nothing over and vouches for nothing, whatever is in it', async () => {
    expect((await keep('https://example.jp/"><script>alert(1)</script>?a=b\'onmouseover=x')).status).toBe(303)
    for (const who of [app.anonymous(), leader]) {
      const { text } = await who.get(at())
      expect(text).toContain('rel="nofollow ugc noopener noreferrer"')
      const [, href = ''] = /<a href="([^"]*)" rel="nofollow/.exec(text) ?? []
      expect(href).toMatch(/^https:\/\/example\.jp\//)
      expect(text).not.toMatch(/<script>alert|"onmouseover|'onmouseover/)
      expect(text).not.toMatch(/<(iframe|embed|object|frame|portal)\b/i)
    }
  })

  test('an address without its scheme is the web’s', async () => {
    expect((await keep('example.jp/hana')).status).toBe(303)
    expect((await app.anonymous().get(at())).text).toContain(
      '<a href="https://example.jp/hana" rel="nofollow',
    )
  })
})

test('an address in free words stays words: no link is made of it', async () => {
  const resident = await app.person('shinjo', { hat: 'resident' })
  const url = 'https://meet.example/room-1'
  const words = { title: '打ち合わせ', issue: `会議は ${url} です`, wish: url, proposer: 'わたし' }
  const { location } = await resident.post('/shinjo/ideas', { ...words, field: 'snow', visibility: 'public' })
  const number = /cases\/([^/]+)/.exec(location ?? '')?.[1]
  const { text } = await resident.get(`/shinjo/cases/${number}`)
  expect(text).toContain(url)
  expect(text).not.toContain(`href="${url}`)
})

test('addresses in a city’s definition are of the web alone', () => {
  for (const bad of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'ftp://a.jp', 'x'])
    expect([bad, webAddress.safeParse(bad).success]).toEqual([bad, false])
  expect(webAddress.safeParse('https://www.city.example.jp/a').success).toBe(true)
})

test('nothing of another place stands inside a page of ours', async () => {
  const pages = shippedSources().filter(({ file }) => file.endsWith('.tsx'))
  expect(placesOf(/<(iframe|embed|object|frame|portal|video|audio|base)\b/gi, pages)).toEqual([])
  const { headers } = await app.anonymous().get('/shinjo')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'self'")
  expect(policy).not.toMatch(/(frame|child)-src/)
  expect(policy).toContain("object-src 'none'")
})
