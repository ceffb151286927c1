import { afterAll, beforeAll, expect, test } from 'vitest'
import { macroParts, zipOf } from '../../core/files/content/samples.testing.ts'
import { startTestApp, type TestApp } from '../app.ts'
import { publish } from '../publication.ts'
import { pdf, senderOfFiles } from './files.testing.ts'

let app: TestApp
let files: Awaited<ReturnType<typeof senderOfFiles>>
beforeAll(async () => {
  app = await startTestApp()
  files = await senderOfFiles(app)
})
afterAll(() => app?.stop())

const html = '<!doctype html><script>alert(1)</script>'
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

test.each([
  ['a page named as a paper', new File([html], '会則.pdf')],
  ['a page that says it is a picture', new File([html], 'a.png', { type: 'image/png' })],
  ['a drawing with a script', new File([svg], '図.svg', { type: 'image/svg+xml' })],
  ['a program', new File([new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0])], 'a.pdf')],
  ['an office file with macros', new File([zipOf(Object.values(macroParts)[1] ?? [])], '会則.docx')],
])('class 27: %s is not taken', async (_, file) => {
  expect((await files.post({ attachments: file })).status).toBe(422)
})

test('class 27: a paper that is a page as well is only ever saved, never shown', async () => {
  const path = await files.send({ attachments: pdf('会則.pdf', html), 'attachments.seenBy': 'public' })
  await publish(app, 'shinjo', path.split('/').at(-1) ?? '')
  const [href = ''] = await files.filesOf(path)
  const { headers } = await app.anonymous().get(href)
  expect(headers.get('content-type')).toBe('application/pdf')
  expect(headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
})

test('class 27: a text is saved without a type that a browser would show', async () => {
  const path = await files.send({
    attachments: new File(['よい文'], 'a.html.txt'),
    'attachments.seenBy': 'public',
  })
  await publish(app, 'shinjo', path.split('/').at(-1) ?? '')
  const [href = ''] = await files.filesOf(path)
  expect((await app.anonymous().get(href)).headers.get('content-type')).toBe('application/octet-stream')
})
