import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let officer: TestPerson
let resident: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  officer = await app.person('shinjo', { hat: 'officer', section: 'urban-development' })
  resident = await app.person('shinjo', { hat: 'resident' })
})
afterAll(() => app?.stop())

/** The same installation with a name of its own for staff. */
const ask = (who: TestPerson, host: string, path: string, init: RequestInit = {}) => {
  const served = createApp({ ...app.runtime, staffHosts: ['staff.yui.test'] }, 'build/assets')
  const headers = new Headers(init.headers)
  headers.set('cookie', [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
  return served.request(`http://${host}${path}`, { ...init, headers })
}

describe('where staff work under a name of their own', () => {
  test('a staff hat is nobody under the public name, and is told where to go', async () => {
    const desk = await ask(officer, 'yui.test', '/shinjo/desk')
    expect([desk.status, desk.headers.get('location')?.split('?')[0]]).toEqual([303, '/shinjo/sign-in'])
    const page = await ask(officer, 'yui.test', '/shinjo/sign-in')
    expect(await page.text()).toContain('staff.yui.test')
  })

  test('and works under its own; residents work under the public one', async () => {
    expect((await ask(officer, 'staff.yui.test', '/shinjo/desk')).status).toBe(200)
    expect((await ask(resident, 'yui.test', '/shinjo/desk')).status).toBe(200)
  })

  test('forms from the staff name are accepted, from any other they are not', async () => {
    const post = async (origin: string) =>
      (
        await ask(officer, 'staff.yui.test', '/shinjo/counter/ideas', {
          method: 'POST',
          body: new URLSearchParams(),
          headers: { origin, 'sec-fetch-site': 'same-origin' },
        })
      ).status
    expect([await post('https://staff.yui.test'), await post('https://evil.test')]).toEqual([422, 403])
  })
})
