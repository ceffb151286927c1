import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fitPicture, type PictureFormat } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yui-images-'))
})
afterAll(() => rm(folder, { recursive: true }))

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })

async function fitted(content: Uint8Array, format: PictureFormat) {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')]
  await rm(to, { force: true })
  await writeFile(from, content)
  const told = await fitPicture(from, to, format)
  const kept = await readFile(to).catch(() => undefined)
  return { told, kept, about: kept && (await sharp(kept).metadata()) }
}

test('a phone’s photo is turned upright, made smaller, and says nothing of place and camera any more', async () => {
  const photo = await canvas(4000, 3000)
    .withExif({
      IFD0: { Make: 'SECRET-camera', Copyright: 'SECRET-owner' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '38/1 45/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '140/1 18/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect((await sharp(photo).metadata()).orientation).toBe(6)
  const { told, kept, about } = await fitted(photo, 'jpg')
  expect(told).toBe('fitted')
  expect([about?.width, about?.height]).toEqual([1920, 2560])
  expect([about?.exif, about?.icc, about?.xmp, about?.iptc, about?.orientation]).toEqual(
    Array(5).fill(undefined),
  )
  expect(kept?.toString('latin1')).not.toMatch(/SECRET|GPS|Exif/)
})

test.each(['png', 'webp', 'gif', 'tiff'] as const)(
  'a %s stays one, without what it says about itself',
  async (format) => {
    const name = format
    const picture = await canvas(3000, 100)
      .withExif({ IFD0: { Copyright: 'SECRET' } })
      .toFormat(name)
      .toBuffer()
    const { told, kept, about } = await fitted(picture, format)
    expect([told, about?.format, about?.width]).toEqual(['fitted', format, 2560])
    expect(kept?.toString('latin1')).not.toContain('SECRET')
  },
)

test('a small picture is not made larger', async () => {
  expect((await fitted(await canvas(40, 30).png().toBuffer(), 'png')).about?.width).toBe(40)
})

test('a picture that would unpack to gigabytes is refused by what it says of itself', async () => {
  const bomb = await canvas(10, 10).png().toBuffer()
  bomb.writeUInt32BE(16_000, 16)
  bomb.writeUInt32BE(16_000, 20)
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
  expect((await fitted(bomb, 'png')).told).toBe('tooManyPixels')
})

test('what only begins like a picture is told as broken, and leaves nothing', async () => {
  expect(await fitted(Buffer.from('\xff\xd8\xff\xe0 no picture', 'latin1'), 'jpg')).toMatchObject({
    told: 'broken',
    kept: undefined,
  })
})

test('many at once wait for their turn, and all are done', async () => {
  const many = await Promise.all(
    Array.from({ length: 5 }, async (_, n) => {
      const [from, to] = [join(folder, `f${n}`), join(folder, `t${n}`)]
      await writeFile(from, await canvas(500, 500).jpeg().toBuffer())
      return fitPicture(from, to, 'jpg')
    }),
  )
  expect(many).toEqual(Array(5).fill('fitted'))
})
