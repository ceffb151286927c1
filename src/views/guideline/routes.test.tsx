import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCityFile } from '../../core/edition/city-file.testing.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { newGuide } from './guide.ts'
import { DefinitionPage } from './pages/definition.tsx'
import { partCodes, partPath, publishedParts } from './parts.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const cities = ['tomakomai', 'kurashiki', 'shinjo', 'nishitokyo', 'echizen'] as const
const main = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'))
const read = async (path: string) => main((await app.anonymous().get(path)).text)
const inEnglish = async (path: string) => {
  const browser = app.anonymous()
  browser.cookies.set('yui_lang', 'en')
  return main((await browser.get(path)).text)
}
const count = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].length
const numbered = (html: string) => count(html, /class="yui-numbered__item"/g)
/** What a person reads: tags gone. */
const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')
const unpublished = 'class="yui-empty"'

describe.each(cities)('%s', (slug) => {
  const definition = readCityFile(slug)

  test('every part has a page; what the city has not published says so and whom to ask', async () => {
    for (const code of partCodes) {
      const answer = await app.anonymous().get(`/${slug}${partPath(code)}`)
      expect([code, answer.status]).toEqual([code, 200])
      const body = main(answer.text)
      const missing = !publishedParts(definition).includes(code)
      expect([
        code,
        body.includes('市はまだ公表していません') && body.includes(`href="/${slug}/desks"`),
      ]).toEqual([code, missing || (code === 'organisation' && definition.bodies.length === 0)])
    }
  })

  test('the overview leads to the parts the city has, and to those only', async () => {
    const body = await read(`/${slug}/guideline`)
    const cards = [...body.matchAll(/yui-card__title"><a href="\/[^/]+([^"]*)"/g)].map(([, path]) => path)
    expect(cards).toEqual(publishedParts(definition).map(partPath))
    expect(body).toContain(definition.edition.title.ja)
  })

  test('every page names its source with its date, also in English', async () => {
    for (const code of publishedParts(definition)) {
      expect([code, await read(`/${slug}${partPath(code)}`)]).toEqual([
        code,
        expect.stringMatching(/yui-source.*時点/s),
      ])
      expect([code, await inEnglish(`/${slug}${partPath(code)}`)]).toEqual([
        code,
        expect.stringMatching(/yui-source.*as of/s),
      ])
    }
  })

  test('each form has a page that begins an idea and leads to the cases in that form', async () => {
    for (const form of definition.forms) {
      const answer = await app.anonymous().get(`/${slug}/forms/${form.code}`)
      expect(answer.status).toBe(200)
      const body = main(answer.text)
      expect(body).toMatch(new RegExp(`<h1[^>]*>${form.name.ja}</h1>`))
      expect(body).toContain(`href="/${slug}/cases?form=${form.code}"`)
      expect(body).toContain(`href="/${slug}/ideas/new"`)
    }
  })

  test('a form that is not there: 404, and the way to those that are', async () => {
    for (const code of ['nothing', '..%2f..%2fetc', '%3Cscript%3E', 'constructor']) {
      const answer = await app.anonymous().get(`/${slug}/forms/${code}`)
      expect([code, answer.status]).toEqual([code, 404])
      expect(main(answer.text)).toContain(`href="/${slug}/forms"`)
      expect(answer.text).not.toContain('<script>')
    }
  })

  test('parameters that nobody asked for change nothing', async () => {
    const asked = await app.anonymous().get(`/${slug}/guideline/why?page=-1&q=%00%3Cb%3E&lang=xx`)
    expect(asked.status).toBe(200)
    expect(main(asked.text)).toBe(await read(`/${slug}/guideline/why`))
  })

  test('the telephone numbers of all desks can be dialled', async () => {
    const body = await read(`/${slug}/desks`)
    const phones = definition.desks.flatMap(({ phone }) => (phone ? [phone] : []))
    expect(phones.filter((phone) => !body.includes(`href="tel:${phone.replace(/-/g, '')}"`))).toEqual([])
  })
})

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
    expect(body).toContain(unpublished)
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

test('what English lacks is shown in Japanese and said to be so', async () => {
  const definition = structuredClone(readCityFile('shinjo'))
  delete definition.definition.gist.en
  const html = String(<DefinitionPage guide={newGuide(definition, 'en')} />)
  expect(html).toMatch(/<span lang="ja">市民、事業者、行政などが/)
})

test('a text of the city is text, never markup', () => {
  const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'
  const definition = structuredClone(readCityFile('shinjo'))
  definition.definition.gist.ja = `NPO${hostile}`
  definition.edition.title.ja = hostile
  definition.glossary = [{ code: 'npo', term: { ja: 'NPO' }, meaning: { ja: hostile } }]
  const html = String(<DefinitionPage guide={newGuide(definition, 'ja')} />)
  expect(html).toContain('&lt;script&gt;')
  expect(html).toContain('popovertarget="term-npo"')
  expect(html).not.toMatch(/<script|<img/)
})
