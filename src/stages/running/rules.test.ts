import { describe, expect, test } from 'vitest'
import type { CaseSubject, Entry, Party } from '../../core/case/types.ts'
import type { Hat, HatKind, Viewer } from '../../core/people/viewer.ts'
import { logLines, mayFinish, mayLog, standingOn } from './rules.ts'

const parties = [
  { id: 'group', organization_id: 'org', section: null, person_id: null },
  { id: 'hall', organization_id: null, section: 'parks', person_id: null },
] as Party[]
const subject = (rest: Partial<CaseSubject['case']> = {}): CaseSubject => ({
  case: { stage: 'running', state: 'open', section: 'culture', ...rest } as CaseSubject['case'],
  parties,
  duties: [],
})
const as = (kind: HatKind, hat: Partial<Hat> = {}): Viewer => {
  const worn = { id: 'hat', kind, ...hat }
  return { person: { id: 'someone', name: '' }, hat: worn, hats: [worn] }
}

describe('the log', () => {
  test('is written by the parties, whoever of them', () => {
    expect(mayLog(as('member', { organizationId: 'org' }), subject())).toBe(true)
    expect(mayLog(as('officer', { section: 'parks' }), subject())).toBe(true)
  })
  test('is not written by a section in charge that is no party, an administrator or a stranger', () => {
    for (const viewer of [
      as('officer', { section: 'culture' }),
      as('administrator'),
      as('coordination'),
      undefined,
    ])
      expect(mayLog(viewer, subject())).toBe(false)
  })
  test('is closed before and after the work', () => {
    const member = as('member', { organizationId: 'org' })
    expect(mayLog(member, subject({ stage: 'agreement' }))).toBe(false)
    expect(mayLog(member, subject({ state: 'closed' }))).toBe(false)
  })
  test('shows the newest day first, and what was written last on a day before the rest of it', () => {
    const line = (seq: number, on: string, kind = 'logged') =>
      ({ seq, stage: 'running', kind, facts: { on } }) as unknown as Entry
    const thread = [
      line(1, '2026-07-01'),
      line(2, '2026-08-01'),
      line(3, '2026-07-01'),
      line(4, '', 'finished'),
    ]
    expect(logLines(thread).map(({ seq }) => seq)).toEqual([2, 3, 1])
  })
})

describe('the end', () => {
  test('is said by the section in charge, or by whoever may bind a party', () => {
    expect(mayFinish(as('officer', { section: 'culture' }), subject())).toBe(true)
    expect(mayFinish(as('representative', { organizationId: 'org' }), subject())).toBe(true)
    expect(mayFinish(as('chief', { section: 'parks' }), subject())).toBe(true)
    expect(mayFinish(as('member', { organizationId: 'org' }), subject())).toBe(false)
    expect(mayFinish(as('officer', { section: 'parks' }), subject())).toBe(false)
    expect(mayFinish(as('administrator'), subject())).toBe(false)
  })
  test.each([
    ['2026-06-30', 'notBegun'],
    ['2026-07-01', 'underWay'],
    ['2027-01-29', 'underWay'],
    ['2027-01-30', 'endNear'],
    ['2027-03-31', 'endNear'],
    ['2027-04-01', 'pastEnd'],
  ])('on %s of a term to 31 March 2027 stands as %s: asked sixty days before', (today, standing) => {
    expect(standingOn(today, '2026-07-01', '2027-03-31')).toBe(standing)
  })
})
