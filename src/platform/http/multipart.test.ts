import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { BrokenForm, cleanArriving, FormTooLarge, readMultipart } from './multipart.ts'

const dir = mkdtempSync(join(tmpdir(), 'yui-multipart-'))
afterAll(() => rmSync(dir, { recursive: true }))
const onDisk = () => readdirSync(join(dir, 'arriving'), { recursive: true })

const megabyte = 1024 * 1024
const bounds = { dir, keep: 10 * megabyte, most: 40 * megabyte }

type Entries = readonly (readonly [string, string | File])[]

/** A form as a browser sends it. */
async function read(entries: Entries, own = {}) {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  const sent = new Response(form)
  const type = sent.headers.get('content-type') ?? ''
  return readMultipart(type, (await sent.blob()).stream(), { ...bounds, ...own })
}
const raw = (text: string, type = 'multipart/form-data; boundary=x') =>
  readMultipart(type, new Blob([text.replaceAll('\n', '\r\n')]).stream(), bounds)

describe('a form with files', () => {
  test('says what was typed and sent, in any script and of any length, in its order', async () => {
    const name = fc.stringMatching(/^[a-z][a-zA-Z.-]{0,10}$/)
    const text = fc.string({ unit: 'grapheme' }).map((one) => one.replace(/\r\n?|\n/g, '\r\n'))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, text), { maxLength: 8 }), async (entries) => {
        const { texts, drop } = await read([...entries, ['end', '']])
        const wanted = new Map<string, string[]>()
        for (const [key, value] of [...entries, ['end', ''] as const])
          wanted.set(key, [...(wanted.get(key) ?? []), value])
        expect(texts).toEqual(wanted)
        await drop()
      }),
      { numRuns: 60 },
    )
  })

  test('gives back every byte, of small files from memory, of large ones from disk until it is dropped', async () => {
    const contents = [0, 1, megabyte, megabyte + 1, 3 * megabyte].map((size) => randomBytes(size))
    const form = await read(
      contents.map((bytes, n) => ['見本', new File([bytes], `写真 "${n}".jpg`)] as const),
    )
    const files = form.files.get('見本') ?? []
    expect(files.map(({ name, size }) => [name, size])).toEqual(
      contents.map(({ length }, n) => [`写真 "${n}".jpg`, length]),
    )
    for (const [n, file] of files.entries())
      expect((await file.bytes()).equals(contents[n] ?? Buffer.of())).toBe(true)
    expect(onDisk()).toHaveLength(3)
    await form.drop()
    expect(onDisk()).toEqual([])
  })

  test('with more than there is room for keeps every word of it, and tells which files are not whole', async () => {
    const form = await read([
      ['before', '前'],
      ['file', new File([randomBytes(6 * megabyte)], 'a')],
      ['file', new File([randomBytes(6 * megabyte)], 'b')],
      ['after', '後'],
    ])
    expect([form.texts.get('before'), form.texts.get('after')]).toEqual([['前'], ['後']])
    const [a, b] = form.files.get('file') ?? []
    expect([a?.cut, a?.size, b?.cut, b?.size]).toEqual([undefined, 6 * megabyte, true, 6 * megabyte])
    // What is not whole is never taken for what was sent.
    await expect(b?.bytes()).rejects.toThrow(FormTooLarge)
    await form.drop()
  })

  test('is not read any further than anybody would send, in bytes, in words and in parts', async () => {
    const file = new File([randomBytes(3 * megabyte)], 'a')
    await expect(read([['file', file]], { most: 2 * megabyte })).rejects.toThrow(FormTooLarge)
    await expect(read([['text', 'あ'.repeat(2 * megabyte)]])).rejects.toThrow(FormTooLarge)
    await expect(read(Array.from({ length: 5001 }, () => ['a', ''] as const))).rejects.toThrow(FormTooLarge)
    expect(onDisk()).toEqual([])
  })

  test('that ends in the middle, or is none, is broken: nothing of it stays, and nothing of ours with it (class 16)', async () => {
    const part = '--x\nContent-Disposition: form-data; name="a"; filename="a"\n\nhalf'
    for (const text of [
      '',
      'nothing',
      part,
      `${part}\n`,
      '--x\nContent-Disposition: form-data; name="a"\n\nhalf',
    ])
      await expect(raw(text)).rejects.toThrow(BrokenForm)
    await expect(raw('--x--\n', 'multipart/form-data')).rejects.toThrow(BrokenForm)
    expect(onDisk()).toEqual([])
  })

  test('whose line breaks in a large file says so as the line did', async () => {
    const boundary = '--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n'
    const broken = Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
    const pieces = [Buffer.from(boundary), randomBytes(2 * megabyte)]
    const body = new ReadableStream({
      pull: (line) => {
        const piece = pieces.shift()
        if (piece) line.enqueue(piece)
        else line.error(broken)
      },
    })
    await expect(readMultipart('multipart/form-data; boundary=x', body, bounds)).rejects.toBe(broken)
    expect(onDisk()).toEqual([])
  })

  test('left behind by a killed process is removed a day later', async () => {
    const form = await read([['file', new File([randomBytes(2 * megabyte)], 'a')]])
    const [left = ''] = readdirSync(join(dir, 'arriving'))
    await cleanArriving(dir, new Date())
    expect(onDisk()).toHaveLength(2)
    const before = new Date(Date.now() - 25 * 60 * 60 * 1000)
    utimesSync(join(dir, 'arriving', left), before, before)
    await cleanArriving(dir, new Date())
    expect(onDisk()).toEqual([])
    await form.drop()
  })
})
