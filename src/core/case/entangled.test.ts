import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blindId } from '../../lib/ids.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

const city = 'shinjo'
const section = 'urban-development'
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

/** The same person also wears another hat. */
async function alsoWears(person: TestPerson, kind: string, organizationId: string | null) {
  const cityId = await app.cityId(city)
  await inCity(app.pool, cityId, 'write', ({ db }) =>
    db
      .insertInto('hat')
      .values({
        city_id: cityId,
        id: blindId(),
        person_id: person.id,
        kind,
        organization_id: organizationId,
        section: null,
        since: '2026-04-01',
        until: null,
      })
      .execute(),
  )
}

describe('nobody decides a case that they belong to in another hat', () => {
  test('an officer whose own neighbourhood asks neither accepts nor writes for the section', async () => {
    const resident = await app.person(city, { hat: 'resident' })
    const sent = await resident.post(`/${city}/ideas`, {
      title: '町内の除雪',
      issue: 'x',
      wish: 'y',
      proposer: 'z',
      field: 'snow',
      visibility: 'desk',
    })
    const path = `/${city}/cases/${sent.location?.split('/').at(-2)}`
    const officer = await app.person(city, { hat: 'officer', section })
    const page = await officer.get(`${path}/consultation`)
    const form = page.text.slice(page.text.indexOf('/consultation/acceptance"'))
    const version = /name="version" value="(\d+)"/.exec(form)?.[1] ?? '1'
    const own = await app.person(city, { hat: 'officer', section })
    await app.owner.query('UPDATE party SET person_id = $1 WHERE person_id = $2', [own.id, resident.id])
    await alsoWears(own, 'resident', null)
    expect((await own.post(`${path}/consultation/acceptance`, { version })).status).toBe(403)
    expect((await own.get(path)).text).toContain('別の立場でこの案件の当事者')
    expect((await officer.post(`${path}/consultation/acceptance`, { version })).status).toBe(303)
  })

  test('a chief who is a member of the group that is a party does not bind the section', async () => {
    const leader = await app.person(city, {
      hat: 'representative',
      organization: { kind: 'community', name: '見本の会' },
    })
    const chief = await app.person(city, { hat: 'chief', section })
    const { path } = await openTestCase(app, city, { section, parties: [leader, { section }] })
    expect((await chief.get(`${path}/agreement`)).status).toBe(200)
    await alsoWears(chief, 'member', leader.organizationId ?? null)
    const answer = await chief.post(`${path}/agreement/confirmation`, { version: '1', hash: 'x' })
    expect(answer.status).toBe(403)
  })
})
