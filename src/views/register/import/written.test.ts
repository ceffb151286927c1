import { describe, expect, test } from 'vitest'
import { guessColumns } from './fields.ts'
import { readYear, readYen, yearWithin } from './written.ts'

describe('what offices write in their lists', () => {
  test('a fiscal year, as an era, in full-width or Chinese digits, or as a day or a span of days that lies in it', () => {
    const written: [string, number | undefined][] = [
      ['令和５年度', 2023],
      ['令和元年度', 2019],
      ['令和七年度', 2025],
      ['R5', 2023],
      ['Ｈ30', 2018],
      ['2025', 2025],
      ['R6.3.31', 2023],
      ['令和5年6月4日（日）', 2023],
      ['令和5年4月1日〜令和6年3月31日', 2023],
      ['令和6年2月', 2023],
      ['2023/5/1', 2023],
      ['通年', undefined],
      ['', undefined],
    ]
    expect(written.map(([text]) => [text, readYear(text)])).toEqual(written)
    expect(yearWithin('令和５年度　協働事業実施状況調査票（庁内集計）')).toBe(2023)
  })

  test('an amount, with its unit, in full-width digits, or about so much; a dash is none', () => {
    const written: [string, number | null | undefined][] = [
      ['1,200千円', 1_200_000],
      ['３５０千円', 350_000],
      ['５０万円', 500_000],
      ['約8万円', 80_000],
      ['1,300,000円', 1_300_000],
      ['３４８，２００', 348_200],
      ['0', 0],
      ['－', null],
      ['', null],
      ['未定', undefined],
    ]
    expect(written.map(([text]) => [text, readYen(text, false)])).toEqual(written)
  })

  test('days tell the year where no column of years is there', () => {
    expect(guessColumns(['事業名', '実施日', '担当課'])).toEqual(['title', 'year', 'section'])
    expect(guessColumns(['年度', '事業名', '実施期間'])).toEqual(['year', 'title', null])
  })
})
