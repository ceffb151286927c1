import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { approvalDuty } from '../../core/approval/index.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import type { HatKind, Viewer } from '../../core/people/viewer.ts'
import { isClosedDay } from '../../lib/working-days.ts'
import {
  answerDueOn,
  type ConsultationState,
  canDo,
  conclusionDuty,
  dutiesOwed,
  goesOn,
  handoverTargets,
  isOpen,
  isOverdue,
  outcomes,
  replyDuty,
  stateAfter,
} from './rules.ts'

const section = (code: string, coordination = false) => ({ code, name: { ja: code }, coordination })
const city = (overrides: object = {}) =>
  ({
    sections: [section('office', true), section('health'), section('parks')],
    routing: { default: 'office', rules: [] },
    answering: { workingDays: 10, published: false },
    city: { closedDays: [] },
    ...overrides,
  }) as unknown as Definition

const viewer = (kind: HatKind, of?: string): Viewer => ({
  person: { id: 'p', name: 'p' },
  hat: { id: 'h', kind, section: of },
  hats: [],
})
const open = { state: 'open', stage: 'consultation' } as const
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)

describe('a consultation', () => {
  test('is received, accepted, and concluded; nothing happens to it afterwards', () => {
    expect(stateAfter('received', 'accept')).toBe('in_progress')
    expect(stateAfter('in_progress', 'conclude')).toBe('closed')
    for (const event of ['accept', 'reply', 'handOn', 'conclude'] as const)
      expect(stateAfter('closed', event)).toBeUndefined()
  })
  test('is neither answered nor concluded before somebody has accepted it', () => {
    expect(stateAfter('received', 'reply')).toBeUndefined()
    expect(stateAfter('received', 'conclude')).toBeUndefined()
  })
  test('must be accepted anew by the section it was handed on to', () => {
    expect(stateAfter('in_progress', 'handOn')).toBe('received')
  })
  test('is over when its sender has taken the idea back', () => {
    expect(isOpen({ ...open, state: 'ended' }, { state: 'received' })).toBe(false)
    expect(isOpen({ ...open, stage: 'form' }, { state: 'received' })).toBe(false)
    expect(isOpen(open, { state: 'received' })).toBe(true)
  })
})

describe('the section in charge', () => {
  const received = { section: 'health', state: 'received' as ConsultationState }
  const may = (who: Viewer) => canDo(who, open, received, 'accept')
  test('acts, and so does the coordination office, which may act for every section', () => {
    expect(may(viewer('officer', 'health'))).toBe(true)
    expect(may(viewer('chief', 'health'))).toBe(true)
    expect(may(viewer('coordination'))).toBe(true)
  })
  test('alone acts: no other section, no resident, no group, no administrator, nobody unknown', () => {
    const others: Viewer[] = [
      viewer('officer', 'parks'),
      viewer('chief', 'parks'),
      viewer('resident'),
      viewer('representative'),
      viewer('administrator'),
      viewer('supportCenter'),
      undefined,
    ]
    expect(others.filter(may)).toEqual([])
  })
  test('cannot act on a case that its sender has taken back', () => {
    expect(canDo(viewer('coordination'), { ...open, state: 'ended' }, received, 'accept')).toBe(false)
  })
})

describe('handing on', () => {
  test('goes once to any other section', () => {
    expect(codes(handoverTargets(city(), { section: 'health', handed_count: 0 }))).toEqual([
      'office',
      'parks',
    ])
  })
  test('goes a second time only to the coordination office', () => {
    expect(codes(handoverTargets(city(), { section: 'parks', handed_count: 1 }))).toEqual(['office'])
  })
  test('ends at the coordination office, which keeps it', () => {
    expect(handoverTargets(city(), { section: 'office', handed_count: 2 })).toEqual([])
  })
  test('ends at the default office where the city names no coordination office', () => {
    const none = city({ sections: [section('a'), section('b'), section('office')] })
    expect(codes(handoverTargets(none, { section: 'b', handed_count: 1 }))).toEqual(['office'])
  })
})

describe('the answer', () => {
  test('is due after the city’s working days, its own closing days left out', () => {
    expect(answerDueOn(city(), '2026-06-01')).toBe('2026-06-15')
    const closes = city({ city: { closedDays: ['2026-06-02'] } })
    expect(answerDueOn(closes, '2026-06-01')).toBe('2026-06-16')
  })
  test('is never due on a day on which nobody is there', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (date, workingDays) => {
        const from = date.toISOString().slice(0, 10)
        const due = answerDueOn(city({ answering: { workingDays } }), from)
        return due > from && !isClosedDay(due)
      }),
    )
  })
  test('is overdue the day after its date, not on it', () => {
    expect(isOverdue('2026-06-15', '2026-06-15')).toBe(false)
    expect(isOverdue('2026-06-15', '2026-06-16')).toBe(true)
    expect(isOverdue(null, '2026-06-16')).toBe(false)
  })
})

describe('what is owed', () => {
  const owed = (...kinds: string[]) =>
    dutiesOwed(
      'in_progress',
      kinds.map((kind) => ({ kind })),
    )
  test('is an answer until there was one, and then a conclusion', () => {
    expect(owed('received', 'accepted')).toEqual([replyDuty])
    expect(owed('received', 'accepted', 'replied')).toEqual([conclusionDuty])
  })
  test('is an answer again when a party has written', () => {
    expect(owed('accepted', 'replied', 'said')).toEqual([conclusionDuty, replyDuty])
    expect(owed('accepted', 'replied', 'said', 'replied')).toEqual([conclusionDuty])
  })
  test('is a 決裁 as long as a draft waits for one, and the answer all the while', () => {
    expect(owed('accepted', 'approvalDrafted')).toEqual([approvalDuty, replyDuty])
    expect(owed('accepted', 'approvalDrafted', 'approvalRecorded')).toEqual([approvalDuty, replyDuty])
    expect(owed('approvalDrafted', 'approvalReleased', 'replied')).toEqual([conclusionDuty])
    expect(owed('approvalDrafted', 'approvalWithdrawn')).toEqual([replyDuty])
  })
  test('is nothing once it is concluded', () => {
    expect(dutiesOwed('closed', [{ kind: 'received' }])).toEqual([])
  })
})

test('only what fits, wholly or in part, goes on as 協働', () => {
  expect(outcomes.filter(goesOn)).toEqual(['fits', 'partly'])
})
