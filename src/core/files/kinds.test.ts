import { describe, expect, test } from 'vitest'
import { compoundOf, docx, docxParts, macroParts, odt, xlsx, zipOf } from './content/samples.testing.ts'
import { acceptedKinds, judge } from './kinds.ts'
import { cleanName } from './name.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const utf8 = (text: string) => new TextEncoder().encode(text)
const told = async (content: Uint8Array, name = 'x.pdf') => {
  const judged = await judge(content, name)
  return judged.ok ? judged.kind.extension : judged.code
}

describe('what a file is', () => {
  test.each([
    ['%PDF-1.7\n', 'pdf'],
    ['\xff\xd8\xff\xe0', 'jpg'],
    ['\x89PNG\r\n\x1a\n', 'png'],
    ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'webp'],
    ['GIF89a', 'gif'],
    ['II*\x00\x08\x00\x00\x00', 'tiff'],
    ['\x00\x00\x00\x18ftypheic\x00\x00', 'heic'],
    ['\x00\x00\x00\x18ftypmif1\x00\x00', 'heic'],
    ['\x00\x00\x00\x18ftypisom\x00\x00', 'badFileKind'],
    ['MZ\x90\x00\x03\x00', 'badFileKind'],
    ['\x7fELF\x02\x01\x01\x00', 'badFileKind'],
    ['', 'badFileKind'],
  ])('that begins with %j is told by its bytes, whatever its name: %s', async (start, kind) => {
    expect(await told(bytes(start))).toBe(kind)
  })

  test('an office file is told by the parts in its zip', async () => {
    expect(await told(docx)).toBe('docx')
    expect(await told(xlsx, 'photo.jpg')).toBe('xlsx')
    expect(await told(odt)).toBe('odt')
  })

  test('an office file from before 2007 is told by the names in it', async () => {
    expect(await told(compoundOf(['Root Entry', 'WordDocument', '1Table', 'x', 'y']))).toBe('doc')
    expect(await told(compoundOf(['Root Entry', 'a', 'b', 'c', 'Workbook']))).toBe('xls')
    expect(await told(compoundOf(['Root Entry', 'PowerPoint Document']))).toBe('ppt')
    expect(await told(compoundOf(['Root Entry', '__properties_version1.0']))).toBe('badFileKind')
    expect(await told(bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))).toBe('broken')
  })

  test('a table in Shift_JIS and a note in UTF-8 are text', async () => {
    const table = new Uint8Array([0x93, 0xfa, 0x95, 0x74, 0x2c, 0x31, 0x0d, 0x0a])
    expect(await told(table, '名簿.CSV')).toBe('csv')
    expect(await told(utf8('ひとこと\n'), 'a.exe')).toBe('txt')
    expect(await told(utf8('{\\rtf1 x}'), 'a.rtf')).toBe('badFileKind')
  })
})

describe('what is not taken', () => {
  test.each(Object.entries(macroParts))('%s', async (_, parts) => {
    expect(await told(zipOf(parts), '会則.docx')).toBe('macro')
  })

  test('an old document with a program in it, and one behind a password', async () => {
    expect(await told(compoundOf(['Root Entry', 'WordDocument', 'Macros', 'VBA']))).toBe('macro')
    expect(await told(compoundOf(['Root Entry', 'EncryptionInfo', 'EncryptedPackage']))).toBe('locked')
  })

  test('a zip that is no document, one behind a password, one that is cut off', async () => {
    expect(await told(zipOf([{ name: 'a.txt', content: 'x' }]))).toBe('archive')
    expect(await told(zipOf([{ name: 'a.txt', content: 'x', encrypted: true }]))).toBe('locked')
    expect(await told(docx.subarray(0, docx.length - 30))).toBe('broken')
  })

  test('a bomb: what unpacks to far too much, or to more than it says', async () => {
    const large = { content: 'x', saysSize: 100 * 1024 * 1024 }
    const many = [1, 2, 3, 4].map((n) => ({ ...large, name: `word/media/${n}` }))
    expect(await told(zipOf([...docxParts, ...many]))).toBe('bomb')
    const lying = { name: 'word/media/1', content: Buffer.alloc(1024 * 1024), saysSize: 10 }
    expect(await told(zipOf([...docxParts, lying]))).toBe('bomb')
  })

  test.each([
    '<html><script>alert(1)</script>',
    '<!DOCTYPE html><p>x',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    '\ufeff  \n<?xml version="1.0"?><svg/>',
    'harmless?\n<script src=x>',
  ])('a page or a drawing that a browser would run: %j', async (text) => {
    expect(await told(utf8(text), '図.png')).toBe('page')
  })
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
    ['', 'file.pdf'],
    ['髙﨑葛󠄀𠮷神.pdf', '髙﨑葛󠄀𠮷神.pdf'],
    ['か\u3099くせい.pdf', 'がくせい.pdf'],
  ])('%j is kept as %j', (sent, kept) => {
    expect(cleanName(sent, pdf)).toBe(kept)
  })
})

test('the chooser of an iPhone is not told of its own format, so that it hands over a JPEG', () => {
  expect(acceptedKinds).toContain('image/jpeg')
  expect(acceptedKinds).not.toMatch(/hei[cf]|image\/\*/)
})
