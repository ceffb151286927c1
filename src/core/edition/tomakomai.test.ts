import { describe, expect, test } from 'vitest'
import { ja, readCityFile } from './city-file.testing.ts'
import { coordinationOffice, findForm, formsByGroup, hasStage, routeField } from './view.ts'

const tomakomai = readCityFile('tomakomai')

describe('苫小牧市 協働によるまちづくり', () => {
  test('形態は7つ、分類せずにページの順に並ぶ', () => {
    expect(formsByGroup(tomakomai).map(({ group, forms }) => [group, ja(forms)])).toEqual([
      [undefined, ['共催', '実行委員会・協議会', '協定', '事業協力', '委託', '補助・助成', '後援']],
    ])
  })

  test('共催だけは、経費負担も社会的責任も双方にあると書かれている', () => {
    const bearing = tomakomai.forms.filter(({ bears }) => bears !== undefined)
    expect(bearing.map(({ code, bears }) => [code, bears?.cost?.ja, bears?.responsibility?.ja])).toEqual([
      ['co-hosting', '双方', '社会的責任は双方'],
    ])
  })

  test('1つの形態に2つの組織: 実行委員会は期間を限り、協議会は常に置かれることが多い', () => {
    expect(
      findForm(tomakomai, 'joint-body')?.bodies.map(({ name, duration }) => [name.ja, duration]),
    ).toEqual([
      ['実行委員会', 'timeLimited'],
      ['協議会', 'standing'],
    ])
  })

  test('委託は全部または一部。お金が動くのは委託と補助・助成', () => {
    expect(ja(tomakomai.forms.filter(({ scope }) => scope))).toEqual(['委託'])
    expect(ja(tomakomai.forms.filter(({ money }) => money))).toEqual(['委託', '補助・助成'])
  })

  test('協定の相手は企業、スーパー、ボランティア団体', () => {
    const examples = findForm(tomakomai, 'agreement')?.examples.map(({ ja }) => ja) ?? []
    expect(examples).toHaveLength(3)
    for (const [i, partner] of ['企業', 'スーパー', 'ボランティア団体'].entries()) {
      expect(examples[i]).toContain(partner)
    }
  })

  test('協働には、行政が入るものと、市民相互のものがある', () => {
    expect(tomakomai.definition.kinds.map(({ name, governmentParty }) => [name.ja, governmentParty])).toEqual(
      [
        ['市民と行政の協働', true],
        ['市民相互の協働', false],
      ],
    )
  })

  test('原則の一覧はなく、責任と行動において対等であることと、違いの理解が条件', () => {
    expect(tomakomai.principles).toEqual([])
    expect(tomakomai.definition.related.map(({ code }) => code)).toEqual([
      'leading-part',
      'equality',
      'understanding',
    ])
  })

  test('3つの窓口に、それぞれの電話がある', () => {
    expect(tomakomai.desks.map(({ role, phone }) => [role?.ja, phone])).toEqual([
      ['市民自治', '0144-32-6156'],
      ['広聴', '0144-32-6152'],
      ['男女平等参画', '0144-84-4052'],
    ])
  })

  test('どの分野も市民自治担当へ。振り分けは公表されていないので、Yuiの提案と分かる', () => {
    expect(routeField(tomakomai, 'welfare')).toEqual({ section: 'self-government', reason: 'default' })
    expect(tomakomai.routing.proposedByYui).toBe(true)
    expect(tomakomai.fieldsProposedByYui).toBe(true)
    expect(coordinationOffice(tomakomai)?.name.ja).toBe('市民自治担当')
  })

  test('セルフチェック、ステップ、領域、施策は公表されていない', () => {
    expect(tomakomai.selfCheck).toBeUndefined()
    expect(tomakomai.zones).toBeUndefined()
    expect(tomakomai.steps).toEqual([])
    expect(tomakomai.measures).toEqual([])
  })

  test('評価は公表されておらず、デモで入れたことが分かる。問いは市の条件に基づく', () => {
    expect(hasStage(tomakomai, 'evaluation')).toBe(true)
    expect(tomakomai.evaluation?.switchedOnByDemo).toBe(true)
    expect(tomakomai.evaluation?.relationship.map(({ code, principle }) => [code, principle])).toEqual([
      ['r-responsibility', undefined],
      ['r-action', undefined],
      ['r-differences', undefined],
    ])
  })
})
