import { describe, expect, test } from 'vitest'
import { movedDueOn, openRequest } from './rules.ts'

const asked = (seq: number) => ({
  stage: 'idea',
  kind: 'correctionAsked',
  seq,
  facts: { fields: [{ field: 'title', comment: '短く' }], askedOn: '2026-06-01', dueOn: '2026-06-15' },
})

describe('a request for correction', () => {
  test('is open while its sender owes it, and is the last one that was made', () => {
    const duty = { id: 'd', kind: 'idea.correct', section: null, party_id: 'p', due_on: '2026-06-15' }
    expect(openRequest({ duties: [duty] }, [asked(3), asked(7)])?.round).toBe(7)
    expect(openRequest({ duties: [] }, [asked(3)])).toBeUndefined()
  })

  test('moves the day of the answer by the days it took, to a day on which the city hall is open', () => {
    expect(movedDueOn('2026-06-15', '2026-06-01', '2026-06-04', [])).toBe('2026-06-18')
    // 13 June 2026 is a Saturday.
    expect(movedDueOn('2026-06-10', '2026-06-01', '2026-06-04', [])).toBe('2026-06-15')
    expect(movedDueOn('2026-06-15', '2026-06-01', '2026-06-01', [])).toBe('2026-06-15')
  })
})
