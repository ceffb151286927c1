import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import encoding from 'encoding-japanese'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits, readTable, streamTable, writeBook, writeCsv } from './index.ts'

const rows = [
  ['氏名', 'メール', '課'],
  ['髙橋　﨑子', 'a@example.jp', '健康課'],
  ['改行\nの人', '', '「〜」−'],
]
const bytes = (text: string) => new TextEncoder().encode(text)
const rowsOf = async (file: Uint8Array) => {
  const read = await readTable(file)
  return read.ok ? read.rows : read
}

describe('a CSV file', () => {
  test('is read in UTF-8 with and without its mark, in UTF-16 as Excel saves Unicode text, and in CP932', async () => {
    const text = writeCsv(rows)
    expect(await rowsOf(bytes(text))).toEqual(rows)
    expect(await rowsOf(bytes(text.slice(1)))).toEqual(rows)
    const tabs = rows.map((row) => row.map((cell) => `"${cell}"`).join('\t')).join('\r\n')
    expect(await rowsOf(Buffer.from(`\uFEFF${tabs}`, 'utf16le'))).toEqual(rows)
    const cp932 = encoding.convert(encoding.stringToCode('氏名,課\r\n髙橋,①係\r\n'), {
      to: 'SJIS',
      from: 'UNICODE',
    })
    expect(await rowsOf(Uint8Array.from(cp932))).toEqual([
      ['氏名', '課'],
      ['髙橋', '①係'],
    ])
  })

  test('of many rows comes row by row, with no sign cut in two, with its lines counted', async () => {
    const cells = Array.from({ length: 9000 }, (_, n) => `${'a'.repeat(n % 3)}𠮷野家の𩸽\n${n}`)
    const file = Buffer.from(`名,数\r\n${cells.map((cell, n) => `"${cell}",${n}`).join('\r\n')}\r\n`)
    const readAll = async (bytes: Buffer) => {
      const read: string[] = []
      let last = 0
      for await (const { cells: found, line } of streamTable(bytes)) {
        read.push(found[0] ?? '')
        last = line
      }
      return { read, last }
    }
    expect(await readAll(file)).toEqual({ read: ['名', ...cells], last: 18_001 })
    const plain = cells.map((cell) => cell.replaceAll('𠮷', '吉').replaceAll('𩸽', '魚'))
    const old = encoding.convert(
      encoding.stringToCode(['名', ...plain.map((cell) => `"${cell}"`)].join('\n')),
      {
        to: 'SJIS',
        from: 'UNICODE',
      },
    )
    expect(await readAll(Buffer.from(old))).toEqual({ read: ['名', ...plain], last: 18_001 })
    await expect(readAll(Buffer.concat([file, Buffer.from([0x81])]))).rejects.toThrow('badEncoding')
  })

  test('that is in no known encoding, broken, empty or too large says which', async () => {
    const why = async (file: Uint8Array) => {
      const read = await readTable(file)
      return read.ok ? 'ok' : [read.why, read.detail].filter(Boolean).join(' ')
    }
    expect(await why(new Uint8Array())).toBe('empty')
    expect(await why(bytes(' \r\n,,\r\n'))).toBe('empty')
    expect(await why(Uint8Array.from([0x81, 0xff, 0x00, 0xff]))).toBe('badEncoding')
    expect(await why(bytes('a,b\n"c,d\ne'))).toBe('badCsv 3')
    expect(await why(new Uint8Array(limits.bytes + 1))).toBe('tooLarge')
    expect(await why(bytes('a\n'.repeat(limits.rows + 5)))).toBe('tooManyRows')
    expect(await why(bytes(`${'a,'.repeat(limits.columns + 1)}\n`))).toBe('tooWide')
  })

  test('written by us has no formula in any cell, and comes back as it was (class 32)', async () => {
    const hostile = ['=1+1', '+81', '-2', '@x', '\tx', "'=1", '＝全角', '"', 'a,b', '普通']
    const text = writeCsv([['見出し'], ...hostile.map((cell) => [cell])])
    expect(text.startsWith('\uFEFF')).toBe(true)
    for (const line of text.split('\r\n').slice(1, -1)) expect(line).not.toMatch(/^"?[=+\-@\t＝]/)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), async (cells) => {
        const typed = cells.map((cell) => `x${cell.replaceAll('\0', '').trim()}`)
        expect(await rowsOf(bytes(writeCsv([typed])))).toEqual([typed])
      }),
      { numRuns: 50 },
    )
  })
})

/** A zip file of one deflated entry, with whatever its headers claim. */
function zipOf(name: string, content: Buffer, claimed = content.length): Buffer {
  const data = deflateRawSync(content)
  const head = (mark: number, more: number[]) => {
    const buffer = Buffer.alloc(mark === 0x04034b50 ? 30 : 46)
    buffer.writeUInt32LE(mark)
    const at = mark === 0x04034b50 ? 8 : 10
    buffer.writeUInt16LE(8, at)
    buffer.writeUInt32LE(data.length, at + 10)
    buffer.writeUInt32LE(claimed, at + 14)
    buffer.writeUInt16LE(name.length, at + 18)
    for (const [index, value] of more.entries()) buffer.writeUInt32LE(value, 42 + index * 4)
    return Buffer.concat([buffer, Buffer.from(name)])
  }
  const local = Buffer.concat([head(0x04034b50, []), data])
  const directory = head(0x02014b50, [0])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, directory, end])
}

describe('an XLSX file', () => {
  test('written here is a real one: another program unpacks it, and finds the texts in its XML', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yui-xlsx-'))
    const file = join(folder, 'roster.xlsx')
    writeFileSync(file, await writeBook('名簿', [...rows, ['=1+1', '007', '']]))
    execFileSync('unzip', ['-tq', file])
    const part = (name: string) => execFileSync('unzip', ['-p', file, name], { encoding: 'utf8' })
    const strings = part('xl/sharedStrings.xml')
    for (const text of ['髙橋　﨑子', "'=1+1", '007']) expect(strings).toContain(text)
    const sheet = part('xl/worksheets/sheet1.xml')
    expect(sheet).not.toContain('<f>')
    expect(part('xl/workbook.xml')).toContain('名簿')
    rmSync(folder, { recursive: true })
  })

  test('is read back as it was', async () => {
    const read = await rowsOf(await writeBook('名簿', [...rows, ['=1+1', '007', 'x']]))
    expect(read).toEqual([...rows, ['=1+1', '007', 'x']])
  })

  test('with a date gives the day', async () => {
    const { writeXlsx } = await import('hucre/xlsx')
    const file = await writeXlsx({
      sheets: [{ name: 'x', rows: [['いつから'], [new Date('2026-04-01T00:00:00Z')]] }],
    })
    expect(await rowsOf(file)).toEqual([['いつから'], ['2026-04-01']])
  })

  test('that is none, cut off, or unpacks to too much whatever it claims, says so', async () => {
    const whole = Buffer.from(await writeBook('x', rows))
    const bomb = zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(limits.unpacked + 1), 10)
    expect(bomb.length).toBeLessThan(100_000)
    for (const file of [
      bomb,
      whole.subarray(0, 700),
      zipOf('a.txt', Buffer.from('x')),
      Buffer.from('PK\u0003\u0004'),
    ])
      expect(await rowsOf(file)).toEqual({ ok: false, why: 'badXlsx' })
  })
})
