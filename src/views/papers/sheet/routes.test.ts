import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blindId } from '../../../lib/ids.ts'
import { referenceNumber } from '../../../lib/reference-number.ts'
import { type SheetOf, sheetPath } from '../../../lib/sheet-code.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import { openTestCase } from '../../../testing/case.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

const city = 'shinjo'
const pathOf = (of: SheetOf, slug = city) => sheetPath(slug, { ...of, hash: '0123456789ab', page: 1 })
const slipOf = (number: string) => pathOf({ of: 'case', number, paper: 'slip' })

/** What a page says, apart from what was asked. */
const saidAbout = (html: string, number: string) =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').replaceAll(number, '#').replace(/#\.slip\.[\w.]+/g, '#')

describe('the code on a sheet tells what it is', () => {
  test('a blank form leads to the screen, and to another print', async () => {
    const { status, text } = await app.anonymous().get(pathOf({ of: 'blank', form: 'idea', edition: 1 }))
    expect(status).toBe(200)
    expect(text).toContain(`href="/${city}/ideas/new"`)
    expect(text).toContain(`href="/${city}/papers/idea"`)
  })

  test('a draft is shown to nobody; staff are led to where its writer opens it', async () => {
    const path = pathOf({ of: 'draft', id: blindId() })
    const officer = await app.person(city, { hat: 'officer', section: 'health' })
    expect((await app.anonymous().get(path)).text).not.toContain('draft=')
    expect((await officer.get(path)).text).toContain('/counter/ideas/new?draft=')
  })

  test('a case nobody may know of reads the same as one that is not there', async () => {
    const officer = await app.person(city, { hat: 'officer', section: 'health' })
    const { number } = await openTestCase(app, city, { visibility: 'desk', section: 'health', parties: [] })
    const none = referenceNumber(2026, 98_765)
    const stranger = app.anonymous()
    const [hidden, absent] = [await stranger.get(slipOf(number)), await stranger.get(slipOf(none))]
    expect([hidden.status, absent.status]).toEqual([200, 200])
    expect(saidAbout(hidden.text, number)).toBe(saidAbout(absent.text, none))
    expect(hidden.text).toContain(`/${city}/follow?number=${number}`)
    expect((await officer.get(slipOf(number))).text).toContain(`href="/${city}/cases/${number}"`)
  })

  test('a wrong sign, another city’s code and nonsense are told plainly', async () => {
    const right = slipOf(referenceNumber(2026, 7))
    for (const path of [
      right.replace('.slip.', '.slap.'),
      right.replace('0123', '0124'),
      `/${city}/sheets/%3Cb%3E`,
    ]) {
      const answer = await app.anonymous().get(path)
      expect([answer.status, answer.text.includes('この番号の紙はありません')]).toEqual([404, true])
    }
  })
})
