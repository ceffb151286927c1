import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { buildFontFaces, buildScript, buildStylesheet } from '../../scripts/build-assets.mjs'

const css = await buildStylesheet()
const fonts = await buildFontFaces()
const gzipped = (text: string) => gzipSync(text, { level: 9 }).byteLength

test('stylesheets together stay under 20 kB gzip, the script under 10', async () => {
  expect(gzipped(css) + gzipped(fonts.css)).toBeLessThan(20_000)
  expect(gzipped(css)).toBeLessThan(12_000)
  expect(gzipped(await buildScript())).toBeLessThan(10_000)
})

test('every variable that is used has a value', () => {
  const defined = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
  const used = [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name)
  expect(used.filter((name) => !defined.has(name))).toEqual([])
})

test('nothing is asked of another origin', () => {
  expect(`${css}${fonts.css}`).not.toMatch(/url\(\s*["']?(https?:)?\/\//)
})

test('every class with a rule is written by a component or a page', () => {
  const folder = new URL('..', import.meta.url).pathname
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
  const blocks = new Set([...css.matchAll(/\.(yui-[\w-]+?)(?=--|[^\w-])/g)].map(([, name = '']) => name))
  expect([...blocks].filter((name) => !sources.includes(name))).toEqual([])
})

describe('re-sliced fonts', () => {
  type Face = { file: string; points: [number, number][] }
  const read = (text: string, pattern: RegExp): Face[] =>
    [...text.matchAll(pattern)].map(([, file = '', ranges = '']) => ({
      file,
      points: ranges.split(',').map((range) => {
        const [from = '', to = from] = range.trim().slice(2).split('-')
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
      }),
    }))
  const folder = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-jp/wght.css')
  const packaged = read(
    readFileSync(folder, 'utf8'),
    /noto-sans-jp-([\w-]+?)-wght-normal\.woff2[^}]*unicode-range:\s*([^;]+);/g,
  )
  const ours = read(fonts.css, /fonts\/[\d.]+-([\w-]+)\.woff2[^}]*unicode-range:([^}]+)\}/g)
  const covers = (face: Face, point: number) => face.points.some(([from, to]) => from <= point && point <= to)

  test('each character comes from the slice that holds it: the last rule that covers it', () => {
    const japanese = packaged.filter(({ file }) => /^\d+$/.test(file))
    const wrong = japanese.flatMap(({ file, points }) =>
      points
        .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
        .filter((point) => {
          const chosen = ours.findLast((face) => covers(face, point))?.file
          return chosen !== file && !packaged.some((face) => face.file === chosen && covers(face, point))
        }),
    )
    expect(wrong).toEqual([])
    expect(japanese.length).toBe(120)
  })

  test('every file named is copied', () => {
    const copied = fonts.files.map(({ to }) => to)
    expect(
      [...fonts.css.matchAll(/fonts\/([\w.-]+)/g)].filter(([, name = '']) => !copied.includes(name)),
    ).toEqual([])
  })
})
