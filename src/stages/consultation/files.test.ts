import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { people, sendIdea, use } from './consultation.testing.ts'

let app: TestApp
let who: Awaited<ReturnType<typeof people>>
beforeAll(async () => {
  app = await startTestApp()
  who = await people(app)
})
afterAll(() => app?.stop())

const pdf = (name: string) => new File([`%PDF-1.7 ${name}`], name)
const pageOf = (number: string) => `/shinjo/cases/${number}/consultation`
const linksIn = (html: string, name: string): string[] =>
  [...html.matchAll(/href="([^"]+\/files\/[^"]+)"[^>]*>([^<]+)</g)]
    .filter(([, , text]) => text?.trim() === name)
    .map(([, href]) => href ?? '')

test('what goes with a message and with the reply is for the parties and the section, with the words it came with', async () => {
  const number = await sendIdea(who.resident)
  const page = pageOf(number)
  await use(who.officer, page, 'acceptance')
  expect(
    (await use(who.resident, page, 'message', { message: '地図です', messageFiles: [pdf('地図.pdf')] }))
      .status,
  ).toBe(303)
  const replied = await use(who.officer, page, 'reply', {
    text: '現地で会いましょう',
    replyFiles: [pdf('案内.pdf'), pdf('日程.pdf')],
  })
  expect(replied.status).toBe(303)
  for (const name of ['地図.pdf', '案内.pdf', '日程.pdf']) {
    for (const reader of [who.resident, who.officer, who.office]) {
      const [href = ''] = linksIn((await reader.get(page)).text, name)
      expect([name, (await reader.get(href)).status]).toEqual([name, 200])
    }
    const [href = ''] = linksIn((await who.resident.get(page)).text, name)
    for (const stranger of [who.neighbour, who.stranger, app.anonymous()]) {
      expect((await stranger.get(href)).status).toBe(404)
      expect((await stranger.get(`/shinjo/cases/${number}`)).text).not.toContain(name)
    }
  }
})

test('a reply that is sent too late, or with a mistake, attaches nothing and loses no file', async () => {
  const number = await sendIdea(who.resident)
  const page = pageOf(number)
  await use(who.officer, page, 'acceptance')
  const failed = await use(who.officer, page, 'reply', { text: '', replyFiles: pdf('案内.pdf') })
  expect([failed.status, failed.text.includes('「案内.pdf」を付けない')]).toEqual([422, true])
  const [, token = ''] = /name="replyFiles.upload" value="([^"]+)"/.exec(failed.text) ?? []
  const late = await who.officer.post(`${page}/reply`, {
    text: 'x',
    version: '1',
    'replyFiles.upload': token,
  })
  expect(late.text).toContain('先に')
  const done = await use(who.officer, page, 'reply', { text: '会いましょう', 'replyFiles.upload': token })
  expect(done.status).toBe(303)
  expect(linksIn((await who.resident.get(page)).text, '案内.pdf')).toHaveLength(1)
})

test('where a reply waits for its 決裁 its files are the city hall’s alone until it goes out', async () => {
  const section = 'civic-activity'
  const resident = await app.person('kurashiki', { hat: 'resident' })
  const officer = await app.person('kurashiki', { hat: 'officer', section })
  const chief = await app.person('kurashiki', { hat: 'chief', section })
  const number = await sendIdea(resident, 'kurashiki', { field: 'unknown' })
  const page = `/kurashiki/cases/${number}/consultation`
  await use(officer, page, 'acceptance')
  const { location } = await use(officer, page, 'reply', { text: '決裁前の回答', replyFiles: pdf('案.pdf') })
  const paper = location ?? ''
  expect((await chief.get(paper)).text).toContain('案.pdf')
  const [draft = ''] = linksIn((await chief.get(page)).text, '案.pdf')
  expect((await chief.get(draft)).status).toBe(200)
  expect((await resident.get(page)).text).not.toContain('案.pdf')
  expect((await resident.get(draft)).status).toBe(404)
  await use(officer, paper, 'record', { number: '倉第1号', approvedOn: '2026-06-01' })
  await use(chief, paper, 'release')
  const [sent = ''] = linksIn((await resident.get(page)).text, '案.pdf')
  expect((await resident.get(sent)).status).toBe(200)
  expect((await resident.get(draft)).status).toBe(404)
})
