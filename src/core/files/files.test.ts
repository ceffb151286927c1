import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filePath, writeDurably } from './disk.ts'
import { kindOf } from './kinds.ts'
import { fileName } from './store.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe('what a file is', () => {
  test('is told by its first bytes', () => {
    expect(kindOf(bytes('%PDF-1.7\n'))?.extension).toBe('pdf')
    expect(kindOf(bytes('\xff\xd8\xff\xe0'))?.extension).toBe('jpg')
    expect(kindOf(bytes('\x89PNG\r\n\x1a\n'))?.extension).toBe('png')
  })

  test.each(['', '%PDF', '<html><script>', ' %PDF-1.7', 'GIF89a', '<svg xmlns=""/>', 'PK\x03\x04'])(
    'what begins with %j is none that is taken',
    (start) => {
      expect(kindOf(bytes(start))).toBeUndefined()
    },
  )
})

describe('the name of a file', () => {
  const pdf = { extension: 'pdf' } as const
  test.each([
    ['協定書 署名.PDF', '協定書 署名.pdf'],
    ['evil.html', 'evil.pdf'],
    ['..\\..\\windows\\a.exe', 'a.pdf'],
    ['/etc/passwd', 'passwd.pdf'],
    ['a\r\nX-Header: 1.pdf', 'a X-Header: 1.pdf'],
    ['\u202efdp.exe', 'fdp.pdf'],
    ['', 'scan.pdf'],
    ['髙﨑葛󠄀𠮷.pdf', '髙﨑葛󠄀𠮷.pdf'],
  ])('%j is kept as %j', (sent, kept) => {
    expect(fileName(sent, pdf)).toBe(kept)
  })
})

describe('a file on disk', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yui-files-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('is there once however often it is sent, also at the same time', async () => {
    const content = bytes('%PDF-1.7 the same')
    await Promise.all([1, 2, 3, 4].map(() => writeDurably(folder, 'city', 'aa', content)))
    await writeDurably(folder, 'city', 'aa', content)
    expect(await readdir(join(folder, 'city'))).toEqual(['aa'])
    expect(new Uint8Array(await readFile(filePath(folder, 'city', 'aa')))).toEqual(content)
  })

  test('that a cut-off write left too short is written again', async () => {
    await writeDurably(folder, 'city', 'bb', bytes('%PDF'))
    await writeDurably(folder, 'city', 'bb', bytes('%PDF-1.7 whole'))
    expect(await readFile(filePath(folder, 'city', 'bb'), 'latin1')).toBe('%PDF-1.7 whole')
  })
})
