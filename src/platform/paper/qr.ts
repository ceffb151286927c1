import { createRequire } from 'node:module'
import type jsQR from 'jsqr'
import type { QRCode } from 'jsqr'
import sharp from 'sharp'
import { readSheetAddress } from '../../lib/sheet-code.ts'

const decode = createRequire(import.meta.url)('jsqr') as typeof jsQR

/** A page as grey or coloured pixels, upright or not. */
export type Pixels = { data: Buffer | Uint8Array; width: number; height: number; channels: 1 | 3 | 4 }

/** A fine scan is read best when made smaller, a coarse one when made larger; what lies askew is turned a little. */
const tries: readonly (readonly [longest: number, turn: number])[] = [
  [1700, 0],
  [1200, 0],
  [2400, 0],
  [1700, 7],
  [1700, -7],
  [900, 0],
  [3000, 0],
]
const mostOnOnePage = 4

type Drawn = { data: Uint8ClampedArray; width: number; height: number }

async function drawn(
  { data, width, height, channels }: Pixels,
  longest: number,
  turn: number,
): Promise<Drawn> {
  const { data: made, info } = await sharp(data, { raw: { width, height, channels } })
    .flatten({ background: 'white' })
    .rotate(turn, { background: 'white' })
    .resize({ width: longest, height: longest, fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: new Uint8ClampedArray(made.buffer, made.byteOffset, made.length), ...info }
}

/** What was read is painted over, so that the next one is found. */
function paintOver({ data, width, height }: Drawn, { location }: QRCode): void {
  const corners = [
    location.topLeftCorner,
    location.topRightCorner,
    location.bottomLeftCorner,
    location.bottomRightCorner,
  ]
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const within = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most)
  const [left, right] = [within(Math.min(...xs) - 4, width), within(Math.max(...xs) + 4, width)]
  for (let y = within(Math.min(...ys) - 4, height); y < within(Math.max(...ys) + 4, height); y += 1)
    data.fill(255, (y * width + left) * 4, (y * width + right) * 4)
}

const isSheet = (text: string): boolean => readSheetAddress(text).kind !== 'other'

function textsIn(picture: Drawn): string[] {
  const texts: string[] = []
  while (texts.length < mostOnOnePage && !texts.some(isSheet)) {
    const code = decode(picture.data, picture.width, picture.height, { inversionAttempts: 'dontInvert' })
    if (code === null) break
    texts.push(code.data.slice(0, 400))
    paintOver(picture, code)
  }
  return texts
}

/** The texts of the QR codes of a page: until one of ours is found, or time is over. */
export async function codesOf(pixels: Pixels, isOver: () => boolean): Promise<string[]> {
  const found = new Set<string>()
  for (const [longest, turn] of tries) {
    for (const text of textsIn(await drawn(pixels, longest, turn))) found.add(text)
    if ([...found].some(isSheet) || isOver()) break
  }
  return [...found]
}
