import { describe, expect, test } from 'vitest'
import { codes, ja, readCityFile } from './city-file.testing.ts'

describe('西東京市 市民と行政の協働に関する基本方針', () => {
  const nishitokyo = readCityFile('nishitokyo')

  test('協働の四つの要素が、セルフチェックの項目になる（Yuiの提案）', () => {
    const elements = codes(nishitokyo.definition.elements)
    const list = nishitokyo.selfCheck?.nodes.find(({ kind }) => kind === 'list')
    expect(elements).toEqual(['equal', 'understanding', 'shared-goal', 'effect'])
    expect(list?.kind === 'list' && codes(list.items)).toEqual(elements)
    expect(nishitokyo.selfCheck?.proposedByYui).toBe(true)
    expect(nishitokyo.selfCheck?.nodes.map(({ kind }) => kind)).toEqual(['list', 'tags', 'exit', 'exit'])
  })

  test('協働に適した事業は六つの例で、これに限らない', () => {
    expect(nishitokyo.suitability?.tags).toHaveLength(6)
    expect(nishitokyo.suitability?.open).toBe(true)
  })

  test('パートナーは五つ。主体どうしの協働もある', () => {
    expect(nishitokyo.actors.kinds.filter(({ common }) => common !== 'government')).toHaveLength(5)
    expect(nishitokyo.definition.kinds.map(({ governmentParty }) => governmentParty)).toEqual([true, false])
  })

  test('形態は主な事業主体ごとに八つ、名称だけ', () => {
    const inGroup = (group: string) => ja(nishitokyo.forms.filter((form) => form.group === group))
    expect(nishitokyo.formGroups.map(({ code, name }) => [name.ja, inGroup(code)])).toEqual([
      ['市民（行政が協力・支援）', ['補助・助成', '後援']],
      ['双方', ['共催', '実行委員会・協議会', '事業協力']],
      ['行政（市民が協力・支援）', ['委託', '指定管理者制度', '政策提案']],
    ])
    expect(nishitokyo.forms.filter(({ gist, merit, term }) => gist ?? merit ?? term)).toEqual([])
  })

  test('六つの原則と合言葉', () => {
    expect(nishitokyo.principles.map(({ name, slogan }) => `${name.ja} ～${slogan?.ja}～`)).toEqual([
      '対等 ～どちらも主役！～',
      '目的共有 ～目指す目的は一緒～',
      '役割・責任分担 ～スマートな関係づくりを～',
      '自主性・自立性 ～互いを尊重しましょう～',
      '評価・ふりかえり ～次のステップに向かって～',
      '情報共有と透明性 ～みんなに見える関係に～',
    ])
  })

  test('効果は四つ、五つの方針に施策は4+3+3+3+2', () => {
    expect(nishitokyo.effects.flatMap(({ items }) => items)).toHaveLength(4)
    expect(nishitokyo.measures.map(({ measures }) => measures.length)).toEqual([4, 3, 3, 3, 2])
  })

  test('窓口は協働コミュニティ課と、ゆめこらぼ', () => {
    expect(nishitokyo.desks.map(({ kind, phone }) => [kind, phone])).toEqual([
      ['office', '042-420-2821'],
      ['centre', '042-497-6950'],
    ])
  })
})
