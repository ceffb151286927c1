import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { accents } from './accents.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const variables = (css: string) =>
  Object.fromEntries(
    [...css.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  )

const own = variables(read('./styles/tokens.css'))
const dads = variables(read('../../node_modules/@digital-go-jp/design-tokens/dist/tokens.css'))
const accentRules = [
  ...read('./styles/accents.css').matchAll(/\[data-accent="(\w+)"\][^{]*\{([^}]*)\}/g),
].map(([, name = '', body = '']) => ({ name, colours: variables(body) }))

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

const luminance = (hex = '') => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2, contrast ratio. */
const contrast = (one: string | undefined, other: string | undefined) => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

test('the measure itself: black on white is 21, a colour on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 1)
  expect(contrast('#1f4e79', '#1f4e79')).toBe(1)
})

test('each accent that a city may choose has its colours, and no other does', () => {
  expect(accentRules.map(({ name }) => name)).toEqual([...accents])
})

describe.each(accentRules)('accent $name', ({ colours }) => {
  test.each([
    ['text on paper', '--accent', own['--paper']],
    ['text on a sheet', '--accent', own['--sheet']],
    ['text on its own tint', '--accent', colours['--accent-soft']],
    ['white on a button', '--accent', '#ffffff'],
    ['white on a button under the pointer', '--accent-deep', '#ffffff'],
    ['deep text on its own tint', '--accent-deep', colours['--accent-soft']],
  ])('%s reads', (_, name, ground) => {
    expect(contrast(colours[name], ground)).toBeGreaterThanOrEqual(4.5)
  })

  test('ink and soft ink read on the tint', () => {
    expect(contrast(own['--ink'], colours['--accent-soft'])).toBeGreaterThanOrEqual(7)
    expect(contrast(own['--ink-soft'], colours['--accent-soft'])).toBeGreaterThanOrEqual(4.5)
  })
})

test.each([
  ['ink on paper', own['--ink'], own['--paper'], 7],
  ['soft ink on paper', own['--ink-soft'], own['--paper'], 4.5],
  ['soft ink on a warning', own['--ink-soft'], own['--warning-soft'], 4.5],
  ['the line around an input', own['--line-strong'], '#ffffff', 3],
  ['the line around an input, on paper', own['--line-strong'], own['--paper'], 3],
  ['information', own['--info'], own['--info-soft'], 4.5],
  ['success', dads['--color-primitive-green-900'], own['--success-soft'], 4.5],
  ['warning', own['--warning-ink'], own['--warning-soft'], 4.5],
  ['error', dads['--color-primitive-red-900'], own['--error-soft'], 4.5],
  ['error on paper', dads['--color-primitive-red-900'], own['--paper'], 4.5],
])('%s reads', (_, one, other, least) => {
  expect(contrast(one, other)).toBeGreaterThanOrEqual(least)
})

test('colours are named in one place: no other stylesheet writes one', () => {
  const sheets = [
    'base',
    'header',
    'nav',
    'page',
    'footer',
    'button',
    'form',
    'blocks',
    'facts',
    'people',
    'thread',
    'charts',
    'modes',
  ]
  const raw = sheets.filter((name) => /#[0-9a-f]{3,8}\b|rgba?\(/i.test(read(`./styles/${name}.css`)))
  expect(raw).toEqual([])
})
