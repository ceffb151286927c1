import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { zip } from './zip.ts'

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
