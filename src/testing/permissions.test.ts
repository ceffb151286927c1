import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cityRoutes } from '../app.tsx'
import { definitionSchema } from '../core/edition/schema/index.ts'
import { cityRoute } from '../core/web/serve.ts'
import { startTestApp, type TestApp } from './app.ts'
import { permissionRows, permissionTable } from './permission-table.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

test('docs/permissions.md says who may do what', async () => {
  await expect(permissionTable()).toMatchFileSnapshot('../../docs/permissions.md')
})

describe('no route without a policy (classes 11 and 13)', () => {
  const known = () =>
    new Set([
      ...cityRoutes.map((route) => `${'form' in route ? 'POST' : 'GET'} ${cityRoute(route.path)}`),
      ...permissionRows()
        .filter(({ kind }) => kind === 'installation' || kind === 'api')
        .map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
      // What nothing else answers under /api is told so.
      'ALL /api',
      'ALL /api/*',
      'ALL /api/v1/*',
    ])
  /** Handlers that only pass on: what every request goes through. */
  const passing = (one: string) => one === 'ALL /*' || one === 'POST /*'

  test('the app answers nothing that stands not in the table', () => {
    const served = app.app.routes.map(({ method, path }) => `${method} ${path}`)
    expect(served.filter((one) => !known().has(one) && !passing(one))).toEqual([])
  })

  test('and the table tells of nothing that the app does not answer', () => {
    const served = new Set(app.app.routes.map(({ method, path }) => `${method} ${path}`))
    expect([...known()].filter((one) => !served.has(one))).toEqual([])
  })

  test('a route put on the app by another way would be found', () => {
    app.app.get('/:city/backdoor', (c) => c.text('hello'))
    const served = app.app.routes.map(({ method, path }) => `${method} ${path}`)
    expect(served.filter((one) => !known().has(one) && !passing(one))).toEqual(['GET /:city/backdoor'])
  })

  test('no city can be called as the installation calls something of its own', () => {
    const own = permissionRows().filter(({ kind }) => kind === 'installation' || kind === 'api')
    const names = new Set(own.map(({ path }) => path.split('/')[1] ?? ''))
    expect(names.size).toBeGreaterThan(4)
    for (const name of names)
      expect([name, definitionSchema.shape.city.shape.slug.safeParse(name).success]).toEqual([name, false])
  })

  test('no path is answered twice: the second would never be asked', () => {
    const paths = cityRoutes.map((route) => `${'form' in route ? 'POST' : 'GET'} ${route.path}`)
    expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([])
  })

  test('every policy says in words whom it lets in, and no two say the same of different people', () => {
    const policies = cityRoutes.map(({ policy }) => policy as { says: string; may: unknown })
    for (const { says } of policies) expect(says).toMatch(/^\p{Ll}.{3,}[^.]$/u)
    const bySentence = Map.groupBy(policies, ({ says }) => says)
    for (const [says, same] of bySentence)
      expect([says, new Set(same.map(({ may }) => may)).size]).toEqual([says, 1])
  })

  test('what changes something is never for just anyone, but signing in, and coming back by number and key', () => {
    const open = cityRoutes.filter((route) => 'form' in route && route.policy.says === 'anyone')
    expect(open.map(({ path }) => path)).toEqual([
      '/sign-in',
      '/demo-sign-in',
      // Sends at most five mails an hour to one address, and tells nobody whether it is known.
      '/sign-in/mail',
      // What lets in is the code or the link that went out by mail.
      '/sign-in/code',
      '/sign-in/mail/:token',
      '/sign-in/mail/:token/account',
      '/account/email/:token',
      // A challenge, and what comes of it: without a passkey of the city nothing.
      '/passkeys/options',
      '/passkeys',
      // The way to a provider, and a new resident whom that provider has told of.
      '/openid/:provider',
      '/openid/:provider/register',
      // Read by nobody before the office has looked at it, as seldom from one address as the route says; what many press
      // changes a number beside the post and no order of anything.
      '/vision/posts/:post/agreement',
      '/vision/posts',
      // What is like an idea that is being typed: read alone, of what the asker may see; typed words go into no address.
      '/ideas/similar',
      // Whoever holds the link that was mailed to an address says that it is theirs, or that no more mail goes there.
      '/mail-follow/:token',
      // Whoever was there answers without a name: the code lets in, counts once where it was printed, and nothing is shown
      // before the date or of fewer than five.
      '/voice/:voice',
      // People without an account send photos, too. Whoever holds the token alone goes on with one, nobody reads it back
      // before it is attached, what lies unsent is bounded, and a job removes it.
      '/uploads',
      '/uploads/piece',
      '/uploads/cancel',
      '/follow',
      // Writes a mail to the address that came with the matter, and nowhere else.
      '/follow/lost-key',
    ])
  })

  test('a page that is kept for everybody is for everybody', () => {
    const cached = cityRoutes.filter((route) => 'cached' in route && route.cached)
    expect([...new Set(cached.map(({ policy }) => policy.says))].sort()).toEqual([
      'anyone',
      'whoever may see the case',
    ])
  })
})
