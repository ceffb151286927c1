import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const get = (path: string) => app.anonymous().get(path)
const headingOf = (text: string) => /<h1[^>]*>([^<]*)</.exec(text)?.[1]
const hrefs = (text: string) => [...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)

describe('新庄市', () => {
  test('the start shows its three items, the negative one marked, each with yes and no', async () => {
    const { status, text } = await get('/shinjo/self-check')
    expect(status).toBe(200)
    expect(headingOf(text)).toBe('下の項目をチェック')
    expect(text.match(/type="radio"/g)).toHaveLength(6)
    expect(text.match(/「〜ではない」ことの確認です/g)).toHaveLength(1)
    expect(text).toContain('aria-current="step"')
  })

  test('sending the list leads to an address that says where one is', async () => {
    const sent = await get('/shinjo/self-check/answers?a=&i0=y&i1=y&i2=y')
    expect([sent.status, sent.location]).toEqual([303, '/shinjo/self-check?a=start%3Ayyy'])
    expect(headingOf((await get(sent.location!)).text)).toBe('協働につながるポイントを確認しよう')
    const next = await get('/shinjo/self-check/answers?a=start%3Ayyy&i0=y&i1=y&i2=y&i3=y')
    expect(headingOf((await get(next.location!)).text)).toBe('相談・打合せをしよう')
  })

  test('what was left open is asked again, and what was answered is kept', async () => {
    const sent = await get('/shinjo/self-check/answers?a=&i0=n&i2=y')
    expect(sent.location).toBe('/shinjo/self-check?a=start%3An-y')
    const { status, text } = await get(sent.location!)
    expect(status).toBe(200)
    expect(text).toContain('href="#i1"')
    expect(text.match(/ checked/g)).toHaveLength(2)
  })

  test('the exit that proceeds has one main action, and the answers travel with it', async () => {
    const { text } = await get('/shinjo/self-check?a=start:yyy,step1:yyyy')
    expect(hrefs(text)).toContain('/shinjo/ideas/new?check=start%3Ayyy%2Cstep1%3Ayyyy')
    expect(text).toContain('この内容でアイデアを書く')
  })

  test('exit B shows both outcomes, who helps, and still a way to send the idea', async () => {
    const { text } = await get('/shinjo/self-check?a=start:nyy')
    expect(headingOf(text)).toBe('いざ、自己活動または市の事業へ')
    expect([...text.matchAll(/<h3 class="yui-card__title">([^<]+)</g)].map(([, title]) => title)).toEqual([
      '市民、コミュニティの活動',
      '市の事業',
    ])
    expect(text).toContain('市への要望として届ける')
    const sent = hrefs(text).filter((href) => href?.startsWith('/shinjo/ideas/new?check=start%3Anyy'))
    expect(sent).toHaveLength(2)
    expect(sent.filter((href) => href?.includes('aim=request'))).toHaveLength(1)
    expect(text.split('<footer')[0]).toContain('総合政策課')
  })

  test('each list can be answered again, and the whole begun anew', async () => {
    const { text } = await get('/shinjo/self-check?a=start:yyy,step1:yyyn')
    expect(hrefs(text)).toEqual(
      expect.arrayContaining(['/shinjo/self-check', '/shinjo/self-check?a=start%3Ayyy']),
    )
  })
})

test.each([
  'start:yyyyyyyy',
  'step1:yyyy',
  '<script>alert(1)</script>',
  'start',
  ',,,',
  '%00',
  'x'.repeat(9000),
])('a malformed address is the start: %s', async (answers) => {
  const { status, text } = await get(`/shinjo/self-check?a=${encodeURIComponent(answers)}`)
  expect(status).toBe(200)
  expect(headingOf(text)).toBe('下の項目をチェック')
  expect(text).not.toContain('<script>alert')
})

test.each(['tomakomai', 'kurashiki'])('%s has none: no page and no menu', async (city) => {
  expect((await get(`/${city}/self-check`)).status).toBe(404)
  expect((await get(`/${city}/self-check/answers?i0=y`)).status).toBe(404)
  expect(hrefs((await get(`/${city}`)).text)).not.toContain(`/${city}/self-check`)
})

describe('越前市', () => {
  test('the zones are their letters, and the city has not published their names', async () => {
    const { text } = await get('/echizen/self-check?a=public-interest:yy')
    expect([...text.matchAll(/type="radio"[^>]*value="([^"]+)"/g)].map(([, value]) => value)).toEqual([
      'B',
      'C',
      'D',
      'not-sure',
    ])
    expect(text.match(/市がまだ公表していません/g)!.length).toBeGreaterThanOrEqual(3)
  })

  test('a zone that was chosen is on the way to the idea', async () => {
    const sent = await get('/echizen/self-check/answers?a=public-interest%3Ayy&i0=C')
    expect(hrefs((await get(sent.location!)).text)).toContain(
      '/echizen/ideas/new?check=public-interest%3Ayy%2Czone%3AC',
    )
  })
})

test('西東京市: the examples are optional', async () => {
  const { text } = await get('/nishitokyo/self-check?a=elements:yyyy')
  expect(text.match(/type="checkbox"/g)).toHaveLength(6)
  const sent = await get('/nishitokyo/self-check/answers?a=elements%3Ayyyy')
  expect(headingOf((await get(sent.location!)).text)).toBe('アイデアを送れます')
})

test.each(['shinjo', 'nishitokyo', 'echizen'])(
  '%s: the map in words names every list and exit of the graph',
  async (city) => {
    const { definition } = (await app.runtime.directory.on(
      (await app.runtime.directory.list()).find(({ slug }) => slug === city)!,
      '2026-06-01',
    ))!
    const { text } = await get(`/${city}/self-check`)
    for (const node of definition.selfCheck!.nodes) expect(text).toContain(node.title.ja)
  },
)

test('every page is there in English and in easy Japanese', async () => {
  for (const lang of ['en', 'easy']) {
    const somebody = app.anonymous()
    somebody.cookies.set('yui_lang', lang)
    for (const answers of ['', 'start:yyy', 'start:yyy,step1:yyyy', 'start:nyy'])
      expect((await somebody.get(`/shinjo/self-check?a=${answers}`)).status).toBe(200)
  }
})
