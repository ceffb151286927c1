import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseSubject } from '../../core/case/types.ts'
import type { Viewer } from '../../core/people/viewer.ts'
import { sectionInCharge } from '../../core/web/policies.ts'
import { tableStage } from './index.ts'
import { isPulseOpen, isPulseShown, leastForGroup, modeFor, type Pulse, withMarks } from './pulse/rules.ts'
import { bestOf, type Sitting, suitOf, whoGoesOn } from './rules.ts'

const section = 'self-government'
const hat = (kind: string, more: object = {}) => ({ id: 'h', kind, ...more })
const as = (person: string, worn: ReturnType<typeof hat>) =>
  ({ person: { id: person, name: person }, hat: worn, hats: [worn] }) as unknown as NonNullable<Viewer>

/** One of each kind that can sit at a table, each by whoever may bind it. */
const parties = [
  { id: 'p1', organization_id: 'g1', viewer: as('a', hat('representative', { organizationId: 'g1' })) },
  { id: 'p2', organization_id: 'g2', viewer: as('b', hat('representative', { organizationId: 'g2' })) },
  { id: 'p3', person_id: 'c', viewer: as('c', hat('resident')) },
  { id: 'p4', section, viewer: as('d', hat('chief', { section })) },
]
const subject = {
  case: { stage: 'table', state: 'open', section, visibility: 'desk' },
  parties: parties.map(({ viewer: _, ...party }, position) => ({
    position,
    organization_id: null,
    person_id: null,
    section: null,
    ...party,
  })),
  duties: [],
  seats: ['e'],
} as unknown as CaseSubject

/** The city hall's own work, which is done for others and not as a party: no right of the section over the table. */
const officeWork = ['/phone', '/refusal', '/paper']

/** Going on without a party that does not answer: no right of a party, but of who goes along with all. */
const goingOn = ['/reminder', '/silence']
/** The sheet’s own paper is typed in by each party for itself. */
const endsIn = (ends: readonly string[], path: string) =>
  ends.some((end) => path.endsWith(end)) && !path.endsWith('/sheet/paper')

describe('equality at the table', () => {
  const acts = tableStage.routes.flatMap((route) =>
    route.kind === 'caseAction' && !endsIn([...officeWork, ...goingOn], route.path) ? [route] : [],
  )

  test('whatever one party may do, each other party may do, of every act there is', () => {
    expect(acts.length).toBeGreaterThan(12)
    fc.assert(
      fc.property(
        fc.constantFrom(...acts),
        fc.constantFrom(...parties),
        fc.constantFrom(...parties),
        (act, one, other) => act.policy.may(one.viewer, subject) === act.policy.may(other.viewer, subject),
      ),
    )
  })

  test('what is left out of that is the section’s service alone', () => {
    for (const route of tableStage.routes)
      if (route.kind === 'caseAction' && endsIn(officeWork, route.path))
        expect(route.policy).toBe(sectionInCharge)
  })

  test('only a coordinator and the chief in charge go on without an answer, and no group or resident does', () => {
    const goes = tableStage.routes.filter(({ kind, path }) => kind === 'caseAction' && endsIn(goingOn, path))
    expect(goes.length).toBeGreaterThan(0)
    for (const route of goes) expect(route.policy).toBe(whoGoesOn)
    const may = (viewer: NonNullable<Viewer>) => whoGoesOn.may(viewer, subject)
    expect(parties.map(({ viewer }) => may(viewer))).toEqual([false, false, false, true])
    expect(may(as('x', hat('officer', { section })))).toBe(false)
    expect(may(as('x', hat('chief', { section: 'other' })))).toBe(false)
  })

  test('nobody without a seat does anything, not the administrator either', () => {
    const strangers = [
      as('x', hat('representative', { organizationId: 'g9' })),
      as('x', hat('administrator')),
      as('x', hat('chief', { section: 'other' })),
      as('x', hat('resident')),
      undefined,
    ]
    for (const act of acts) for (const who of strangers) expect(act.policy.may(who, subject)).toBe(false)
  })
})

const sitting = (
  answers: [candidate: string, member: string, answer: 'yes' | 'maybe' | 'no'][],
): Sitting => ({
  number: 1,
  state: 'finding',
  held_on: null,
  from_time: null,
  until_time: null,
  place: '',
  online: '',
  agenda: [],
  version: 1,
  seats: [],
  candidates: ['a', 'b', 'c'].map((id, at) => ({
    id,
    held_on: `2026-06-1${at}`,
    from_time: '18:30',
    until_time: '20:00',
  })),
  answers: answers.map(([candidate_id, member_id, answer]) => ({
    candidate_id,
    member_id,
    answer,
    by_phone: false,
    typed_by: '',
  })),
})

describe('the best of the times', () => {
  test('is not told before anybody has answered', () => {
    expect(bestOf(sitting([]))).toBeUndefined()
  })
  test('is where the fewest cannot come, then where most can for certain, then the earliest', () => {
    const asked = sitting([
      ['a', '1', 'yes'],
      ['a', '2', 'no'],
      ['b', '1', 'maybe'],
      ['b', '2', 'yes'],
      ['c', '1', 'yes'],
      ['c', '2', 'yes'],
    ])
    expect(bestOf(asked)?.id).toBe('c')
    expect(bestOf(sitting([['b', '1', 'maybe']]))?.id).toBe('b')
    const [first] = asked.candidates
    expect(first && suitOf(first, asked.answers)).toEqual({ yes: 1, maybe: 0, no: 1 })
  })
})

describe('the pulse', () => {
  const empty = (people: number): Pulse => ({
    sitting: 1,
    mode: modeFor(people),
    given: [],
    marks: {},
    people,
    until_on: '2026-06-15',
  })

  test('of four people or more is kept as sums: nothing in it says who gave which mark', () => {
    const answer = fc.record({
      equal: fc.integer({ min: 1, max: 4 }),
      shared: fc.integer({ min: 1, max: 4 }),
    })
    fc.assert(
      fc.property(fc.array(answer, { minLength: leastForGroup, maxLength: 9 }), (answers) => {
        const people = answers.map((_, at) => `person-${at}`)
        const fill = (order: readonly number[]) =>
          order.reduce(
            (pulse, at) => withMarks(pulse, people[at] ?? '', answers[at] ?? {}),
            empty(people.length),
          )
        const forwards = fill(people.map((_, at) => at))
        const backwards = fill(people.map((_, at) => people.length - 1 - at))
        // Whoever answered first or last leaves the same row behind; and no mark stands beside a person.
        expect(backwards).toEqual(forwards)
        expect(JSON.stringify(forwards.marks)).not.toContain('person-')
        const total = Object.values(forwards.marks.equal ?? {}).reduce((sum, n) => sum + n, 0)
        expect(total).toBe(people.length)
      }),
    )
  })

  test('is shown only when nothing more can come, so that no look between two answers tells one', () => {
    let pulse = empty(5)
    for (const who of ['a', 'b', 'c', 'd']) pulse = withMarks(pulse, who, { equal: 4 })
    expect(isPulseOpen(pulse, '2026-06-10')).toBe(true)
    expect(isPulseShown(pulse, '2026-06-10')).toBe(false)
    expect(isPulseShown(pulse, '2026-06-16')).toBe(true)
    expect(isPulseShown(withMarks(pulse, 'e', { equal: 1 }), '2026-06-10')).toBe(true)
  })

  test('of a group of which fewer than four answered is never shown', () => {
    const three = ['a', 'b', 'c'].reduce((pulse, who) => withMarks(pulse, who, { equal: 4 }), empty(4))
    expect(isPulseShown(three, '2027-01-01')).toBe(false)
  })

  test('of fewer than four people is each one’s own, shown to the others when all have answered', () => {
    const one = withMarks(empty(2), 'p1', { equal: 2 })
    expect(one.mode).toBe('named')
    expect(isPulseShown(one, '2026-06-10')).toBe(false)
    const both = withMarks(one, 'p2', { equal: 4 })
    expect(both.marks).toEqual({ p1: { equal: 2 }, p2: { equal: 4 } })
    expect(isPulseShown(both, '2026-06-10')).toBe(true)
  })
})
