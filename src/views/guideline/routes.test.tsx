import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCityFile } from '../../core/edition/city-file.testing.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { newGuide } from './guide.ts'
import { DefinitionPage } from './pages/definition.tsx'
import { partCodes, partPath, publishedParts } from './parts.ts'
import { mainOf } from './reading.testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const cities = ['tomakomai', 'kurashiki', 'shinjo', 'nishitokyo', 'echizen'] as const
const read = async (path: string) => mainOf((await app.anonymous().get(path)).text)
const inEnglish = async (path: string) => {
  const browser = app.anonymous()
  browser.cookies.set('yui_lang', 'en')
  return mainOf((await browser.get(path)).text)
}
describe.each(cities)('%s', (slug) => {
  const definition = readCityFile(slug)

  test('every part has a page; what the city has not published says so and whom to ask', async () => {
    for (const code of partCodes) {
      const answer = await app.anonymous().get(`/${slug}${partPath(code)}`)
      expect([code, answer.status]).toEqual([code, 200])
      const body = mainOf(answer.text)
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
      const body = mainOf(answer.text)
      expect(body).toMatch(new RegExp(`<h1[^>]*>${form.name.ja}</h1>`))
      expect(body).toContain(`href="/${slug}/cases?form=${form.code}"`)
      expect(body).toContain(`href="/${slug}/ideas/new"`)
    }
  })

  test('a form that is not there: 404, and the way to those that are', async () => {
    for (const code of ['nothing', '..%2f..%2fetc', '%3Cscript%3E', 'constructor']) {
      const answer = await app.anonymous().get(`/${slug}/forms/${code}`)
      expect([code, answer.status]).toEqual([code, 404])
      expect(mainOf(answer.text)).toContain(`href="/${slug}/forms"`)
      expect(answer.text).not.toContain('<script>')
    }
  })

  test('parameters that nobody asked for change nothing', async () => {
    const asked = await app.anonymous().get(`/${slug}/guideline/why?page=-1&q=%00%3Cb%3E&lang=xx`)
    expect(asked.status).toBe(200)
    expect(mainOf(asked.text)).toBe(await read(`/${slug}/guideline/why`))
  })

  test('the telephone numbers of all desks can be dialled', async () => {
    const body = await read(`/${slug}/desks`)
    const phones = definition.desks.flatMap(({ phone }) => (phone ? [phone] : []))
    expect(phones.filter((phone) => !body.includes(`href="tel:${phone.replace(/-/g, '')}"`))).toEqual([])
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
