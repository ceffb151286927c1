import { describe, expect, test } from 'vitest'
import { codes, ja, measuresOf, readCityFile } from './city-file.testing.ts'

describe('越前市 協働ガイドライン 概略版', () => {
  const echizen = readCityFile('echizen')

  test('B・C・Dが協働の領域。名前と境目は市が書くまで空欄', () => {
    expect(echizen.zones?.zones).toEqual([
      { code: 'B', collaboration: true },
      { code: 'C', collaboration: true },
      { code: 'D', collaboration: true },
    ])
  })

  test('公益性を確かめてから、B・C・Dを選ぶ', () => {
    const [list, choice] = echizen.selfCheck?.nodes ?? []
    expect(echizen.selfCheck?.start).toBe(list?.code)
    expect(list?.kind === 'list' && [list.allTrue, list.anyFalse]).toEqual([
      choice?.code,
      'no-public-interest',
    ])
    const options = choice?.kind === 'choice' ? choice.options : []
    expect(options.map(({ zone, to }) => [zone, to])).toEqual([
      ['B', 'proceed'],
      ['C', 'proceed'],
      ['D', 'proceed'],
      [undefined, 'proceed'],
    ])
  })

  test('7つの約束を順番どおりに', () => {
    expect(echizen.words.principle?.ja).toBe('約束')
    expect(ja(echizen.principles)).toEqual([
      '目的共有の原則',
      '対等の原則',
      '相互理解・補完の原則',
      '責任明確化と時限化の原則',
      '公開の原則',
      '自主性尊重の原則',
      '自立化の原則',
    ])
  })

  test('具体的方策①–⑧', () => {
    expect(ja(measuresOf(echizen))).toEqual([
      'パートナーテーブルの設置',
      '情報共有（収集・提供）',
      '市民活動交流室の充実',
      '市民活動団体の育成',
      '中間支援者・コーディネーターの育成',
      '市民活動協働促進事業補助金の活用',
      '地域自治振興事業の促進',
      '協働ガイドラインの普及',
    ])
  })

  test('市民から市へのプロセスと、市から市民へのプロセスB', () => {
    expect(echizen.processes.map(({ name, from }) => [name.ja, from])).toEqual([
      ['協働のプロセス（過程）', 'citizens'],
      ['協働のプロセスB', 'government'],
    ])
  })

  test('推進体制は三つ: 推進会議、推進本部、各課の推進員', () => {
    expect(ja(echizen.bodies)).toEqual(['市民協働推進会議', '協働推進本部', '協働推進員'])
  })

  test('形態は載っていないので、形態の段階はない', () => {
    expect(echizen.forms).toEqual([])
    expect(codes(echizen.stages)).toEqual(['idea', 'consultation', 'agreement', 'running', 'evaluation'])
  })

  test('自治振興会のほかの担い手は市のページから', () => {
    const fromPage = echizen.actors.kinds.filter(({ source }) => source === 'bearers-page')
    expect(ja(fromPage)).toEqual(['個人', '町内会', 'NPO法人', '公益法人', '事業所'])
    expect(echizen.actors.umbrella?.covers).toHaveLength(7)
  })

  test('電話、FAX、メール、住所がそろう', () => {
    const { phone, fax, email, address } = echizen.desks[0] ?? {}
    expect([phone, fax, email]).toEqual(['0778-22-3293', '0778-22-3264', 'chiiki@city.echizen.lg.jp'])
    expect(address?.ja).toContain('〒915-8530')
  })
})
