import { describe, expect, test } from 'vitest'
import { codes, ja, readCityFile } from './city-file.testing.ts'
import { formLabel } from './form-label.ts'
import { coordinationOffice, findForm, formsByGroup, hasStage, routeField } from './view.ts'

const shinjo = readCityFile('shinjo')
const sectionOf = (field: string | undefined) => {
  const { section, reason } = routeField(shinjo, field)
  return [shinjo.sections.find(({ code }) => code === section)?.name.ja, reason]
}

describe('新庄市 協働の指針: かたち', () => {
  test('9つのかたちが3つの分類に分かれ、事業協力・協定は2回出てくる', () => {
    expect(formsByGroup(shinjo).map(({ group, forms }) => [group?.name.ja, ja(forms)])).toEqual([
      ['市民主体のかたち', ['後援', '補助・助成', '事業協力・協定']],
      ['市民と行政が協力しあうかたち', ['共催', '情報交換・情報提供', '実行委員会・協議会など']],
      ['行政主体のかたち', ['協働委託', '企画・計画立案への参画', '事業協力・協定']],
    ])
  })

  test('同じ名前の2つは別のかたち: 市民主体は行政の、行政主体は市民の施設や人を提供する', () => {
    const citizenLed = findForm(shinjo, 'cooperation-citizen-led')
    const governmentLed = findForm(shinjo, 'cooperation-government-led')
    expect([citizenLed, governmentLed].map((form) => form && formLabel(shinjo, form, 'ja'))).toEqual([
      '事業協力・協定（市民主体のかたち）',
      '事業協力・協定（行政主体のかたち）',
    ])
    expect(citizenLed?.includes.map(({ ja }) => ja)).toEqual([
      '行政が持つ施設、資材、人材などを提供することも含みます。',
    ])
    expect(governmentLed?.includes[0]?.ja).toMatch(/^市民が持つ施設、資材、人材の提供も.*災害時/)
    expect(citizenLed?.common).not.toBe(governmentLed?.common)
  })

  test('短期的・長期的な協働関係に多いかたち', () => {
    const terms = Object.groupBy(shinjo.forms, ({ term }) => term ?? 'none')
    expect(codes(terms.short ?? [])).toEqual(['patronage', 'subsidy', 'co-hosting', 'planning-participation'])
    expect(terms.long).toHaveLength(5)
    expect(terms.none).toBeUndefined()
  })

  test('後援、補助・助成、参画には除かれるものがあり、選ぶ前に問いで確かめる', () => {
    const limited = shinjo.forms.filter(({ limits }) => limits.length > 0)
    expect(limited.map(({ name, limits }) => [name.ja, limits.map(({ text }) => text.ja)])).toEqual([
      ['後援', ['名義の使用を承認するだけのものではなく、協働の趣旨とさまざまな面で合う事業に限ります。']],
      ['補助・助成', ['特定の産業や自己のためだけに使われるものは除きます。']],
      ['企画・計画立案への参画', ['法令に基づく機関や委員で、公募の市民枠がないものは除きます。']],
    ])
  })

  test('実行委員会などは、経費負担や役割分担をはっきりさせておく', () => {
    expect(findForm(shinjo, 'joint-body')?.cautions).toHaveLength(2)
  })

  test('どのかたちにもメリットがあり、例が載っているのは6つ', () => {
    expect(shinjo.forms.filter(({ merit }) => merit === undefined)).toEqual([])
    expect(
      Object.fromEntries(shinjo.forms.map((form) => [form.code, form.examples.map(({ ja }) => ja)])),
    ).toEqual({
      patronage: [],
      subsidy: ['地域づくり推進交付金', '自主防災組織への補助事業', '公民館整備補助事業'],
      'cooperation-citizen-led': ['丸仏環境整備'],
      'co-hosting': [],
      'information-exchange': [
        '区長と市長のまちづくり会議',
        '地域担当職員制度',
        'LINEやInstagram、TwitterなどのSNSの活用',
      ],
      'joint-body': [
        '味覚まつり',
        'そばまつり',
        'エコロジーガーデン交流拡大プロジェクト',
        'kitokitoMARCHE（実行委員会形式）',
      ],
      'collaborative-commission': [
        '市民活動交流広場「ぷらっと」の運営',
        '食品トレーリサイクルシステム（新庄・もがみ方式）',
      ],
      'planning-participation': ['まちづくりミーティング', '市民アンケート', 'パブリックコメント'],
      'cooperation-government-led': [],
    })
  })
})

describe('新庄市 協働の指針: ステップ', () => {
  test('スタートは3項目、ステップ1は4項目。全部当てはまれば先へ、1つでも外れればBへ', () => {
    const lists = shinjo.selfCheck?.nodes.filter((node) => node.kind === 'list') ?? []
    expect(shinjo.selfCheck?.start).toBe('start')
    expect(
      lists.map(({ code, items, allTrue, anyFalse }) => [code, items.length, allTrue, anyFalse]),
    ).toEqual([
      ['start', 3, 'step1', 'b'],
      ['step1', 4, 'step2', 'b'],
    ])
  })

  test('否定の文は、スタートの①「自分たちだけでできるか、自信がない」だけ', () => {
    const lists = shinjo.selfCheck?.nodes.filter((node) => node.kind === 'list') ?? []
    const negative = lists.flatMap(({ code, items }) =>
      items.flatMap((item, i) => (item.negative ? [[code, i]] : [])),
    )
    expect(negative).toEqual([['start', 0]])
  })

  test('Bには、市民・コミュニティの活動と市の事業という2つの行き先がある', () => {
    const exits = shinjo.selfCheck?.nodes.filter((node) => node.kind === 'exit') ?? []
    expect(
      exits.map(({ code, proceeds, outcomes }) => [code, proceeds, outcomes.map(({ kind }) => kind)]),
    ).toEqual([
      ['step2', true, ['proceed']],
      ['b', false, ['selfActivity', 'governmentProject']],
    ])
  })

  test('スタートからゴールまで、ステップは1から5', () => {
    expect(shinjo.steps.map(({ label }) => label?.ja)).toEqual([
      'スタート',
      'ステップ1',
      'ステップ2',
      'ステップ3',
      'ステップ4',
      'ステップ5',
      'ゴール',
    ])
  })

  test('ステップ4では、市民と行政のそれぞれに心掛けることが2つある', () => {
    expect(shinjo.checklists.map((list) => [list.for, list.items.length])).toEqual([
      ['citizens', 2],
      ['government', 2],
    ])
  })

  test('担当が決まっている分野はその課へ、分からないときや複数の課にまたがるときは総合政策課へ', () => {
    expect(shinjo.fields.map(({ code, name }) => [name.ja, ...sectionOf(code)])).toEqual([
      ['除排雪', '都市整備課', 'field'],
      ['健康', '健康課', 'field'],
      ['環境', '環境課', 'field'],
      ['観光', '商工観光課', 'field'],
      ['学校教育', '学校教育課', 'field'],
      ['社会教育', '社会教育課', 'field'],
    ])
    expect(sectionOf(undefined)).toEqual(['総合政策課', 'default'])
    expect(sectionOf('no-such-field')).toEqual(['総合政策課', 'default'])
    expect(coordinationOffice(shinjo)?.name.ja).toBe('総合政策課')
  })

  test('完了したら相互評価。指針に評価票はないので、Yuiの提案と分かる', () => {
    expect(shinjo.evaluation?.proposedByYui).toBe(true)
    expect(shinjo.evaluation?.switchedOnByDemo).toBe(false)
    expect(shinjo.evaluation?.relationship.map(({ principle }) => principle)).toEqual(
      codes(shinjo.principles),
    )
    expect(hasStage(shinjo, 'evaluation')).toBe(true)
  })
})

describe('新庄市 協働の指針: 考え方', () => {
  test('協働は方法であって目的ではない', () => {
    expect(shinjo.definition.motto?.ja).toBe('協働は方法であって目的ではない')
  })

  test('気を付けることは5つ、目的を達したら関係を解消・再構築する', () => {
    expect(ja(shinjo.principles)).toEqual([
      '目的の共有',
      '対等な関係',
      '役割の分担',
      '相互の理解',
      '情報の共有',
    ])
    expect(shinjo.principles[0]?.points[1]?.ja).toContain('解消したり、つくり直したり')
  })

  test('必要な理由は4つ', () => {
    expect(shinjo.reasons.map(({ title }) => title?.ja)).toEqual([
      '地方分権の進展と魅力あるまちづくり',
      '市民ニーズの多様化と公共の拡大',
      '新しい公共と住民自治の充実',
      '行財政運営の変革',
    ])
  })

  test('主体は4つ。コミュニティには2種類、事業者には大学、行政には県も含まれる', () => {
    expect(shinjo.actors.kinds.map((kind) => [kind.name.ja, ja(kind.subKinds)])).toEqual([
      ['市民', []],
      ['コミュニティ（各種共同体）', ['地域住民組織', '市民活動団体']],
      ['事業者', ['企業', '大学']],
      ['行政', ['市', '県']],
    ])
    expect(shinjo.actors.kinds.filter(({ does, subKinds }) => !does && subKinds.length === 0)).toEqual([])
  })

  test('メリットは市民に5つ、行政に2つ、双方に3つ', () => {
    expect(shinjo.effects.map(({ title, items }) => [title.ja, items.length])).toEqual([
      ['市民にとってのメリット', 5],
      ['行政にとってのメリット', 2],
      ['双方にとってのメリット', 3],
    ])
  })

  test('2022年3月に、市民と職員の2つの委員会が編集した', () => {
    expect(shinjo.edition.issued).toBe('2022-03')
    expect(shinjo.bodies.map(({ kind }) => kind)).toEqual(['promotionCouncil', 'staffCommittee'])
  })

  test('指針に電話番号はないので、窓口の電話は空いたまま', () => {
    expect(shinjo.desks.map(({ phone }) => phone)).toEqual([undefined])
  })
})
