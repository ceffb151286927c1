import { describe, expect, test } from 'vitest'
import { isMissing, mayGoOn, silentFrom, silentParties, usualPatience } from './silence-rules.ts'
import type { Confirmation, Joint, NamedParty, Silence } from './types.ts'

const party = (id: string) =>
  ({ id, name: id, publicName: id, kind: 'civic', government: false }) as NamedParty
const confirmation = (partyId: string, objected = false) =>
  ({
    partyId,
    hash: 'h',
    objection: objected ? { reason: 'x', at: '', personName: '' } : null,
  }) as Confirmation
const said = (partyId: string, what: Silence['what'], at = '2026-06-01T00:00:00Z'): Silence => ({
  partyId,
  what,
  said: '',
  name: '',
  at,
})
const joint = (confirmations: Confirmation[], silences: Silence[] = [], rest: Partial<Joint<unknown>> = {}) =>
  ({
    hash: 'h',
    version: 1,
    at: '2026-06-01T00:00:00Z',
    document: { parties: ['a', 'b', 'c'].map(party) },
    confirmations,
    silences,
    effect: null,
    closed: null,
    ...rest,
  }) as Joint<unknown>
const all = ['a', 'b', 'c'].map((id) => ({ id }))

describe('a party that does not answer', () => {
  test('is silent only when that is written down, and never once it has confirmed or objected', () => {
    const one = joint(
      [confirmation('a'), confirmation('b', true)],
      ['a', 'b', 'c'].map((id) => said(id, 'silent')),
    )
    expect(silentParties(one)).toEqual(['c'])
    expect(['a', 'b', 'c'].map((id) => isMissing(one, id))).toEqual([false, false, true])
  })

  test('has its days, and after it was asked again the days for that: the later of both counts', () => {
    expect(silentFrom(joint([]), 'c', usualPatience)).toBeUndefined()
    const early = joint([], [said('c', 'reminded', '2026-06-02T00:00:00Z')])
    expect(silentFrom(early, 'c', usualPatience)).toBe('2026-06-15')
    const late = joint([], [said('c', 'reminded', '2026-06-20T00:00:00Z')])
    expect(silentFrom(late, 'c', usualPatience)).toBe('2026-06-27')
    expect(silentFrom(early, 'c', { days: 3, afterReminder: 30 })).toBe('2026-07-02')
  })
})

describe('one goes on', () => {
  const silent = [said('c', 'silent')]
  test('when everybody else has confirmed this text', () => {
    expect(mayGoOn(joint([confirmation('a'), confirmation('b')], silent), all)).toBe(true)
    expect(mayGoOn(joint([confirmation('a')], silent), all)).toBe(false)
  })
  test('never when somebody was only asked again, objected, came since, or when nobody stands for the text', () => {
    const both = [confirmation('a'), confirmation('b')]
    expect(mayGoOn(joint(both, [said('c', 'reminded')]), all)).toBe(false)
    expect(mayGoOn(joint([confirmation('a'), confirmation('b', true)], silent), all)).toBe(false)
    expect(mayGoOn(joint(both, silent), [...all, { id: 'd' }])).toBe(false)
    expect(
      mayGoOn(
        joint(
          [],
          ['a', 'b', 'c'].map((id) => said(id, 'silent')),
        ),
        all,
      ),
    ).toBe(false)
  })
  test('once', () => {
    const at = { version: 1, hash: 'h', at: '' }
    const both = [confirmation('a'), confirmation('b')]
    expect(mayGoOn(joint(both, silent, { closed: at }), all)).toBe(false)
    expect(mayGoOn(joint(both, silent, { effect: at }), all)).toBe(false)
  })
})
