import { describe, expect, test } from 'vitest'
import type { Lang } from '../lib/language.ts'
import { assets, setAssets } from './assets.ts'
import { Document, type DocumentProps } from './layout.tsx'

const hostile = '</title><script>alert(1)</script>"髙﨑'

const page = (props: Partial<DocumentProps> = {}) =>
  String(
    <Document
      lang="ja"
      title="はじめに"
      accent="kaki"
      nav={[
        { href: '/minato', label: 'はじめに', current: true },
        { href: '/minato/cases', label: '事業' },
      ]}
      languageLinks={[]}
      {...props}
    >
      <p>本文</p>
    </Document>,
  )

test('a page is a whole document that begins with its doctype', () => {
  expect(page()).toMatch(/^<!doctype html><html lang="ja" data-accent="kaki" data-lang="ja">/)
  expect(page()).toMatch(/<\/html>$/)
})

test.each<[Lang, string]>([
  ['ja', 'ja'],
  ['easy', 'ja'],
  ['en', 'en'],
])('%s is read aloud as %s', (lang, attribute) => {
  expect(page({ lang })).toContain(`<html lang="${attribute}"`)
})

test('the first thing a keyboard reaches is the way past the menu', () => {
  const [, first = ''] = /<body[^>]*>(<a [^>]*>)/.exec(page()) ?? []
  expect(first).toContain('href="#main"')
  expect(page()).toContain('<main class="yui-main" id="main"')
})

test('names and titles are text, whatever is in them', () => {
  const html = page({
    title: hostile,
    city: { slug: 'minato', name: hostile },
    viewer: { name: hostile, hat: hostile, links: [{ href: '/x', label: hostile }], signOutAction: '/out' },
    breadcrumbs: [{ label: hostile }],
    footer: { desks: [{ name: hostile, phone: '0000-00-0001' }] },
    shortUrl: 'https://example.jp/"><script>',
  })
  expect(html.match(/<script/g)).toEqual(['<script'])
  expect(html).toContain('髙﨑')
})

test('the current page is marked, and only it', () => {
  expect(page().match(/aria-current="page"/g)).toHaveLength(1)
})

describe('who is reading', () => {
  test('a visitor is shown the way in', () => {
    expect(page({ signInHref: '/in' })).toContain('href="/in">ログイン</a>')
  })

  test('a person signed in sees name and hat, and leaves by a POST', () => {
    const viewer = { name: '佐藤 花', hat: '環境課', links: [], signOutAction: '/out' }
    const html = page({ viewer, signInHref: '/in' })
    expect(html).toContain('佐藤 花')
    expect(html).toContain('環境課')
    expect(html).toContain('<form method="post" action="/out">')
    expect(html).not.toContain('href="/in"')
  })
})

test('practice is said on every page of the demo and on no other', () => {
  expect(page({ demo: true })).toContain('ここは体験用で')
  expect(page()).not.toContain('体験用')
})

test('the printed page shows its address as text and as a code', () => {
  const html = page({ shortUrl: 'https://example.jp/c/4F7K' })
  expect(html).toContain('<span class="yui-footer__url">https://example.jp/c/4F7K</span>')
  expect(html).toMatch(/<svg class="yui-qr"[^>]*aria-label="二次元コード：https:\/\/example.jp\/c\/4F7K"/)
})

test('assets are the ones of the build, and all of our own origin', () => {
  const before = { ...assets }
  setAssets({ css: '/assets/a.css', fonts: '/assets/f.css', js: '/assets/a.js', icon: '/assets/i.svg' })
  const links = [...page().matchAll(/(?:src|href)="(\/assets[^"]+)"/g)].map(([, href]) => href)
  setAssets(before)
  expect(links).toEqual(['/assets/i.svg', '/assets/a.css', '/assets/f.css', '/assets/a.js'])
})
