import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { Browser } from '../../../testing/browser.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { publish } from '../../../testing/publication.ts'

let app: TestApp
let resident: TestPerson
const idea = {
  proposer: 'わたし',
  field: 'snow',
  visibility: 'public',
  issue: '道がせまい',
  wish: '広くしたい',
}
const numbers: Record<string, string> = {}

async function send(title: string, fields: Record<string, string> = {}, city = 'shinjo', who = resident) {
  const sent = await who.post(`/${city}/ideas`, { ...idea, title, ...fields })
  numbers[title] = sent.location?.split('/').at(-2) ?? ''
  return numbers[title]
}
beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person('shinjo', { hat: 'resident' })
  for (const title of ['通学路の見守り', '駅前の花壇づくり', '通学路の一斉除雪'])
    await publish(app, 'shinjo', await send(title))
  await send('通学路のひみつの相談', { visibility: 'desk' })
  await send('通学路の確認待ち')
})
afterAll(() => app?.stop())

const ask = async (title: string, text = '', who: Browser = app.anonymous(), city = 'shinjo') =>
  (await who.post(`/${city}/ideas/similar`, { title, text })).text
const found = (html: string) => [...html.matchAll(/\/cases\/([0-9A-Z-]+)"/g)].map(([, number]) => number)

describe('what is like the idea somebody writes', () => {
  test('by words in common, the most words first, and told in words', async () => {
    const html = await ask('通学路の除雪を手伝いたい')
    expect(found(html)).toEqual([numbers.通学路の一斉除雪, numbers.通学路の見守り])
    expect(html).toContain('通学路」「除雪')
    expect(found(await ask('公園のベンチ', '花壇のそばに'))).toEqual([numbers.駅前の花壇づくり])
    expect(await ask('まったく別のこと')).toBe('')
    expect(await ask('')).toBe('')
  })

  test('only what the asker may see: not what went to the desk, nor what waits for its check, nor of another city', async () => {
    const nobody = found(await ask('通学路の相談と確認'))
    expect(nobody).not.toContain(numbers.通学路のひみつの相談)
    expect(nobody).not.toContain(numbers.通学路の確認待ち)
    const officer = await app.person('shinjo', { hat: 'officer', section: 'urban-development' })
    const staff = found(await ask('通学路の相談と確認', '', officer))
    expect(staff).toContain(numbers.通学路のひみつの相談)
    expect(staff).toContain(numbers.通学路の確認待ち)
    expect(await ask('通学路の除雪', '', app.anonymous(), 'echizen')).toBe('')
  })

  test('stands on the page that asks once more, and stops nobody', async () => {
    const page = await resident.submit('/shinjo/ideas', {
      ...idea,
      title: '通学路の除雪',
      step: 'confirm',
      submissionId: '7f0f2bfa-0000-4000-8000-000000000001',
    })
    expect(page.text).toContain('似ているアイデアと案件')
    expect((await resident.post('/shinjo/ideas', { ...idea, title: '通学路の除雪' })).status).toBe(303)
  })

  test('whatever is typed is a question and nothing else', async () => {
    for (const title of ["通学路' | !'", '除雪%_\\', '\u0000\ud800', '<script>通学路</script>', '()&|!:*'])
      expect(await ask(title, "'; DROP TABLE x")).not.toContain('<script>')
  })
})
