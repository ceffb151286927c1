import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { count, mainOf, numbered, plain } from './reading.testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const read = async (path: string) => mainOf((await app.anonymous().get(path)).text)

describe('苫小牧市', () => {
  test('7つのかたちが分け方なしで、ページの順に並ぶ', async () => {
    const body = await read('/tomakomai/forms')
    const names = [...body.matchAll(/<h2 class="yui-card__title"><a[^>]*>([^<]*)</g)].map(([, name]) => name)
    expect(names).toEqual(['共催', '実行委員会・協議会', '協定', '事業協力', '委託', '補助・助成', '後援'])
  })

  test('実行委員会は期間を限り、協議会は続けて置かれることが多い', async () => {
    const body = plain(await read('/tomakomai/forms/joint-body'))
    expect(body).toMatch(/期間を限ることが多い\s*実行委員会.*続けて置かれることが多い\s*協議会/)
  })

  test('共催は、費用も責任も双方がもつ', async () => {
    const body = plain(await read('/tomakomai/forms/co-hosting'))
    expect(body).toContain('費用をもつのは双方')
    expect(body).toContain('責任をもつのは社会的責任は双方')
  })

  test('協働には2種類あり、一方には行政が加わらない', async () => {
    expect(plain(await read('/tomakomai/guideline/definition'))).toMatch(
      /行政が加わる協働.*市民と行政の協働.*行政が加わらない協働.*市民相互の協働/,
    )
  })
})

describe('倉敷市', () => {
  test('6つの基本原則と、それぞれの効果3、4、2、3', async () => {
    expect(numbered(await read('/kurashiki/guideline/principles'))).toBe(6)
    const columns = (await read('/kurashiki/guideline/effects')).split('aria-labelledby="for-').slice(1)
    expect(columns.map((column) => count(column, /<li>/g))).toEqual([3, 4, 2, 3])
  })

  test('6つの課題がある。5つはまだ十分でなく、1つは期待されている', async () => {
    const body = await read('/kurashiki/guideline/measures')
    expect(numbered(body)).toBe(6)
    expect([count(body, />まだ十分でない</g), count(body, />期待されている</g)]).toEqual([5, 1])
  })

  test('検討は検討のまま: 12の取り組みのうち6つ', async () => {
    const body = await read('/kurashiki/guideline/measures')
    expect(count(body, />検討<\/span>/g)).toBe(6)
    expect(body).not.toMatch(/>(実施中|実施済み|予定)<\/span>/)
  })

  test('意味が本編にしかない言葉は、その頁を示す。文中でも開ける', async () => {
    const glossary = await read('/kurashiki/guideline/glossary')
    expect(count(glossary, /「倉敷市協働の指針（本編）」24–25ページに説明があります。/g)).toBe(7)
    const definition = await read('/kurashiki/guideline/definition')
    expect(definition).toMatch(/popovertarget="term-civic-group"[^>]*>市民公益活動団体</)
    expect(definition).toMatch(/id="term-civic-group"[^>]*>.*?24–25ページに説明があります/)
  })

  test('3つの主体をまとめて市民公益活動団体等と呼ぶ', async () => {
    expect(plain(await read('/kurashiki/guideline/actors'))).toContain(
      '「市民公益活動団体等」という言葉市民、市民公益活動団体、事業者等',
    )
  })

  test('市のページから取ったことは、市に確かめるよう添える', async () => {
    expect(plain(await read('/kurashiki/guideline/organisation'))).toMatch(/市にご確認ください\s*協働調整員/)
  })
})

describe('新庄市', () => {
  test('9つのかたちが3つの分け方に3つずつ', async () => {
    const body = await read('/shinjo/forms')
    const groups = body.slice(0, body.indexOf('id="compare"')).split('<section').slice(1)
    expect(groups.map((group) => count(group, /<article/g)).filter(Boolean)).toEqual([3, 3, 3])
    expect(count(body, /短期的な関係に多いかたち/g)).toBe(4)
    expect(count(body, /長期的な関係に多いかたち/g)).toBe(5)
  })

  test('同じ名前の2つのかたちは、分け方で見分けられ、互いに行き来できる', async () => {
    const body = await read('/shinjo/forms/cooperation-citizen-led')
    expect(body).toContain('事業協力・協定（行政主体のかたち）')
    expect(body).toContain('href="/shinjo/forms/cooperation-government-led"')
  })

  test('除かれるものは、選ぶ前の問いとともに読める', async () => {
    const body = plain(await read('/shinjo/forms/subsidy'))
    expect(body).toContain('特定の産業や自己のためだけに使われるものは除きます。')
    expect(body).toContain('特定の産業や自分たちのためだけでなく、地域や市民のためになりますか。')
  })

  test('スタートからゴールまで7つ、Bには2つの行き先、双方のチェックが2つずつ', async () => {
    const body = await read('/shinjo/guideline/steps')
    expect(count(body, /class="yui-step-map__step /g)).toBe(7)
    expect(plain(body)).toMatch(/B\s*市民、コミュニティの活動.*B\s*市の事業/)
    const checks = body.split('class="yui-ticks"').slice(1)
    expect(checks.map((list) => count(list.slice(0, list.indexOf('</ul>')), /<li>/g))).toEqual([2, 2])
    expect(body).toContain('href="/shinjo/self-check"')
  })

  test('6つの分野に担当の課があり、分からないときは総合政策課', async () => {
    const body = plain(await read('/shinjo/desks'))
    expect(body).toMatch(/除排雪都市整備課地域の一斉除排雪/)
    expect(body).toMatch(/どこが担当課か分からないとき.*総合政策課/)
  })

  test('理由は4つ、気を付けることは5つ', async () => {
    expect(numbered(await read('/shinjo/guideline/why'))).toBe(4)
    expect(numbered(await read('/shinjo/guideline/principles'))).toBe(5)
  })
})

describe('西東京市', () => {
  test('定義の要素は4つ、向いている事業は6つの例', async () => {
    const body = await read('/nishitokyo/guideline/definition')
    expect(numbered(body)).toBe(4)
    expect(plain(body)).toContain('先駆的な事業')
    expect(plain(body)).toContain('これに限りません')
  })

  test('8つのかたちは2、3、3に分かれ、名前だけと分かる', async () => {
    const body = await read('/nishitokyo/forms')
    expect(
      body
        .split('<section')
        .map((part) => count(part, /<article/g))
        .filter(Boolean),
    ).toEqual([2, 3, 3])
    expect(plain(body)).toContain('名前だけが書かれています')
  })

  test('6つの原則には合言葉が付く', async () => {
    const body = await read('/nishitokyo/guideline/principles')
    expect(numbered(body)).toBe(6)
    expect(count(body, /yui-numbered__slogan/g)).toBe(6)
    expect(body).toContain('どちらも主役！')
  })

  test('5つの方針に4、3、3、3、2の施策', async () => {
    const groups = (await read('/nishitokyo/guideline/measures')).split('<ol>').slice(1)
    const sizes = groups.map((list) => count(list.slice(0, list.indexOf('</ol>')), /<strong>/g))
    expect(sizes.filter(Boolean)).toEqual([4, 3, 3, 3, 2])
  })

  test('進め方を公表していなくても、このサイトでの道すじが分かる', async () => {
    const body = await read('/nishitokyo/guideline/steps')
    expect(body).toContain('市はまだ公表していません')
    expect(plain(body)).toContain('これはYuiのしくみで、市のきまりではありません。')
    expect(plain(body)).toContain('ふりかえりの場')
  })
})

describe('越前市', () => {
  test('7つの約束が順に並ぶ', async () => {
    const body = await read('/echizen/guideline/principles')
    expect(numbered(body)).toBe(7)
    expect(plain(body)).toMatch(/約束.*目的共有の原則.*責任明確化と時限化の原則.*自立化の原則/)
  })

  test('B・C・Dの名前と境目は空欄のまま、AとEは作らない', async () => {
    const body = plain(await read('/echizen/guideline/steps'))
    expect(count(body, /名前と境目は、市がまだ公表していません。/g)).toBe(3)
    expect(body).toMatch(/B の領域.*C の領域.*D の領域/)
    expect(body).not.toMatch(/[AE] の領域/)
  })

  test('市民からと市からの2つの始まり方', async () => {
    expect(plain(await read('/echizen/guideline/steps'))).toMatch(
      /市民から市へ\s*協働のプロセス（過程）.*市から市民へ\s*協働のプロセスB/,
    )
  })
})
