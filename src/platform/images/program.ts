import sharp, { type Sharp } from 'sharp'

/**
 * A program of its own, started for one picture: what decodes a stranger's bytes holds no connection, no key and no
 * other person's data, and its memory is given back when it ends.
 */
const longestEdge = 2560
/** 100 million: more than any phone takes; a picture that says it is larger is refused before it is unpacked. */
const mostPixels = 100_000_000
const mostFrames = 60

type Format = 'jpg' | 'png' | 'webp' | 'gif' | 'tiff'

async function fitted(from: string, to: string, format: Format): Promise<void> {
  const many = format === 'gif' || format === 'webp' || format === 'tiff'
  const { pages = 1 } = await sharp(from, { limitInputPixels: mostPixels }).metadata()
  if (pages > mostFrames) throw new Error('too many frames')
  const animated = many && format !== 'tiff' && pages > 1
  if (format === 'tiff' && pages > 1) throw new Error('several pages')
  const picture = sharp(from, { limitInputPixels: mostPixels, animated, failOn: 'error' })
    .rotate()
    .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
  await encoded(picture, format).toFile(to)
}

/** Without a call that keeps metadata none is written: no place, no camera, no comment. Colours become sRGB. */
function encoded(picture: Sharp, format: Format): Sharp {
  switch (format) {
    case 'jpg':
      return picture.jpeg({ quality: 80 })
    case 'png':
      return picture.png({ compressionLevel: 9 })
    case 'webp':
      return picture.webp({ quality: 80 })
    case 'gif':
      return picture.gif()
    case 'tiff':
      return picture.tiff({ compression: 'lzw' })
  }
}

sharp.concurrency(1)
sharp.cache(false)
const [from = '', to = '', format = ''] = process.argv.slice(2)
try {
  await fitted(from, to, format as Format)
} catch (error) {
  process.stderr.write(String((error as Error).message).slice(0, 200))
  process.exitCode = 3
}
