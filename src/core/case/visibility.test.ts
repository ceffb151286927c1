import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blindId } from '../../lib/ids.ts'
import { inCity, type Tx } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import type { HatKind, Viewer } from '../people/viewer.ts'
import { findCase } from './find.ts'
import { listCases, type Position } from './list.ts'
import type { CaseSubject } from './types.ts'
import { maySeeCase, visibleCases } from './visibility.ts'

/*
 * One policy said twice, in TypeScript and in SQL: whoever meets a case through a page, a list, a search or a count
 * meets the same cases. Viewers and cases are drawn at random from few sections, groups and people, so that they meet.
 */
let app: TestApp
let cityId: string
let subjects: CaseSubject[]
const today = '2026-06-01'

const id = (kind: number, n: number) => `00000000-0000-4000-8000-${String(kind * 1000 + n).padStart(12, '0')}`
const people = [1, 2, 3].map((n) => id(1, n))
const groups = [1, 2, 3].map((n) => id(2, n))
const sections = ['urban-development', 'school-education', 'health']
const kinds: HatKind[] = [
  'resident',
  'representative',
  'secretary',
  'member',
  'officer',
  'chief',
  'coordination',
  'supportCenter',
  'council',
  'administrator',
  'coordinator',
]

/** Also hats that no form makes, such as a resident with a group: both halves of the policy must agree on them, too. */
const viewers: fc.Arbitrary<Viewer> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  {
    weight: 12,
    arbitrary: fc
      .record({
        person: fc.constantFrom(...people),
        kind: fc.constantFrom(...kinds),
        organizationId: fc.option(fc.constantFrom(...groups), { nil: undefined }),
        section: fc.option(fc.constantFrom(...sections), { nil: undefined }),
      })
      .map(({ person, kind, organizationId, section }) => {
        const hat = { id: id(3, 1), kind, organizationId, section }
        return { person: { id: person, name: 'x' }, hat, hats: [hat] }
      }),
  },
)

const party = fc.record({
  person: fc.option(fc.constantFrom(...people), { nil: null }),
  group: fc.option(fc.constantFrom(...groups), { nil: null }),
  section: fc.option(fc.constantFrom(...sections), { nil: null }),
  left: fc.boolean(),
})
const seat = fc.record({
  person: fc.constantFrom(...people),
  state: fc.constantFrom('invited' as const, 'accepted' as const, 'declined' as const, 'ended' as const),
})
const someCase = fc.record({
  visibility: fc.constantFrom('public' as const, 'desk' as const),
  section: fc.option(fc.constantFrom(...sections), { nil: undefined }),
  parties: fc.array(party, { maxLength: 3 }),
  amongCitizens: fc.boolean(),
  seats: fc.array(seat, { maxLength: 2 }),
  /** A look that a section owes, done or not; another duty opens nothing. */
  looks: fc.array(
    fc.record({
      section: fc.constantFrom(...sections),
      kind: fc.constantFrom('idea.check', 'idea.objection', 'consultation.inquiry'),
      done: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
})
type SomeCase = typeof someCase extends fc.Arbitrary<infer T> ? T : never

async function plant({ visibility, section, parties, seats, looks, amongCitizens }: SomeCase): Promise<void> {
  const opened = await openTestCase(app, 'shinjo', {
    visibility,
    ...(section === undefined ? { amongCitizens } : { section }),
    parties: parties.map((_, n) => ({ name: `当事者${n}` })),
  })
  for (const [n, { person, group, section: of, left }] of parties.entries())
    await app.owner.query(
      `UPDATE party SET person_id = $2, organization_id = $3, section = $4, left_at = $5 WHERE id = $1`,
      [opened.partyIds[n], person, group, of, left ? app.runtime.clock() : null],
    )
  for (const { person, state } of seats) await plantSeat(opened.id, person, state)
  for (const { section: of, kind, done } of looks)
    await app.owner.query(
      `INSERT INTO duty (city_id, id, case_id, kind, section, opened_at, closed_at) VALUES ($1, $2, $3, $4, $5, now(), $6)`,
      [cityId, blindId(), opened.id, kind, of, done ? app.runtime.clock() : null],
    )
}

async function plantSeat(caseId: string, person: string, state: string): Promise<void> {
  const [adviserId, seatId, hatId] = [blindId(), blindId(), blindId()]
  await app.owner.query(
    `INSERT INTO hat (city_id, id, person_id, kind, since) VALUES ($1, $2, $3, 'coordinator', '2026-01-01')`,
    [cityId, hatId, person],
  )
  await app.owner.query(
    `INSERT INTO adviser (city_id, id, role, name, fields, districts, area, times, conditions, about, open, resting, since)
     VALUES ($1, $2, 'coordinator', 'x', '{}', '{}', '', '', '', '', '{}', false, '2026-01-01')`,
    [cityId, adviserId],
  )
  await app.owner.query(
    `INSERT INTO adviser_seat (city_id, id, case_id, adviser_id, person_id, state, why, by_person_id, by_hat_id, asked_at, answer, thanks)
     VALUES ($1, $2, $3, $4, $5, $6, '', $5, $7, now(), '', '')`,
    [cityId, seatId, caseId, adviserId, person, state, hatId],
  )
}

const reading = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inCity(app.pool, cityId, 'read', work)

beforeAll(async () => {
  app = await startTestApp()
  cityId = await app.cityId('shinjo')
  for (const person of people)
    await app.owner.query(`INSERT INTO person (city_id, id, name, created_at) VALUES ($1, $2, 'x', now())`, [
      cityId,
      person,
    ])
  for (const group of groups)
    await app.owner.query(
      `INSERT INTO organization (city_id, id, kind, name, created_at) VALUES ($1, $2, 'community', 'x', now())`,
      [cityId, group],
    )
  for (const one of fc.sample(someCase, { numRuns: 70, seed: 20261122 })) await plant(one)
  subjects = await readAll()
})
afterAll(() => app?.stop())

/** Every case as the coordination office finds it. */
async function readAll(): Promise<CaseSubject[]> {
  const hat = { id: id(3, 1), kind: 'coordination' as const }
  const office = { person: { id: people[0] ?? '', name: '' }, hat, hats: [hat], everywhere: true as const }
  const { rows } = await app.owner.query<{ number: string }>(
    'SELECT number FROM collaboration ORDER BY ordinal',
  )
  const found: CaseSubject[] = []
  for (const { number } of rows) {
    const subject = await reading((tx) => findCase(tx, office, number))
    if (subject) found.push(subject)
  }
  return found
}

const numbersSeen = (viewer: Viewer) =>
  reading(async ({ db }) =>
    (
      await db
        .selectFrom('collaboration')
        .select('number')
        .where('city_id', '=', cityId)
        .where(visibleCases(viewer))
        .orderBy('ordinal')
        .execute()
    ).map(({ number }) => number),
  )

const maySee = (viewer: Viewer) =>
  subjects.filter((subject) => maySeeCase(viewer, subject)).map(({ case: { number } }) => number)

const check = async (property: (viewer: Viewer) => Promise<void>) =>
  fc.assert(fc.asyncProperty(viewers, property), { numRuns: 200, endOnFailure: true })

test('there is something to be seen and something to be hidden', () => {
  expect(subjects).toHaveLength(70)
  const seen = maySee(undefined).length
  expect(seen).toBeGreaterThan(20)
  expect(seen).toBeLessThan(50)
})

test('a case may be seen exactly when the database shows it: 200 viewers, 70 cases', async () => {
  await check(async (viewer) => {
    expect(await numbersSeen(viewer)).toEqual(maySee(viewer))
  })
})

test('a case is found by its number exactly when it may be seen', async () => {
  await check(async (viewer) => {
    for (const subject of subjects.slice(0, 5)) {
      const found = await reading((tx) => findCase(tx, viewer, subject.case.number))
      expect(found?.case.id).toBe(maySeeCase(viewer, subject) ? subject.case.id : undefined)
    }
  })
})

/** All pages of a list, its total as told on the first. */
async function listed(viewer: Viewer, words: string, facets = {}) {
  const numbers: string[] = []
  let at: Position = {}
  let total: number | undefined
  for (;;) {
    const page = await reading((tx) => listCases(tx, viewer, words, facets, at, today))
    total ??= page.total
    numbers.push(...page.cases.map(({ number }) => number))
    const last = page.cases.at(-1)
    if (!page.older || last === undefined) return { numbers, total }
    at = { before: last.ordinal }
  }
}

test('no list, no filter, no search and no total knows of a case that may not be seen', async () => {
  await check(async (viewer) => {
    const may = maySee(viewer)
    for (const [words, facets] of [
      ['', {}],
      ['公園', {}],
      ['', { stage: 'agreement' }],
    ] as const) {
      const { numbers, total } = await listed(viewer, words, facets)
      expect(numbers.filter((number) => !may.includes(number))).toEqual([])
      expect(new Set(numbers).size).toBe(numbers.length)
      expect(total).toBe(numbers.length)
    }
  })
})
