import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { jsx } from 'hono/jsx'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildAssets } from '../scripts/build-assets.mjs'
import { setAssets } from '../src/ui/assets.ts'
import { DesignPage } from '../src/ui/design-page.tsx'
import { Document } from '../src/ui/layout.tsx'
import { launchBrowser } from './browser.ts'

const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let folder: string
let browser: Browser
let server: Server
let origin: string
const posts: string[] = []

const gallery = () =>
  String(
    jsx(Document, {
      lang: 'ja',
      title: 'デザイン',
      accent: 'kaki',
      city: { slug: 'minato', name: 'みなと市' },
      nav: [
        { href: '/', label: 'はじめに', current: true },
        { href: '/guideline', label: '協働の手引き' },
      ],
      languageLinks: [
        { href: '?lang=ja', lang: 'ja', label: '日本語', current: true },
        { href: '?lang=en', lang: 'en', label: 'English', current: false },
      ],
      viewer: {
        name: '佐藤 花',
        hat: '川べり清掃の会',
        links: [{ href: '/desk', label: '机' }],
        signOutAction: '/out',
      },
      breadcrumbs: [{ href: '/', label: 'みなと市' }, { label: 'デザイン' }],
      footer: { desks: [{ name: '市民協働課', phone: '0000-00-0001' }] },
      demo: true,
      shortUrl: 'https://example.jp/d',
      children: jsx(DesignPage, { lang: 'ja' }),
    }),
  )

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yui-design-'))
  setAssets(await buildAssets(folder))
  server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (request.method === 'POST') {
      posts.push(path)
      // Slow, as a city's network is: time enough to press twice. 204 keeps the page.
      setTimeout(() => response.writeHead(204).end(), 400)
      return
    }
    if (path.startsWith('/assets/')) {
      const body = await readFile(join(folder, path.slice('/assets/'.length)))
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(body)
      return
    }
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'self'",
      })
      .end(gallery())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  server?.close()
  await rm(folder, { recursive: true, force: true })
})

const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(origin, { waitUntil: 'networkidle' })
  return page
}

/** axe comes in through the browser's debugger, past the page's own content security policy. */
const violations = async (options: BrowserContextOptions) => {
  const page = await open({ ...options, bypassCSP: true })
  await page.evaluate(axe)
  const found = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then((result) => result.violations.flatMap((v) => v.nodes.map((n) => v.id + ' ' + n.target.join(' '))))`,
  )
  await page.context().close()
  return found
}

describe('the gallery in a browser', () => {
  test.each([
    ['on a phone', { viewport: { width: 360, height: 740 } }],
    ['on a desk', { viewport: { width: 1280, height: 800 } }],
    ['in forced colours', { viewport: { width: 1280, height: 800 }, forcedColors: 'active' as const }],
  ])('axe finds nothing %s', async (_, options) => {
    expect(await violations(options)).toEqual([])
  })

  test.each([320, 360, 768, 1280])('at %i px the page never scrolls sideways', async (width) => {
    const page = await open({ viewport: { width, height: 700 } })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    await page.context().close()
  })

  test('what can be pressed is at least 24 px high and wide, or stands in a line of text', async () => {
    const page = await open({ viewport: { width: 360, height: 740 } })
    const small =
      await page.evaluate(`[...document.querySelectorAll('a, button, summary, input:not([type=hidden]):not([aria-hidden]), select')]
      .filter((e) => e.checkVisibility() && !e.closest('p, li, .yui-skip, td, th, h3, dt, cite'))
      .filter((e) => { const r = e.getBoundingClientRect(); return r.height < 24 || r.width < 24 })
      .map((e) => e.outerHTML.slice(0, 120))`)
    expect(small).toEqual([])
    await page.context().close()
  })

  test('nothing is loaded from another origin and nothing breaks the content security policy', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const strangers: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) strangers.push(request.url())
    })
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(origin, { waitUntil: 'networkidle' })
    expect({ strangers, complaints }).toEqual({ strangers: [], complaints: [] })
    await context.close()
  })

  test('without JavaScript the menu opens on a phone, and nothing offers what only JavaScript does', async () => {
    const page = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
    const menu = page.getByRole('navigation', { name: '主なメニュー' })
    expect(await menu.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'メニュー' }).click()
    expect(await menu.isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: '印刷する' }).count()).toBe(0)
    await page.context().close()
  })

  test('a word explains itself in place', async () => {
    const page = await open()
    const explanation = page.getByText('立場のちがう人たちが')
    expect(await explanation.isVisible()).toBe(false)
    await page.getByRole('button', { name: '「協働」とは' }).click()
    expect(await explanation.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await explanation.isVisible()).toBe(false)
    await page.context().close()
  })

  test('a form pressed twice is sent once, and its button stays a working button', async () => {
    const page = await open()
    const button = page.getByRole('button', { name: 'この内容で送る' })
    await page.evaluate(`document.querySelector('yui-form form').action = '/sent'`)
    posts.length = 0
    await button.click({ noWaitAfter: true })
    await button.click({ noWaitAfter: true })
    await page.waitForTimeout(1200)
    expect(posts).toEqual(['/sent'])
    expect(await button.isEnabled()).toBe(true)
    await page.context().close()
  })

  test('a text area counts what a reader would count', async () => {
    const page = await open()
    await page.getByLabel('こうなったらいいな').fill('葛󠄀👨‍👩‍👧')
    await page.getByText('あと1,998文字').first().waitFor()
    await page.context().close()
  })

  test('on paper the menu is gone and the address is there', async () => {
    const page = await open()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('https://example.jp/d').isVisible()).toBe(true)
    expect(await page.locator('.yui-nav').isVisible()).toBe(false)
    await page.context().close()
  })
})
