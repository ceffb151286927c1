import { describe, expect, test } from 'vitest'
import { languages } from '../lib/language.ts'
import { DesignPage } from './design-page.tsx'
import { Document } from './layout.tsx'

const render = (lang: (typeof languages)[number]) =>
  String(
    <Document
      lang={lang}
      title="Design"
      accent="ai"
      nav={[]}
      languageLinks={[]}
      shortUrl="https://example.jp/d"
    >
      <DesignPage lang={lang} />
    </Document>,
  )

describe.each(languages)('every component, in %s', (lang) => {
  const html = render(lang)
  const tags = html.match(/<[a-z][^>]*>/g) ?? []
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)

  test('carries no style, no handler, no placeholder and nothing disabled', () => {
    expect(tags.filter((tag) => /\s(style|placeholder|disabled|readonly|on\w+)[=\s>]/.test(tag))).toEqual([])
  })

  test('has each id once', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('points only at ids that are there', () => {
    const targets = [
      ...html.matchAll(/ (?:for|aria-labelledby|aria-describedby|popovertarget)="([^"]+)"/g),
    ].flatMap(([, value = '']) => value.split(' '))
    expect(targets.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('gives every control a label', () => {
    const controls = tags.filter(
      (tag) => /^<(input|select|textarea)/.test(tag) && !tag.includes('type="hidden"'),
    )
    const unlabelled = controls.filter((tag) => !html.includes(`for="${/ id="([^"]+)"/.exec(tag)?.[1]}"`))
    expect(unlabelled).toEqual([])
    expect(controls.length).toBeGreaterThan(10)
  })

  test('follows each drawing of scores by the same numbers as a table', () => {
    expect(html).toMatch(/<figure class="yui-spread">.*<table id="spread-table">.*<\/figure>/s)
  })

  test('draws each picture with words, or hides it from those who hear the page', () => {
    const pictures = tags.filter((tag) => tag.startsWith('<svg'))
    expect(pictures.filter((tag) => !/aria-hidden="true"|aria-label="[^"]+"/.test(tag))).toEqual([])
  })
})
