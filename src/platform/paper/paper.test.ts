import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { encode } from 'uqr'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { referenceNumber } from '../../lib/reference-number.ts'
import { sheetPath } from '../../lib/sheet-code.ts'
import { readPaper } from './index.ts'
import { type Placed, pageWithCodes, pdfOf } from './paper.testing.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yui-paper-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const slip = `https://yui.example.lg.jp${sheetPath('shinjo', { of: 'case', number: referenceNumber(2026, 9), paper: 'slip', hash: '9f2c1a7b3d4e', page: 1 })}`

let count = 0
async function read(bytes: Uint8Array, mediaType: string) {
  count += 1
  const file = join(folder, `paper-${count}`)
  await writeFile(file, bytes)
  return readPaper(file, mediaType, folder)
}

const at = (text: string, x: number, y: number): Placed => ({ text, x, y })

describe('a scan of a sheet', () => {
  test('laid askew, copied small and squeezed as JPEG is read', async () => {
    const page = await pageWithCodes([at(slip, 1180, 120)])
    const scan = await sharp(page)
      .rotate(3, { background: '#f4f4f0' })
      .resize({ width: 1000 })
      .blur(0.6)
      .jpeg({ quality: 60 })
      .toBuffer()
    expect((await read(scan, 'image/jpeg'))?.texts).toEqual([[slip]])
  })

  test('upside down or lying on its side is read', async () => {
    const page = await pageWithCodes([at(slip, 1180, 120)])
    for (const turn of [90, 180]) {
      const scan = await sharp(page).rotate(turn).jpeg({ quality: 70 }).toBuffer()
      expect((await read(scan, 'image/jpeg'))?.texts).toEqual([[slip]])
    }
  })

  test('beside another code of the page, ours is found', async () => {
    const follow = 'https://yui.example.lg.jp/shinjo/follow?number=2026-00009-B'
    const page = await pageWithCodes([at(follow, 200, 900), at(slip, 1180, 120)])
    expect((await read(page, 'image/png'))?.texts.flat()).toContain(slip)
  })

  test('as a PDF of two pages is read page by page, with a picture of each', async () => {
    const page = async (text: string) =>
      sharp(await pageWithCodes([at(text, 1180, 120)]))
        .jpeg({ quality: 60 })
        .toBuffer()
    const told = await read(
      await pdfOf([await page(slip), await page('https://x.example/other')]),
      'application/pdf',
    )
    expect(told).toMatchObject({ pages: 2, looked: 2, texts: [[slip], ['https://x.example/other']] })
    const picture = await sharp(await readFile(join(folder, told?.pictures[1] ?? ''))).metadata()
    expect([picture.format, (picture.height ?? 0) > 1000]).toEqual(['jpeg', true])
  })
})

test('what cannot be read is told as such, and nothing else happens', async () => {
  expect(await read(new TextEncoder().encode('%PDF-1.4 broken'), 'application/pdf')).toBeUndefined()
  expect(await read(new TextEncoder().encode('no picture'), 'image/png')).toBeUndefined()
})

test('a page without a code has none', async () => {
  expect((await read(await pageWithCodes([]), 'image/png'))?.texts).toEqual([[]])
})

test('the code of a sheet is of a small version', () => {
  expect(encode(slip, { ecc: 'M' }).version).toBeLessThanOrEqual(6)
})
