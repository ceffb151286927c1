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

test.each([
  '"><img src=x onerror=alert(1)>.pdf',
  "a'onmouseover='alert(1).pdf",
  '<script>alert(1)</script>.pdf',
  '\u202egpj.exe.pdf',
  'a\r\nSet-Cookie: x=1.pdf',
])('class 4: the name %j is shown as text and ends no header', async (name) => {
  const path = await files.send({ attachments: pdf(name), 'attachments.seenBy': 'public' })
  for (const where of [path, `${path}/receipt`]) {
    const { text } = await files.sender.get(where)
    expect(text).not.toMatch(/<img src=x|<script>alert|'onmouseover|\u202e/)
    expect(text).toContain('.pdf')
  }
  const again = await files.post({ title: '', attachments: pdf(name) })
  expect(again.text).not.toMatch(/<img src=x|<script>alert|'onmouseover|\u202e/)
  const [href = ''] = await files.filesOf(path)
  const { headers } = await files.sender.get(href)
  expect(headers.get('set-cookie')).toBeNull()
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+\.pdf$/,
  )
})
