import { describe, expect, test } from 'vitest'
import { inSheets } from './paper/pages.ts'
import {
  hashOfLine,
  isAgreed,
  mergeFields,
  refusalToAnswer,
  refusalToWrite,
  sharesOf,
  speaksForAnother,
  standingOf,
  stillAsked,
  sumsOf,
} from './rules.ts'
import { findSheetSection, sectionsOf } from './sections.ts'
import type { Answer, LineContent, SheetLine } from './types.ts'

const parties = [{ id: 'group' }, { id: 'hall' }]
const hash = (content: LineContent, version = 1) =>
  hashOfLine({ caseNumber: '2026-00001-A', line: 'line', section: 'issue', version, content })
const answer = (partyId: string, rest: Partial<Answer> = {}): Answer => ({
  version: 1,
  hash: hash({ text: '除雪' }),
  partyId,
  answer: 'agree',
  personId: partyId,
  name: '見本',
  at: '2026-06-01T01:00:00Z',
  ...rest,
})
const line = (content: LineContent, answers: readonly Answer[] = [], version = 1): SheetLine => ({
  id: 'line',
  section: 'issue',
  version,
  content,
  hash: hash(content, version),
  partyId: 'group',
  onPaperOf: null,
  personId: 'group',
  name: '見本',
  at: '2026-06-01T01:00:00Z',
  first: { partyId: 'group', onPaperOf: null, name: '見本', at: '2026-06-01T01:00:00Z' },
  answers,
})

describe('a line', () => {
  const both = [answer('group'), answer('hall')]
  test('is settled when every party has agreed to exactly its text', () => {
    expect(isAgreed(line({ text: '除雪' }, both), parties)).toBe(true)
    expect(isAgreed(line({ text: '除雪' }, [answer('group')]), parties)).toBe(false)
    expect(isAgreed(line({ text: '除雪' }), [])).toBe(false)
  })
  test('asks everyone again when its text becomes another, also when it becomes an earlier one again', () => {
    expect(stillAsked(line({ text: '見守り' }, both, 2), parties)).toEqual(parties)
    expect(stillAsked(line({ text: '除雪' }, both, 3), parties)).toEqual(parties)
  })
  test('asks whoever comes to the table later', () => {
    expect(stillAsked(line({ text: '除雪' }, both), [...parties, { id: 'school' }])).toEqual([
      { id: 'school' },
    ])
  })
  test('is open again when a party takes its agreement back', () => {
    const back = answer('hall', { answer: 'withdraw' })
    expect(isAgreed(line({ text: '除雪' }, [...both, back]), parties)).toBe(false)
    expect(isAgreed(line({ text: '除雪' }, [...both, back, answer('hall')]), parties)).toBe(true)
  })
  test('leaves the sheet only when all have agreed to that, too', () => {
    const struck: LineContent = { text: '除雪', struck: true }
    const yes = (id: string) => answer(id, { hash: hash(struck, 2), version: 2 })
    expect(standingOf(line(struck, [...both, yes('group')], 2), parties)).toBe('leaving')
    expect(standingOf(line(struck, [...both, yes('group'), yes('hall')], 2), parties)).toBe('struck')
  })
})

describe('an answer', () => {
  const seen = { version: 1, hash: hash({ text: '除雪' }) }
  test('counts for the text that was seen, and for no other', () => {
    expect(refusalToAnswer(line({ text: '除雪' }), seen, 'hall', 'agree')).toBeUndefined()
    expect(refusalToAnswer(line({ text: '見守り' }, [], 2), seen, 'hall', 'agree')).toBe('changed')
    expect(refusalToAnswer(line({ text: '除雪' }), { ...seen, hash: 'x' }, 'hall', 'agree')).toBe('changed')
  })
  test('is given once, and taken back only where it was given', () => {
    expect(refusalToAnswer(line({ text: '除雪' }, [answer('hall')]), seen, 'hall', 'agree')).toBe('same')
    expect(refusalToAnswer(line({ text: '除雪' }), seen, 'hall', 'withdraw')).toBe('same')
  })
  test('is given for one party by one person', () => {
    expect(speaksForAnother(['group'], 'hall')).toBe(true)
    expect(speaksForAnother(['group'], 'group')).toBe(false)
    expect(speaksForAnother([], 'group')).toBe(false)
  })
})

describe('two who change a line at once', () => {
  test('overwrite nothing unseen: the later is told', () => {
    const now = { version: 2, content: { text: '土曜に除雪' } }
    expect(refusalToWrite(now, 1, { text: '日曜に除雪' })).toBe('changed')
    expect(refusalToWrite(now, 2, { text: '日曜に除雪' })).toBeUndefined()
  })
  test('who write the same are told nothing, and nobody is asked anew', () => {
    expect(refusalToWrite({ version: 2, content: { text: '除雪' } }, 1, { text: '除雪' })).toBe('same')
  })
  test('in different fields see both changes in one; in the same field the name of it', () => {
    const base: LineContent = { text: '竹ぼうき', kind: 'goods', amount: '10本' }
    const now = { ...base, amount: '20本' }
    expect(mergeFields(base, now, { ...base, text: '軍手' })).toEqual({
      content: { text: '軍手', kind: 'goods', amount: '20本' },
      clashes: [],
    })
    expect(mergeFields(base, now, { ...base, amount: '30本' })).toEqual({
      content: { text: '竹ぼうき', kind: 'goods', amount: '30本' },
      clashes: ['amount'],
    })
  })
  test('do not bring back what the other took out', () => {
    const base: LineContent = { text: '会場', by: '2026-08-01' }
    expect(mergeFields(base, { text: '会場' }, { ...base, text: '公民館' }).content).toEqual({
      text: '公民館',
    })
  })
})

describe('figures', () => {
  const money = (side: 'income' | 'expense', yen: number, struck?: true) =>
    line({ text: side, side, yen, ...(struck ? { struck } : {}) })
  test('say by how much a budget does not balance; what leaves does not count', () => {
    const lines = [money('income', 30_000), money('expense', 20_000), money('expense', 15_000)]
    expect(sumsOf(lines)).toEqual({ income: 30_000, expense: 35_000, difference: -5000, counted: 3 })
    expect(sumsOf([...lines, money('income', 5000)]).difference).toBe(0)
    expect(sumsOf([...lines, money('expense', 9, true)]).expense).toBe(35_000)
  })
  test('show what each party brings, and who brings nothing', () => {
    const [own] = [line({ text: '軽トラック', party: 'group', kind: 'goods', yen: 8000 })]
    expect(sharesOf([own], parties).map(({ partyId, yen, lines }) => [partyId, yen, lines.length])).toEqual([
      ['group', 8000, 1],
      ['hall', 0, 0],
    ])
  })
})

describe('the parts of the sheet', () => {
  test('are those a city names, in its order and words; of its own ones each is for words', () => {
    const tableSheet = [
      { code: 'budget', name: { ja: 'お金' } },
      { code: 'dream', name: { ja: '夢' } },
    ]
    expect(sectionsOf({ tableSheet }).map(({ code, shape }) => [code, shape])).toEqual([
      ['budget', 'budget'],
      ['dream', 'text'],
    ])
    expect(findSheetSection({ tableSheet }, 'issue')).toBeUndefined()
  })
  test('are Yui’s own where a city has said nothing', () => {
    expect(sectionsOf({}).map(({ code }) => code)).toEqual([
      'present',
      'issue',
      'purpose',
      'result',
      'ways',
      'able',
      'roles',
      'resources',
      'budget',
      'open',
      'end',
    ])
  })
})

test('a sheet on paper goes on with its title where a page is full, and nothing of it is lost', () => {
  const item = (label: string) => ({ label, lines: 2 })
  const part = (title: string, most: number) => ({
    title,
    items: Array.from({ length: most }, (_, at) => item(`${title}${at}`)),
  })
  const parts = [part('一', 3), part('二', 9), part('三', 1)]
  const sheets = inSheets(parts, 'つづき')
  expect(sheets.length).toBeGreaterThan(2)
  expect(sheets.flat().flatMap(({ items }) => items.map(({ label }) => label))).toEqual(
    parts.flatMap(({ items }) => items.map(({ label }) => label)),
  )
  for (const sheet of sheets) expect(sheet.flatMap(({ items }) => items).length).toBeLessThanOrEqual(7)
  expect(sheets.flat().every(({ items }) => items.length > 0)).toBe(true)
  expect(sheets[1]?.[0]?.title).toBe('二（つづき）')
})
