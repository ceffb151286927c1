import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { zip, zipStream } from './zip.ts'

const files = [
  { name: '見本.json', content: Buffer.from('{"名前":"結"}'.repeat(100)) },
  { name: 'empty.txt', content: Buffer.from('') },
]

test('an archive holds its files under their names, as another program reads them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yui-zip-'))
  writeFileSync(join(folder, 'a.zip'), zip(files))
  const script =
    'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("|".join(z.namelist())); z.extractall(sys.argv[2])'
  const names = execFileSync('python3', ['-c', script, join(folder, 'a.zip'), folder], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  expect(names.trim()).toBe('見本.json|empty.txt')
  expect(readFileSync(join(folder, '見本.json'), 'utf8')).toBe(files[0]?.content.toString())
})

test('the same files are the same bytes, and deflated', () => {
  const bytes = zip(files)
  expect(bytes.equals(zip(files))).toBe(true)
  expect(bytes.byteLength).toBeLessThan(500)
  const start = 30 + Buffer.from('見本.json').byteLength
  expect(inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(18))).toString()).toContain('結')
})

test('an archive that is streamed holds what a long file holds, without holding it in memory', async () => {
  const piece = new Uint8Array(64 * 1024).fill(7)
  const pieces = 1600
  async function* long() {
    for (let n = 0; n < pieces; n += 1) yield piece
  }
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  const folder = mkdtempSync(join(tmpdir(), 'yui-zip-'))
  const out = createWriteStream(join(folder, 'b.zip'))
  const parts = [
    ...files,
    { name: 'long.bin', open: async () => ReadableStream.from(long()) },
    { name: 'gone.bin', open: async () => undefined },
    { name: 'short.txt', open: async () => new Blob(['結']).stream() },
  ]
  for await (const chunk of zipStream(parts)) {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    if (!out.write(chunk)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  const script =
    'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("|".join(z.namelist()), z.getinfo("long.bin").file_size)'
  const told = execFileSync('python3', ['-c', script, join(folder, 'b.zip')], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  expect(told.trim()).toBe(`見本.json|empty.txt|long.bin|short.txt ${pieces * piece.byteLength}`)
  expect(most).toBeLessThan(60 * 1024 * 1024)
})
