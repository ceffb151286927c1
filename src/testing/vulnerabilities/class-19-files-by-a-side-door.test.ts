import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../app.ts'
import { pdf, senderOfFiles } from './files.testing.ts'

let app: TestApp
let files: Awaited<ReturnType<typeof senderOfFiles>>
beforeAll(async () => {
  app = await startTestApp()
  files = await senderOfFiles(app)
})
afterAll(() => app?.stop())

test('class 19: a file one may not know of and one that never was are answered alike', async () => {
  const hidden = await files.send({
    attachments: pdf('計画.pdf'),
    visibility: 'desk',
    'attachments.seenBy': 'public',
  })
  const open = await files.send({ attachments: pdf('名簿.pdf') })
  const never = '00000000-0000-4000-8000-000000000000'
  const stranger = await app.person('shinjo', { hat: 'resident' })
  const [one = ''] = await files.filesOf(hidden)
  const [two = ''] = await files.filesOf(open)
  for (const who of [stranger, app.anonymous()]) {
    const answers = []
    for (const address of [
      one,
      two,
      `${hidden}/files/${never}`,
      `${open}/files/${never}`,
      `${open}/files/x`,
    ]) {
      const { status, text, headers } = await who.get(address)
      const said = text
        .replaceAll(address, '')
        .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
        .replace(/<svg[\s\S]*?<\/svg>/g, '')
      answers.push([
        status,
        said.replace(/\/shinjo\/cases\/[^"?<]+/g, ''),
        headers.get('cache-control'),
        headers.get('accept-ranges'),
      ])
    }
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]?.[0]).toBe(404)
  }
})

test('class 19: the page of an open matter tells nobody that it has files for the parties', async () => {
  const open = await files.send({ attachments: pdf('名簿.pdf') })
  const { text } = await app.anonymous().get(open)
  expect(text).not.toMatch(/名簿|添付ファイル|写真や資料が/)
})
