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

test('class 17: the address of a private file opens it for nobody to whom it is passed on, and no cache keeps it', async () => {
  const path = await files.send({ attachments: pdf('名簿.pdf') })
  const [href = ''] = await files.filesOf(path)
  const { status, headers } = await files.sender.get(href)
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  const others = [
    app.anonymous(),
    await app.person('shinjo', { hat: 'resident' }),
    await app.person('shinjo', { hat: 'officer', section: 'elsewhere' }),
    await app.person('shinjo', { hat: 'administrator' }),
    await app.person('echizen', { hat: 'coordination' }),
  ]
  for (const who of others) expect((await who.get(href)).status).toBe(404)
})

test('class 17: what has arrived but is not attached has no address at all', async () => {
  const { text } = await files.post({ title: '', attachments: pdf('名簿.pdf') })
  const [, token = ''] = /name="attachments.upload" value="([^"]+)"/.exec(text) ?? []
  expect(token).not.toBe('')
  for (const at of [token, token.split('.')[0]])
    for (const address of [`/shinjo/uploads/${at}`, `/shinjo/files/${at}`, `/uploads/${at}`])
      expect((await files.sender.get(address)).status).toBe(404)
})
