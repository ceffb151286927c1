import { describe, expect, test } from 'vitest'
import { codes, ja, measuresOf, readCityFile } from './city-file.testing.ts'

describe('倉敷市 協働の指針 ポイント編', () => {
  const kurashiki = readCityFile('kurashiki')

  test('市民・市民公益活動団体・事業者等を「市民公益活動団体等」といい、行政はその相手方', () => {
    expect(kurashiki.actors.umbrella?.name.ja).toBe('市民公益活動団体等')
    expect(kurashiki.actors.umbrella?.covers).toEqual(['resident', 'civic-group', 'business'])
    expect(ja(kurashiki.actors.kinds)).toEqual(['市民', '市民公益活動団体', '事業者等', '行政'])
  })

  test('効果は主体ごと: 市民3、団体4、事業者等2、行政3', () => {
    expect(kurashiki.effects.map((group) => [...group.for, group.items.length])).toEqual([
      ['resident', 3],
      ['civic-group', 4],
      ['business', 2],
      ['government', 3],
    ])
  })

  test('現状と課題①–⑥: ⑤だけが期待、ほかは「十分ではない」', () => {
    expect(kurashiki.issues.map(({ status }) => status)).toEqual([
      'notEnough',
      'notEnough',
      'notEnough',
      'notEnough',
      'expected',
      'notEnough',
    ])
  })

  test('六つの基本原則。情報公開・情報共有だけが二つの文', () => {
    expect(kurashiki.principles.map(({ name, points }) => [name.ja, points.length])).toEqual([
      ['目的共有の原則', 1],
      ['相互理解の原則', 1],
      ['対等の原則', 1],
      ['自主性・自立性の尊重の原則', 1],
      ['情報公開・情報共有の原則', 2],
      ['評価の原則', 1],
    ])
  })

  test('推進方策は四つの柱。検討は検討のまま、期待は期待のまま', () => {
    expect(kurashiki.measures.map(({ measures }) => measures.map(({ status }) => status))).toEqual([
      ['considering', 'considering', 'considering', undefined, undefined],
      [undefined, undefined, 'considering', undefined],
      ['expected'],
      ['considering', 'considering'],
    ])
    expect(measuresOf(kurashiki).flatMap(({ answers }) => answers)).toEqual([])
  })

  test('本編のページ: 定義7、市民参加15、原則18、実現23、用語24–25', () => {
    const pages = (entries: { page?: string | undefined }[]) => [...new Set(entries.map(({ page }) => page))]
    expect(kurashiki.definition.page).toBe('7')
    expect(pages(kurashiki.definition.related)).toEqual(['15'])
    expect(pages(kurashiki.purpose)).toEqual(['8'])
    expect(pages(kurashiki.issues)).toEqual(['9–'])
    expect(pages(kurashiki.principles)).toEqual(['18'])
    expect(pages(kurashiki.measures)).toEqual(['21–'])
    expect(pages(kurashiki.realisation)).toEqual(['23'])
    expect(pages(kurashiki.glossary)).toEqual(['24–25'])
    expect(kurashiki.edition.fullText?.contents?.map(({ page }) => page)).toEqual([
      '7',
      '7',
      '7',
      '8',
      '9–',
      '15',
      '18',
      '21–',
      '23',
      '24–25',
    ])
  })

  test('用語は番号だけ。意味は本編にある', () => {
    expect(kurashiki.glossary.map(({ number, term }) => `${number} ${term.ja}`)).toEqual([
      '※2 行政',
      '※3 協働',
      '※4・※8・※9 市民公益活動団体',
      '※6 事業者等',
      '※7 資源',
      '※10 市民参加',
      '※14 NPO法人',
    ])
    expect(kurashiki.glossary.filter(({ meaning }) => meaning)).toEqual([])
  })

  test('形態もセルフチェックも公表していないので、その段階はない', () => {
    expect(kurashiki.forms).toEqual([])
    expect(kurashiki.selfCheck).toBeUndefined()
    expect(codes(kurashiki.stages)).toEqual(['idea', 'consultation', 'agreement', 'running', 'evaluation'])
  })

  test('窓口は市のページから、時点つき', () => {
    const desk = kurashiki.desks[0]
    const page = kurashiki.sources.find(({ code }) => code === desk?.source)
    expect(desk?.phone).toBe('086-426-3107')
    expect([page?.kind, page?.asOf]).toEqual(['cityPage', '2025-01-25'])
  })

  test('返答には決裁がいる', () => {
    expect(kurashiki.approval).toEqual({ reply: true, agreement: false, decision: false })
  })
})
