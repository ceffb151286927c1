import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { Qr } from './qr.tsx'

const darkModules = (html: string) =>
  [...html.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].flatMap(([, x, y, run]) =>
    Array.from({ length: Number(run) }, (_, step) => `${Number(x) + step},${y}`),
  )

test('exactly the dark modules of the code are drawn', () => {
  const text = 'https://example.jp/minato/c/4F7K'
  const { data } = encode(text, { border: 2 })
  const expected = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`${x},${y}`] : [])))
  expect(darkModules(String(<Qr text={text} label="" />))).toEqual(expected)
})

test('many addresses do not mix, also when old drawings are dropped', () => {
  const draw = (index: number) => String(<Qr text={`https://example.jp/${index}`} label="" />)
  const first = draw(0)
  const others = Array.from({ length: 600 }, (_, index) => draw(index + 1))
  expect(new Set([first, ...others]).size).toBe(601)
  expect(draw(0)).toBe(first)
})
