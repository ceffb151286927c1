import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blindId } from '../../lib/ids.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Browser } from '../../testing/browser.ts'
import type { TestPerson } from '../../testing/people.ts'
import { cleanUploads } from './clean.ts'
import { findUpload, spendUpload } from './spool.ts'

let app: TestApp
let sender: TestPerson
let other: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  sender = await app.person('shinjo', { hat: 'resident' })
  other = await app.person('shinjo', { hat: 'resident' })
})
afterAll(() => app?.stop())

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const told = (text: string) => JSON.parse(text) as Record<string, string | number>
const begin = async (who: Browser, size: number, name = '計画.pdf', city = 'shinjo') =>
  who.post(`/${city}/uploads`, { name, size: String(size) })
const tokenOf = async (who: Browser, size: number, name?: string) =>
  String(told((await begin(who, size, name)).text).token)
const piece = (
  who: Browser,
  token: string,
  offset: number,
  bytes: Uint8Array<ArrayBuffer>,
  hash = hashOf(bytes),
) =>
  who.post('/shinjo/uploads/piece', {
    token,
    offset: String(offset),
    hash,
    chunk: new File([bytes], 'chunk'),
  })
const stand = async (who: Browser, token: string) => {
  const { status, text } = await who.post('/shinjo/uploads/piece', { token })
  return status === 404 ? 404 : told(text)
}
const ready = (who: Browser, token: string) =>
  expect.poll(async () => (await stand(who, token)) as Record<string, unknown>, { timeout: 8000 })
const pdf = (size: number) => {
  const bytes = new Uint8Array(size).fill(32)
  bytes.set(new TextEncoder().encode('%PDF-1.7'))
  return bytes
}
const folderOf = async (token: string) =>
  join(app.runtime.filesDir, 'uploads', await app.cityId('shinjo'), token.split('.')[0] ?? '')

describe('a file that is sent piece by piece', () => {
  test('arrives whole, whatever was cut off, and is told by its size', async () => {
    const bytes = pdf(2_500_000)
    const token = await tokenOf(sender, bytes.length)
    expect(told((await piece(sender, token, 0, bytes.slice(0, 1_000_000))).text)).toEqual({
      state: 'open',
      offset: 1_000_000,
    })
    // The answer was lost: the same piece comes once more, and one that is too far ahead.
    for (const offset of [0, 2_000_000]) {
      const again = await piece(sender, token, offset, bytes.slice(offset, offset + 500_000))
      expect([again.status, told(again.text).offset]).toEqual([409, 1_000_000])
    }
    expect(await stand(sender, token)).toEqual({ state: 'open', offset: 1_000_000 })
    expect(told((await piece(sender, token, 1_000_000, bytes.slice(1_000_000, 2_000_000))).text).offset).toBe(
      2_000_000,
    )
    await piece(sender, token, 2_000_000, bytes.slice(2_000_000))
    await ready(sender, token).toEqual({
      state: 'ready',
      offset: 2_500_000,
      name: '計画.pdf',
      size: 2_500_000,
    })
  })

  test('is not taken on where a piece came changed, is too long, or goes beyond what was said', async () => {
    const bytes = pdf(1000)
    const token = await tokenOf(sender, 1000)
    const wrong = [
      await piece(sender, token, 0, bytes, hashOf(pdf(999))),
      await piece(sender, token, 0, pdf(1001)),
      await piece(sender, await tokenOf(sender, 5_000_000), 0, pdf(1024 * 1024 + 1)),
    ]
    expect(wrong.map(({ status, text }) => [status, told(text).offset])).toEqual(Array(3).fill([400, 0]))
    expect((await stand(sender, token)) as object).toEqual({ state: 'open', offset: 0 })
  })

  test('is on disk before the answer, so that a killed server goes on where it was', async () => {
    const token = await tokenOf(sender, 3000)
    await piece(sender, token, 0, pdf(1000))
    expect((await stat(join(await folderOf(token), 'bytes'))).size).toBe(1000)
  })

  test('goes with the form as its token alone', async () => {
    const bytes = new Uint8Array(
      await sharp({ create: { width: 100, height: 100, channels: 3, background: 'blue' } })
        .png()
        .toBuffer(),
    )
    const token = await tokenOf(sender, bytes.length, '地図.PNG')
    await piece(sender, token, 0, bytes)
    await ready(sender, token).toMatchObject({ state: 'ready', name: '地図.png' })
    const idea = {
      title: '地図',
      issue: 'あ',
      wish: 'い',
      proposer: 'う',
      field: 'environment',
      visibility: 'public',
    }
    const { text } = await sender.submit('/shinjo/ideas', { ...idea, 'attachments.upload': token })
    expect(text).toContain('地図.png')
    await expect.poll(() => stand(sender, token)).toBe(404)
  })

  test('that is not taken says why, and nothing of it stays', async () => {
    const bytes = new TextEncoder().encode('<html><script>alert(1)</script>')
    const token = await tokenOf(sender, bytes.length, 'a.pdf')
    await piece(sender, token, 0, bytes)
    await ready(sender, token).toMatchObject({ state: 'refused', message: expect.stringContaining('HTML') })
    // Told first, taken away right after.
    const left = async () =>
      stat(join(await folderOf(token), 'bytes')).then(
        () => 'there',
        ({ code }) => code,
      )
    await expect.poll(left).toBe('ENOENT')
  })

  test('is refused before a byte is sent when it is too large', async () => {
    const { status, text } = await begin(sender, 20 * 1024 * 1024 + 1)
    expect([status, told(text).message]).toEqual([422, expect.stringContaining('大きすぎます')])
    expect((await begin(sender, 0)).status).toBe(422)
  })
})

describe('whose it is', () => {
  test('nobody goes on with it, looks at it or cancels it but who began it', async () => {
    const token = await tokenOf(sender, 1000)
    const forged = `${token.split('.')[0]}.${'A'.repeat(22)}`
    for (const [who, asked] of [
      [other, token],
      [app.anonymous(), token],
      [sender, forged],
      [sender, `../../x.${token.split('.')[1]}`],
      [sender, ''],
    ] as const) {
      expect(await stand(who, asked)).toBe(404)
      expect((await piece(who, asked, 0, pdf(10))).status).toBe(404)
      await who.post('/shinjo/uploads/cancel', { token: asked })
    }
    expect(await stand(sender, token)).toMatchObject({ offset: 0 })
    expect((await sender.post('/echizen/uploads/piece', { token })).status).toBe(404)
    await sender.post('/shinjo/uploads/cancel', { token })
    expect(await stand(sender, token)).toBe(404)
  })

  test('who has no account goes on with the token, and later with an account, too', async () => {
    const token = await tokenOf(app.anonymous(), 1000)
    expect(await stand(app.anonymous(), token)).toMatchObject({ offset: 0 })
    expect(await stand(sender, token)).toMatchObject({ offset: 0 })
  })

  test('one stranger uses up neither the share of an address nor everybody’s, and all together fill no disk', async () => {
    const from = async (address: string, draftId = '') => {
      const body = new URLSearchParams({ name: 'a.pdf', size: String(20 * 1024 * 1024), draftId })
      const headers = { 'sec-fetch-site': 'same-origin', origin: 'http://yui.test' }
      const env = { incoming: { socket: { remoteAddress: address } } }
      const init = { method: 'POST', body, headers }
      const answer = await app.app.request('http://yui.test/echizen/uploads', init, env)
      return answer.status === 201 ? 'taken' : String(told(await answer.text()).message)
    }
    const until = async (address: () => string, draftId?: () => string) => {
      for (let n = 0; n < 200; n += 1) {
        const said = await from(address(), draftId?.())
        if (said !== 'taken') return { n, said }
      }
      return { n: 200, said: '' }
    }
    const here = () => '198.51.100.7'
    const one = await until(here)
    expect([one.n, one.said]).toEqual([5, expect.stringContaining('今日送れる大きさの上限')])
    // Another person of the same school, in another form, and then one form after the other.
    expect(await from(here(), blindId())).toBe('taken')
    const many = await until(here, blindId)
    expect([many.n, many.said]).toEqual([9, expect.stringContaining('同じ回線')])
    let n = 0
    const all = await until(() => `203.0.${n++}.1`)
    expect([all.n, all.said]).toEqual([85, expect.stringContaining('アカウントのない方から')])
    expect((await begin(sender, 1000, 'a.pdf', 'shinjo')).status).toBe(201)
  })

  test('what a stranger attached still counts for its day, though nothing of it is left in the spool', async () => {
    const bytes = pdf(1000)
    const stranger = app.anonymous()
    const token = await tokenOf(stranger, bytes.length)
    await piece(stranger, token, 0, bytes)
    await ready(stranger, token).toMatchObject({ state: 'ready' })
    const upload = await findUpload(
      { filesDir: app.runtime.filesDir, cityId: await app.cityId('shinjo') },
      token,
      [],
    )
    if (upload === undefined) throw new Error('no upload')
    await spendUpload(upload)
    expect(await stand(stranger, token)).toBe(404)
    expect(await readdir(await folderOf(token))).toEqual(['about.json'])
    expect(await readFile(join(await folderOf(token), 'about.json'), 'utf8')).toContain('"size":1000')
  })
})

test('what nobody attached is removed: unfinished after a week, whole ones after as long as a form may lie', async () => {
  const [half, whole] = [await tokenOf(sender, 3000), await tokenOf(sender, 1000)]
  await piece(sender, half, 0, pdf(1000))
  await piece(sender, whole, 0, pdf(1000))
  await ready(sender, whole).toMatchObject({ state: 'ready' })
  const cleanedAfter = (days: number) =>
    cleanUploads(app.runtime.filesDir, () => new Date(app.runtime.clock().getTime() + days * 86_400_000))()
  await cleanedAfter(6)
  expect(await stand(sender, half)).toMatchObject({ offset: 1000 })
  await cleanedAfter(8)
  expect([
    await stand(sender, half),
    ((await stand(sender, whole)) as Record<string, unknown>).state,
  ]).toEqual([404, 'ready'])
  await cleanedAfter(91)
  expect(await stand(sender, whole)).toBe(404)
})
