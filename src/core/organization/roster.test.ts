import { beforeAll, describe, expect, test } from 'vitest'
import { readCityFile } from '../edition/city-file.testing.ts'
import type { Definition } from '../edition/schema/index.ts'
import { guessFields, headingsFirst, readRosterRow } from './roster.ts'
import { type Known, planRoster } from './roster-plan.ts'

const today = '2026-06-01'
const headings = ['氏名', 'ふりがな', 'メールアドレス', '課', '役職', 'いつから']
let definition: Definition
beforeAll(() => {
  definition = readCityFile('echizen')
})
const read = (...cells: string[]) =>
  readRosterRow(cells, 2, { fields: guessFields(headings), definition, today })
const reasons = (...cells: string[]) => {
  const row = read(...cells)
  return Array.isArray(row) ? row.map(({ field, reason }) => `${field} ${reason}`) : []
}
const good = [
  '見本 太郎',
  'みほん たろう',
  'Taro@Example.jp',
  '市民自治推進課',
  '担当者・協働推進員',
  '令和8年4月1日',
]

describe('a row of a roster', () => {
  test('is read as people write it', () => {
    expect(read(...good)).toEqual({
      row: 2,
      name: '見本 太郎',
      reading: 'みほん たろう',
      email: 'taro@example.jp',
      roles: [
        { is: 'hat', kind: 'officer', place: 'self-government' },
        { is: 'function', kind: 'promoter', place: 'self-government' },
      ],
      since: '2026-04-01',
    })
  })

  test('says every column that is wrong, and why', () => {
    expect(reasons('', '', 'x', 'どこかの課', '部長', '2026-02-30')).toEqual([
      'name required',
      'email badEmail',
      'section badSection',
      'since badDate',
    ])
    expect(reasons('a', '', '', '市民自治推進課', '部長', '2026-06-02')).toEqual([
      'role badRole',
      'since sinceFuture',
    ])
    expect(reasons('a', '', '', '市民自治推進課', '協働調整員', '')).toEqual(['role rolePlace'])
    expect(reasons('a', '', '', '', '', '')).toEqual(['section required', 'role required'])
    expect(reasons('あ'.repeat(101), '', '', 'self-government', '課長', '')).toEqual(['name tooLong'])
  })

  test('headings are recognised in many wordings, each thing but once', () => {
    expect(
      guessFields(['職員番号', '所属', 'フリガナ', '氏 名', '職名', 'Ｅメール', '発令日', '所属2']),
    ).toEqual([null, 'section', 'reading', 'name', 'role', 'email', 'since', null])
  })
})

const known = (name: string, email: string | null, hats: Known['hats'] = []): Known => ({
  id: `id of ${name}`,
  name,
  email,
  hats,
  functions: [],
})
const officer = { id: 'h', kind: 'officer', section: 'self-government' } as const
const plan = (rows: string[][], people: Known[], oneself = 'me') =>
  planRoster({ rows, fields: guessFields(headings), definition, today, known: people, oneself })

describe('what a roster would change', () => {
  test('somebody new comes with an address, somebody known by address or name gets what is missing', () => {
    const told = plan(
      [
        good,
        ['職員 次郎', '', '', '市民自治推進課', '課長', ''],
        ['職員 三郎', '', '', '市民自治推進課', '担当者', ''],
      ],
      [known('職員 次郎', null, [officer])],
    )
    expect(told.steps.map(({ name, personId, role }) => [name, personId, role.kind])).toEqual([
      ['見本 太郎', undefined, 'officer'],
      ['見本 太郎', undefined, 'promoter'],
      ['職員 次郎', 'id of 職員 次郎', 'chief'],
    ])
    expect(told.rejected.map(({ row, reason }) => [row, reason])).toEqual([[4, 'emailNeeded']])
    expect(told.missing.map(({ person }) => person.name)).toEqual(['職員 次郎'])
  })

  test('who is known already changes nothing; nor does the same row twice', () => {
    const row = ['職員　次郎', '', '', '市民自治推進課', '担当者', '']
    expect(plan([row, row], [known('職員 次郎', null, [officer])])).toEqual({
      steps: [],
      same: 2,
      rejected: [],
      missing: [],
    })
    expect(plan([good, good], []).steps.length).toBe(2)
  })

  test('a name that several have, an address under another name, and one’s own hat are refused', () => {
    const two = [
      known('同名', 'a@example.jp', [officer]),
      { ...known('同名', null, [officer]), id: 'second' },
    ]
    const why = (rows: string[][], people: Known[], oneself?: string) =>
      plan(rows, people, oneself).rejected.map(({ reason }) => reason)
    expect(why([['同名', '', '', '市民自治推進課', '担当者', '']], two)).toEqual(['several'])
    expect(why([good], [known('別の人', 'taro@example.jp')])).toEqual(['nameDiffers'])
    expect(why([good], [known('見本 太郎', 'taro@example.jp')], 'id of 見本 太郎')).toEqual(['oneself'])
  })
})

test('a title above the headings is passed over, and every row keeps its number; without headings nothing is', () => {
  const rows = [['令和9年度 職員名簿'], [''], headings, ['見本 一']]
  expect(headingsFirst(rows)).toEqual([headings, [], [], ['見本 一']])
  expect(headingsFirst([headings, ['見本 一']])).toEqual([headings, ['見本 一']])
  expect(headingsFirst([['題'], ['見本 一']])).toEqual([['題'], ['見本 一']])
})
