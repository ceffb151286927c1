import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Party } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { readSheet, type SheetInput } from './forms.ts'
import { gapsOf, notesOf, outsideVoice, pairsOf, sidesOf, totalsOf, type Voice, wholeOf } from './gap.ts'
import { allIn, askedOf, hasEvaluation, type Questions, stateOf } from './rules.ts'

const party = (id: string, government = false): Party => ({
  id,
  position: 1,
  kind: 'civic',
  common: 'civicGroup',
  name: id,
  public_name: id,
  government,
  person_id: null,
  organization_id: null,
  section: null,
})
const ask = (code: string, side?: 'citizens' | 'government') => ({ code, question: { ja: code }, for: side })
const questions: Questions = {
  relationship: [ask('r1'), ask('r2', 'government')],
  result: [ask('e1', 'citizens'), ask('e2')],
  notes: [ask('n1', 'government')],
  reasonAt: [1],
  proposedByYui: true,
  switchedOnByDemo: false,
}
const scale = [1, 2, 3].map((value) => ({ value, label: { ja: String(value) } }))
const row = (code: string, mark: string, words = '') => ({ code, mark, words })
const sheet = (items: SheetInput['items'], notes: SheetInput['notes'] = []): SheetInput => ({ items, notes })

test('a city without an evaluation of its own does not have the stage', () => {
  const stages: Definition['stages'] = [{ code: 'running' }, { code: 'evaluation' }]
  const evaluation = {} as NonNullable<Definition['evaluation']>
  expect(hasEvaluation({ stages, evaluation } as Definition)).toBe(true)
  expect(hasEvaluation({ stages } as Definition)).toBe(false)
  expect(hasEvaluation({ stages: stages.slice(0, 1), evaluation } as Definition)).toBe(false)
})

describe('each side is asked what is for it', () => {
  test('relationship first, in the order of the city', () => {
    expect(askedOf(questions, party('a')).map(({ code }) => code)).toEqual(['r1', 'e1', 'e2'])
    expect(askedOf(questions, party('b', true)).map(({ code }) => code)).toEqual(['r1', 'r2', 'e2'])
  })
})

describe('a sheet is read against the questions that were fixed', () => {
  const read = (items: SheetInput['items'], notes?: SheetInput['notes']) =>
    readSheet({ questions, scale }, party('a'), sheet(items, notes))

  test('marks, words where there are any, and notes', () => {
    const { answers, errors } = read(
      [row('r1', '3', 'よかった'), row('e1', 'none'), row('e2', '2')],
      [
        { code: 'wentWell', words: '雪' },
        { code: 'n1', words: '市だけの問い' },
        { code: 'learned', words: '' },
      ],
    )
    expect(errors).toEqual([])
    expect(answers).toEqual({
      marks: { r1: 3, e1: null, e2: 2 },
      words: { r1: 'よかった' },
      notes: { wentWell: '雪' },
    })
  })

  test('a question without an answer, and a mark that is not on the scale', () => {
    expect(read([row('r1', '4'), row('e2', '2')]).errors).toEqual([
      { field: 'items.0.mark', code: 'unanswered' },
      { field: 'items.1.mark', code: 'unanswered' },
    ])
  })

  test('a reason where the city wants one, and only there', () => {
    const rows = [row('r1', '1'), row('e1', '1', '理由'), row('e2', 'none')]
    expect(read(rows).errors).toEqual([{ field: 'items.0.words', code: 'reasonNeeded' }])
  })

  test('questions of the other side, or of nobody, are not taken', () => {
    const { answers } = read([row('r1', '3'), row('e1', '3'), row('e2', '3'), row('r2', '3'), row('x', '3')])
    expect(Object.keys(answers.marks)).toEqual(['r1', 'e1', 'e2'])
  })
})

describe('nothing opens before all are in', () => {
  test('whatever order they come in, and whoever else has handed in', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(ids, fc.array(fc.string()), fc.nat(), (all, others, missing) => {
        const parties = all.map((id) => party(id))
        const left = all[missing % all.length] ?? ''
        const some = [...others.filter((id) => id !== left), ...all.filter((id) => id !== left)]
        expect(allIn(some, parties)).toBe(false)
        expect(allIn([...some, left], parties)).toBe(true)
      }),
    )
  })

  test('a case without parties is never complete', () => expect(allIn([], [])).toBe(false))

  test('the state follows the sheets, then the openings', () => {
    const parties = [party('a'), party('b')]
    const round = { questions, scale, sealKey: '', dueOn: '2026-07-01', handedIn: ['a'], openings: [] }
    expect(stateOf(round, parties)).toBe('waiting')
    expect(stateOf({ ...round, handedIn: ['b', 'a'] }, parties)).toBe('opening')
    const openings = [{ partyId: 'a', answers: { marks: {}, words: {}, notes: {} } }]
    expect(stateOf({ ...round, openings }, parties)).toBe('opened')
  })
})

describe('the gap', () => {
  const voice = (id: string, marks: Record<string, number | null>): Voice => ({
    party: party(id),
    answers: { marks, words: {}, notes: { learned: id === 'a' ? '学び' : '' } },
  })

  test('stands widest first; who gave no mark widens nothing', () => {
    const voices = [voice('a', { r1: 3, e1: 5, e2: null }), voice('b', { r1: 3, e1: 2, e2: 1 })]
    const gaps = gapsOf([ask('r1'), ask('e1'), ask('e2')], voices)
    expect(gaps.map(({ question, marks, spread }) => [question.code, marks, spread])).toEqual([
      ['e1', [5, 2], 3],
      ['r1', [3, 3], 0],
      ['e2', [undefined, 1], 0],
    ])
  })

  test('notes stand beside each other, unanswered ones are left out', () => {
    const voices = [voice('a', {}), voice('b', {})]
    expect(notesOf(['wentWell', 'learned'], voices)).toEqual([{ code: 'learned', words: ['学び', ''] }])
  })
})

describe('what a city wants to know besides', () => {
  const own = { ...ask('own'), about: 'ourselves' as const, pair: 'them' }
  const them = { ...ask('them'), about: 'others' as const, pair: 'own' }
  const asked = {
    questions: {
      ...questions,
      relationship: [own, them],
      result: [
        { ...ask('three'), scale: 'levels', weight: 2 },
        { ...ask('box'), answer: 'words' as const },
      ],
      scales: { levels: [1, 2, 3].map((value) => ({ value, label: { ja: 'ABC'[3 - value] ?? '' } })) },
      totals: true,
      weights: { citizens: 20, government: 20, thirdParty: 60 },
    },
    scale: [1, 2, 3, 4, 5].map((value) => ({ value, label: { ja: String(value) } })),
  }
  const voice = (name: string, government: boolean, marks: Record<string, number>): Voice => ({
    party: party(name, government),
    answers: { marks, words: {}, notes: {} },
  })
  const voices = [
    voice('会', false, { own: 5, them: 2, three: 3 }),
    voice('課', true, { own: 4, them: 3, three: 1 }),
  ]

  test('pairs tell how each side sees itself, and how the others see it', () => {
    expect(
      pairsOf(asked.questions.relationship, voices)[0]?.views.map((one) => [one.own, one.others]),
    ).toEqual([
      [5, 3],
      [4, 2],
    ])
  })

  test('on scales of different length the whole of the shorter is wider than a part of the longer', () => {
    const gaps = gapsOf([...asked.questions.relationship, ...asked.questions.result], voices, asked)
    expect(gaps.map(({ question, spread, share }) => [question.code, spread, share])).toEqual([
      ['three', 2, 1],
      ['own', 1, 0.25],
      ['them', 1, 0.25],
      ['box', 0, 0],
    ])
  })

  test('totals by kind of judge, and one number only once each kind that has a weight has judged', () => {
    const totals = totalsOf(asked, voices)
    expect(totals.map(({ kind, percent }) => [kind, percent])).toEqual([
      ['citizens', 85],
      ['government', 51.7],
    ])
    expect(wholeOf(asked, totals)).toBeUndefined()
    const outside = outsideVoice(
      {
        openings: [
          { partyId: null, answers: { marks: { own: 5, them: 5, three: 3 }, words: {}, notes: {} } },
        ],
      },
      '第三者',
    )
    expect(wholeOf(asked, totalsOf(asked, [...voices, outside as Voice]))).toEqual({ points: 87.3, of: 100 })
  })

  test('a free box needs no mark; a side that is missing is there as missing', () => {
    const rows = [row('own', '5'), row('them', '5'), row('three', '4'), row('box', '', '言葉')]
    const { answers, errors } = readSheet(asked, party('会'), sheet(rows))
    expect(errors).toEqual([{ field: 'items.2.mark', code: 'unanswered' }])
    expect([Object.keys(answers.marks), answers.words]).toEqual([['own', 'them', 'three'], { box: '言葉' }])
    const openings = [{ partyId: 'a', answers }]
    expect(sidesOf({ openings }, [party('a'), party('b')]).map(({ missing }) => missing)).toEqual([
      undefined,
      true,
    ])
  })
})
