import { readdir } from 'node:fs/promises'
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

const names = async (): Promise<string[]> => readdir(app.runtime.filesDir, { recursive: true })

test.each([
  '../../../escaped.pdf',
  '/etc/escaped.pdf',
  '..\\escaped.pdf',
  '%2e%2e%2fescaped.pdf',
  'C:\\escaped.pdf',
])('class 28: the name %j is part of no path', async (name) => {
  await files.send({ attachments: pdf(name, name) })
  await files.post({ title: '', attachments: pdf(name, name) })
  expect((await names()).filter((path) => path.includes('escaped'))).toEqual([])
  expect((await names()).every((path) => /^(uploads\/)?[0-9a-f-]{36}(\/|$)|^uploads$/.test(path))).toBe(true)
})

test.each(['..', '../..', '../../x', '/etc', '%2e%2e', '.', 'a/b', '\0'])(
  'class 28: the token %j leads nowhere',
  async (id) => {
    const before = await names()
    for (const path of ['piece', 'cancel'])
      await files.sender.post(`/shinjo/uploads/${path}`, { token: `${id}.x`, offset: '0', hash: 'x' })
    expect(await names()).toEqual(before)
  },
)
