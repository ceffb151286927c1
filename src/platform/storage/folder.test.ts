import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filePath, openFolderStorage, writeDurably } from './index.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

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

  test('is read whole or in part; one that is not there is told', async () => {
    const storage = openFolderStorage(folder)
    await storage.put('city', 'cc', bytes('0123456789'))
    expect(await storage.size('city', 'cc')).toBe(10)
    expect(await new Response(await storage.read('city', 'cc')).text()).toBe('0123456789')
    expect(await new Response(await storage.read('city', 'cc', { start: 2, end: 4 })).text()).toBe('234')
    expect(await storage.read('city', 'dd')).toBeUndefined()
    expect(await storage.read('other', 'cc')).toBeUndefined()
  })
})
