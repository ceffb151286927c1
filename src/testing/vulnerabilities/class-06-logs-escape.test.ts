import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../app.ts'
import type { Browser } from '../browser.ts'
import { type Canaries, plantCanaries } from '../canaries.ts'
import { pageRoutes, stepsOf, walk } from '../walk.ts'

/* Class 6: pages that show what others wrote about themselves to those who keep records and accounts. */
const hostile = '<img src=x onerror=alert(1)>"\'</script>'
let app: TestApp
let here: Canaries
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [{ visibility: 'public', reach: 'closed' }], hostile)
  const resident = await here.as('resident')
  await resident.post('/shinjo/account/corrections', { wanted: hostile })
  await resident.post('/shinjo/account/erasure', { confirm: 'yes' })
  const office = await here.as('office')
  await office.get(`/shinjo/cases/${here.cases[0]?.number}`)
  await office.post(`/shinjo/cases/${here.cases[0]?.number}/records/hold`, { reason: hostile })
  await app.owner.query('UPDATE personal_read SET purpose = $1', [hostile])
})
afterAll(() => app?.stop())

const logs = /^\/(privacy|records|people|account|trail|organization|cases\/:number\/records)/

test.each(['office', 'administrator', 'resident'])(
  'no record, log or list of accounts runs what %s reads in it',
  async (role) => {
    const who: Browser = await here.as(role)
    const asked = await walk(
      who,
      stepsOf(
        pageRoutes.filter(({ path }) => logs.test(path)),
        here,
      ),
    )
    const shown = asked.filter(({ status }) => status === 200)
    expect(shown.length).toBeGreaterThan(3)
    expect(
      shown.filter(
        ({ answer }) =>
          answer.headers.get('content-type')?.includes('html') && answer.text.includes('<img src=x'),
      ),
    ).toEqual([])
  },
)

test('and it is there, as text', async () => {
  const office = await here.as('office')
  for (const path of ['/shinjo/privacy/reads', '/shinjo/privacy/requests', '/shinjo/records'])
    expect([path, (await office.get(path)).text.includes('&lt;img src=x')]).toEqual([path, true])
})
