import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildAssets } from '../scripts/build-assets.mjs'
import { startTestApp, type TestApp } from '../src/testing/app.ts'
import { setAssets } from '../src/ui/assets.ts'
import { launchBrowser } from './browser.ts'

/* A long letter as it comes out of a printer, measured in millimetres: docs/letters.md. */
const dots = 4
type Box = { left: number; right: number; top: number; bottom: number }
type Sheet = { text: string; ink: (within: Box) => Box | undefined }

let app: TestApp
let folder: string
let sheets: Sheet[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yui-letter-'))
  setAssets(await buildAssets(folder))
  app = await startTestApp()
  const officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
  const resident = await app.person('shinjo', {
    hat: 'resident',
    name: '見本 とても長い名前の町内会 会長 花子',
  })
  const address =
    '見本県見本市とても長い名前の町大字もっと長い名前の字一丁目二番三号 見本団地第一号棟 四〇五号室'
  await app.owner.query(
    `UPDATE person SET channel = 'letter', postal_code = '996-8501', address = $2 WHERE id = $1`,
    [resident.id, address],
  )
  const idea = {
    title: '題名',
    issue: '課題',
    wish: '望み',
    proposer: '私',
    field: 'health',
    visibility: 'desk',
  }
  await resident.post('/shinjo/ideas', idea)
  const lines = Array.from({ length: 80 }, (_, at) => `${at + 1}行目：ていねいに書いた返事です。`)
  await app.owner.query('UPDATE letter SET body = $1', [
    [...lines, '同封・添付の資料', '・図面.pdf'].join('\n'),
  ])
  sheets = await print((await officer.get('/shinjo/letters/print')).text)
})
afterAll(async () => {
  await app?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function print(html: string): Promise<Sheet[]> {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url())
    if (!pathname.startsWith('/assets/')) return route.fulfill({ contentType: 'text/html', body: html })
    const body = await readFile(join(folder, pathname.slice('/assets/'.length))).catch(() => undefined)
    const contentType = extname(pathname) === '.css' ? 'text/css' : 'application/octet-stream'
    return body ? route.fulfill({ contentType, body }) : route.abort()
  })
  await page.goto('http://yui.test/letters', { waitUntil: 'load' })
  const pdf = await page.pdf({ preferCSSPageSize: true })
  await browser.close()
  const document = await (await PDFiumLibrary.init()).loadDocument(pdf)
  const printed: Sheet[] = []
  for (const sheet of document.pages()) {
    const text = sheet.getText()
    const { data, width } = await sheet.render({ scale: (dots * 25.4) / 72 })
    const kept = Uint8Array.from(data)
    printed.push({ text, ink: (within) => inkIn(kept, width, within) })
  }
  return printed
}

/** What is printed within a part of the sheet: its outermost dots. */
function inkIn(data: Uint8Array, width: number, { left, right, top, bottom }: Box): Box | undefined {
  const found: Box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (let y = Math.ceil(top * dots); y < bottom * dots; y += 1)
    for (let x = Math.ceil(left * dots); x < right * dots; x += 1) {
      if ((data[(y * width + x) * 4] ?? 255) > 128) continue
      found.left = Math.min(found.left, x / dots)
      found.right = Math.max(found.right, x / dots)
      found.top = Math.min(found.top, y / dots)
      found.bottom = Math.max(found.bottom, y / dots)
    }
  return found.right === -Infinity ? undefined : found
}

test('the address stays behind the window wherever the sheet slides, and nothing else is seen there', () => {
  const [first] = sheets
  expect(first?.text).toContain('四〇五号室')
  expect(first?.text.replace(/\s/g, '')).toContain('花子様')
  const ink = first?.ink({ left: 10, right: 110, top: 0, bottom: 60 })
  expect(ink?.left).toBeGreaterThanOrEqual(20)
  expect(ink?.right).toBeLessThanOrEqual(20 + 65)
  expect(ink?.top).toBeGreaterThanOrEqual(15)
  expect(ink?.bottom).toBeLessThanOrEqual(15 + 24)
})

test('the marks to fold at stand at a third and two thirds of the sheet', () => {
  const mark = (top: number) => sheets[0]?.ink({ left: 2, right: 10, top, bottom: top + 60 })?.top
  expect(mark(70)).toBeCloseTo(99, 0)
  expect(mark(160)).toBeCloseTo(198, 0)
})

test('a letter longer than a sheet goes on on the next, whole, and the sheets keep their margins', () => {
  expect(sheets.length).toBeGreaterThan(1)
  const text = sheets.map((sheet) => sheet.text).join('\n')
  for (let line = 1; line <= 80; line += 1) expect(text).toContain(`${line}行目：`)
  expect(text).toContain('・図面.pdf')
  for (const sheet of sheets.slice(1)) {
    expect(sheet.ink({ left: 0, right: 210, top: 0, bottom: 14 })).toBeUndefined()
    expect(sheet.ink({ left: 0, right: 210, top: 283, bottom: 296 })).toBeUndefined()
  }
})
