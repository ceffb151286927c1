import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import type { ReadPaper } from './index.ts'
import { codesOf, type Pixels } from './qr.ts'

/** A program of its own, started for one paper: its memory is given back when it ends. */
const mostPages = 20
const mostPixels = 100_000_000
const longestEdge = 2400
const pictureEdge = 1400
/** After this the rest of a paper is no longer tried in every way. */
const patienceMs = 45_000

type Sheets = { count: number; draw: (at: number) => Promise<Pixels> }

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture
    .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: 3 }
}

const pictureSheets = (file: string): Sheets => ({
  count: 1,
  draw: () => pixelsOf(sharp(file, { limitInputPixels: mostPixels }).rotate()),
})

async function pdfSheets(file: string): Promise<Sheets> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium')
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(await readFile(file))
  return {
    count: document.getPageCount(),
    draw: async (at) => {
      const page = document.getPage(at)
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const scale = Math.min(longestEdge / Math.max(originalWidth, originalHeight, 1), 4)
      const { data, ...size } = await page.render({ scale })
      return { data, width: size.width, height: size.height, channels: 4 }
    },
  }
}

async function keepPicture({ data, width, height, channels }: Pixels, file: string): Promise<void> {
  await sharp(data, { raw: { width, height, channels } })
    .flatten({ background: 'white' })
    .resize({ width: pictureEdge, height: pictureEdge, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 70 })
    .toFile(file)
}

async function read(file: string, mediaType: string, folder: string): Promise<ReadPaper> {
  const begun = Date.now()
  const isOver = () => Date.now() - begun > patienceMs
  const sheets = mediaType === 'application/pdf' ? await pdfSheets(file) : pictureSheets(file)
  const looked = Math.min(sheets.count, mostPages)
  const told: ReadPaper = { pages: sheets.count, looked, texts: [], pictures: [] }
  for (let at = 0; at < looked; at += 1) {
    const pixels = await sheets.draw(at)
    const name = `${at + 1}.jpg`
    await keepPicture(pixels, join(folder, name))
    told.pictures.push(name)
    told.texts.push(await codesOf(pixels, isOver))
  }
  return told
}

sharp.concurrency(1)
sharp.cache(false)
const [file = '', mediaType = '', folder = ''] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await read(file, mediaType, folder)))
