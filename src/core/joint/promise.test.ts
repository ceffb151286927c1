// Promise 1, equality: what belongs to all takes effect only when every party has confirmed the same version.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../lib/ids.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { type Browser, visitor } from '../../testing/browser.ts'
import { openTestCase, type TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'
import { openLetterhead } from '../notice/index.ts'
import { openSession, sessionCookie } from '../people/session.ts'
import { remindSilent } from './remind-silent.ts'

const city = 'shinjo'
const section = 'urban-development'

let app: TestApp
let cityId = ''
/** Four groups with their representatives, an officer of the section, and one person who represents two of the groups. */
const groups: TestPerson[] = []
let officer: TestPerson
let ofTwo: Browser[] = []

beforeAll(async () => {
  app = await startTestApp()
  cityId = await app.cityId(city)
  for (const name of ['甲', '乙', '丙', '丁'])
    groups.push(
      await app.person(city, {
        hat: 'representative',
        name: `${name}の代表`,
        organization: { kind: 'community', name },
      }),
    )
  officer = await app.person(city, { hat: 'officer', section })
  ofTwo = await personOfTwo(groups.slice(0, 2))
})
afterAll(() => app.stop())

/** One person with two hats, signed in once with each. */
async function personOfTwo(of: TestPerson[]): Promise<Browser[]> {
  const person = await app.person(city, { hat: 'resident', name: '二つの団体の代表' })
  const now = app.runtime.clock()
  return Promise.all(
    of.map(async ({ organizationId }) => {
      const id = newId(now.getTime())
      const token = await inCity(app.pool, cityId, 'write', async (tx) => {
        await tx.db
          .insertInto('hat')
          .values({
            city_id: cityId,
            id,
            person_id: person.id,
            kind: 'representative',
            organization_id: organizationId ?? null,
            section: null,
            since: '2026-04-01',
            until: null,
          })
          .execute()
        return openSession(tx, person.id, id, now)
      })
      const browser = visitor(app.app)
      browser.cookies.set(sessionCookie(city), token)
      return browser
    }),
  )
}

type Row = Record<string, unknown>
const rows = async (sql: string, values: unknown[]): Promise<Row[]> =>
  (await app.owner.query(sql, values)).rows

const newest = async ({ id }: TestCase) =>
  (
    await rows(
      'SELECT version, content_hash AS hash FROM joint_version WHERE case_id = $1 ORDER BY version DESC LIMIT 1',
      [id],
    )
  )[0] as { version: number; hash: string } | undefined

const textFor = (opened: TestCase, version: number, goal: string) => ({
  version: String(version),
  purpose: '目的',
  issue: '課題',
  goal,
  startsOn: '2026-07-01',
  endsOn: '2027-03-31',
  ...Object.fromEntries(
    opened.partyIds.flatMap((id, i) => [
      [`roles.${i}.party`, id],
      [`roles.${i}.role`, `役割${i}`],
    ]),
  ),
})

const scan = () => new File(['%PDF-1.7 signed'], '署名.pdf', { type: 'application/pdf' })

type Known = { version: number; hash: string }
/** What was seen so far: a stale page may be sent at any time. */
type World = { opened: TestCase; seen: Known[] }

type Act =
  | { do: 'write'; party: number }
  | { do: 'confirm'; party: number; back: number }
  | { do: 'confirmOfTwo'; party: number }
  | { do: 'paper'; party: number; back: number }
  | { do: 'object'; party: number }

const party = fc.nat({ max: 3 })
const back = fc.constantFrom(0, 0, 0, 1)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('write' as const), party }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('confirm' as const), party, back }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('confirmOfTwo' as const), party: fc.nat({ max: 1 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('paper' as const), party, back }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('object' as const), party }) },
)

async function perform({ opened, seen }: World, one: Act, turn: number): Promise<number> {
  const at = one.party % opened.partyIds.length
  const actor = groups[at]!
  const page = seen.at('back' in one && seen.length > one.back ? -1 - one.back : -1) ?? {
    version: 1,
    hash: 'none',
  }
  const given = { version: String(page.version), hash: page.hash }
  const path = `${opened.path}/agreement`
  switch (one.do) {
    case 'write':
      return (await actor.post(`${path}/versions`, textFor(opened, seen.length, `目標${turn}`))).status
    case 'confirm':
      return (await actor.post(`${path}/confirmation`, given)).status
    case 'confirmOfTwo':
      return (await ofTwo[at % 2]!.post(`${path}/confirmation`, given)).status
    case 'paper': {
      const paper = { ...given, partyId: opened.partyIds[at]!, signer: '署名した人', scan: scan() }
      return (await officer.post(`${path}/paper`, paper)).status
    }
    case 'object':
      return (await actor.post(`${path}/objection`, { version: given.version, reason: '署名していません' }))
        .status
  }
}

const takenEffect = ({ id }: TestCase) =>
  rows('SELECT version, content_hash FROM joint_effect WHERE case_id = $1', [id])

/** The truth, from the tables alone: which of the case's parties have confirmed a version with its hash, unobjected. */
const confirmedBy = async ({ id }: TestCase, version: unknown, hash: unknown) =>
  (
    await rows(
      `SELECT c.party_id FROM joint_confirmation c WHERE c.case_id = $1 AND c.version = $2 AND c.content_hash = $3
        AND NOT EXISTS (SELECT 1 FROM joint_objection o WHERE o.case_id = c.case_id AND o.version = c.version
          AND o.party_id = c.party_id AND o.at < coalesce((SELECT at FROM joint_effect e WHERE e.case_id = c.case_id), 'infinity'))
        ORDER BY c.party_id`,
      [id, version, hash],
    )
  ).map((row) => row.party_id)

async function holds({ opened }: World) {
  const all = [...opened.partyIds].sort()
  const effects = await takenEffect(opened)
  expect(effects.length).toBeLessThanOrEqual(1)
  for (const effect of effects)
    expect(await confirmedBy(opened, effect.version, effect.content_hash)).toEqual(all)
  const last = await newest(opened)
  const isWhole = last && (await confirmedBy(opened, last.version, last.hash)).join() === all.join()
  expect(effects.length).toBe(isWhole ? 1 : 0)
  const asked = await rows(
    `SELECT party_id FROM duty WHERE case_id = $1 AND kind = 'agreement.confirm' AND closed_at IS NULL ORDER BY 1`,
    [opened.id],
  )
  const given = await rows('SELECT party_id FROM joint_confirmation WHERE case_id = $1 AND version = $2', [
    opened.id,
    last?.version ?? 0,
  ])
  const missing = all.filter((id) => given.every(({ party_id }) => party_id !== id))
  expect(asked.map(({ party_id }) => party_id)).toEqual(effects.length > 0 ? [] : missing)
  const byPerson = await rows(
    `SELECT person_id FROM joint_confirmation WHERE case_id = $1 AND person_id IS NOT NULL
      GROUP BY person_id, version HAVING count(*) > 1`,
    [opened.id],
  )
  expect(byPerson).toEqual([])
}

describe('an agreement of one to four parties', () => {
  test('is in effect when, and only when, every party has confirmed the same text, whatever happens before', async () => {
    let tookEffect = 0
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(act, { minLength: 4, maxLength: 14 }),
        async (n, acts) => {
          const opened = await openTestCase(app, city, { section, parties: groups.slice(0, n) })
          const world: World = { opened, seen: [] }
          for (const [turn, one] of [{ do: 'write', party: 0 } as Act, ...acts].entries()) {
            expect(await perform(world, one, turn)).toBeOneOf([303, 409, 422])
            const last = await newest(opened)
            if (last && last.version > world.seen.length) world.seen.push(last)
            await holds(world)
          }
          tookEffect += (await takenEffect(opened)).length
        },
      ),
      { numRuns: 25 },
    )
    expect(tookEffect).toBeGreaterThan(1)
  })

  test('takes effect once when all confirm at the same moment', async () => {
    const opened = await openTestCase(app, city, { section, parties: groups })
    await groups[0]!.post(`${opened.path}/agreement/versions`, textFor(opened, 0, '目標'))
    const { version, hash } = (await newest(opened))!
    const given = { version: String(version), hash }
    const answers = await Promise.all(
      groups.map((one) => one.post(`${opened.path}/agreement/confirmation`, given)),
    )
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
    expect(await takenEffect(opened)).toEqual([{ version: 1, content_hash: hash }])
  })

  test('written by two at once has one new version, and the slower writer keeps their text', async () => {
    const opened = await openTestCase(app, city, { section, parties: groups.slice(0, 2) })
    const answers = await Promise.all(
      ['こちら', 'そちら'].map((goal, i) =>
        groups[i]!.post(`${opened.path}/agreement/versions`, textFor(opened, 0, goal)),
      ),
    )
    expect(answers.map(({ status }) => status).sort()[0]).toBe(303)
    expect(answers.map(({ status }) => status).sort()[1]).toBeOneOf([409, 422])
    expect((await newest(opened))?.version).toBe(1)
  })
})

describe('a confirmation that everybody waits for, however long', () => {
  let before: Date
  beforeAll(() => {
    before = app.runtime.clock()
  })
  afterAll(() => app.setNow(before.toISOString()))

  const signIn = async ({ id, hatId, cookies }: TestPerson) => {
    const now = app.runtime.clock()
    cookies.set(
      sessionCookie(city),
      await inCity(app.pool, cityId, 'write', (tx) => openSession(tx, id, hatId, now)),
    )
  }
  const morningOf = async (day: string, { id }: TestCase): Promise<Row[]> => {
    app.setNow(`${day}T01:00:00Z`)
    const letterhead = openLetterhead({ directory: app.runtime.directory, origin: app.runtime.origin })
    const head = await letterhead(cityId, app.runtime.clock())
    await inCity(app.pool, cityId, 'write', (tx) => remindSilent({ ...head, tx }))
    return rows(
      `SELECT kind, person_id, body FROM outbox WHERE case_id = $1 AND kind IN ('joint.waiting', 'joint.reminded', 'joint.last')
       ORDER BY id`,
      [id],
    )
  }

  test('is asked for once in each version, of whoever has not given it, and never written down as silence', async () => {
    const [, , first, second] = groups as [TestPerson, TestPerson, TestPerson, TestPerson]
    const third = await app.person(city, { hat: 'resident' })
    await app.owner.query(`UPDATE person SET email = id || '@example.jp'`)
    await app.owner.query('UPDATE person SET reminders = false WHERE id = $1', [third.id])
    const opened = await openTestCase(app, city, {
      section,
      parties: [first, second, third, { name: '紙の人' }],
    })
    const page = `${opened.path}/agreement`
    const sent = async (version: number) =>
      (await first.post(`${page}/versions`, textFor(opened, version, `目標${version}`))).status
    expect(await sent(0)).toBe(303)
    const { hash } = (await newest(opened))!
    expect((await first.post(`${page}/confirmation`, { version: '1', hash })).status).toBe(303)

    expect(await morningOf('2026-06-07', opened)).toEqual([])
    for (const day of ['2026-06-08', '2026-06-08', '2026-06-09', '2026-06-20'])
      expect((await morningOf(day, opened)).map(({ kind, person_id }) => [kind, person_id])).toEqual([
        ['joint.waiting', second.id],
      ])
    // Whoever is on paper alone is for the section to ask.
    const asked = await rows(`SELECT section FROM duty WHERE case_id = $1 AND kind LIKE '%ask%'`, [opened.id])
    expect(asked).toEqual([{ section }])

    await signIn(first)
    expect(await sent(1)).toBe(303)
    expect((await newest(opened))?.version).toBe(2)
    expect(await morningOf('2026-06-26', opened)).toHaveLength(1)
    const again = await morningOf('2026-06-27', opened)
    expect(again.map(({ person_id }) => person_id).sort()).toEqual([first.id, second.id, second.id].sort())
    expect(again.at(-1)?.body).toContain('第2版')
    expect(await morningOf('2026-09-30', opened)).toHaveLength(3)
    const silence = { version: '2', partyId: opened.partyIds[1] ?? '', silence: '返事がありません。' }
    await signIn(officer)
    expect((await officer.post(`${page}/silence`, silence)).status).toBe(404)
  })
})

describe("the app's own database role", () => {
  const asApp = async (sql: string, values: unknown[] = []): Promise<Row[]> => {
    const client = await app.pool.connect()
    try {
      await client.query(`BEGIN; SET LOCAL app.city_id = '${cityId}'`)
      return (await client.query(sql, values)).rows
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  }

  test('cannot bring anything into effect by itself', async () => {
    await expect(
      asApp(
        `INSERT INTO joint_effect (city_id, case_id, kind, version, content_hash, at)
          SELECT city_id, case_id, kind, version, content_hash, at FROM joint_version LIMIT 1`,
      ),
    ).rejects.toThrow('permission denied')
  })

  test.each(['joint_version', 'joint_confirmation', 'joint_objection', 'joint_effect'])(
    'cannot change or remove a row of %s',
    async (table) => {
      await expect(asApp(`UPDATE ${table} SET at = now()`)).rejects.toThrow('permission denied')
      await expect(asApp(`DELETE FROM ${table}`)).rejects.toThrow('permission denied')
      await expect(asApp(`TRUNCATE ${table}`)).rejects.toThrow('permission denied')
    },
  )

  test('is told no by take_effect while a party is missing', async () => {
    const opened = await openTestCase(app, city, { section, parties: groups.slice(0, 2) })
    await groups[0]!.post(`${opened.path}/agreement/versions`, textFor(opened, 0, '目標'))
    const { version, hash } = (await newest(opened))!
    await groups[0]!.post(`${opened.path}/agreement/confirmation`, { version: String(version), hash })
    const took = await asApp("SELECT take_effect($1, 'agreement', 1, now()) AS took", [opened.id])
    expect(took).toEqual([{ took: false }])
  })

  test('cannot write one person down for two parties', async () => {
    const opened = await openTestCase(app, city, { section, parties: groups.slice(0, 2) })
    await groups[0]!.post(`${opened.path}/agreement/versions`, textFor(opened, 0, '目標'))
    const { hash } = (await newest(opened))!
    await groups[0]!.post(`${opened.path}/agreement/confirmation`, { version: '1', hash })
    await expect(
      asApp(
        `INSERT INTO joint_confirmation (city_id, case_id, kind, version, party_id, content_hash, method, person_id, recorded_by, at)
          VALUES ($1, $2, 'agreement', 1, $3, $4, 'online', $5, $5, now())`,
        [cityId, opened.id, opened.partyIds[1], hash, groups[0]!.id],
      ),
    ).rejects.toThrow('duplicate key')
  })
})
